using System.Text.Json.Nodes;
using Bureau.Domain.Scoring;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests.Scoring;

/// <summary>What a person sees of their own score: its parts, how it is recomputed, what would change it, and how it stood month by month.</summary>
public sealed class MyScoreTests(StillBureau still) : IClassFixture<StillBureau>
{
    private const int Prime = 1;
    private const int ThinFile = 2;
    private const int Delinquent = 3;

    private RunningBureau Bureau => still.Bureau;

    [Theory]
    [InlineData(Prime)]
    [InlineData(Delinquent)]
    public async Task Recomputation_FollowsThePublishedCard_ToTheScore(int person)
    {
        var answer = await AskAsync(person, """
            { me { score { value recomputation { cardName cardVersion basePoints sum text lines { characteristic measured bin points makes text } } } }
              scorecard { name version basePoints characteristics { characteristic bins { from below missing points } } } }
            """);
        var (score, card) = (answer["me"]!["score"]!, answer["scorecard"]!);
        var recomputation = score["recomputation"]!;
        Assert.Equal(((string?)card["name"], (int)card["version"]!), ((string?)recomputation["cardName"], (int)recomputation["cardVersion"]!));

        // As a person would: look each value up on the card, and add.
        var sum = (int)card["basePoints"]!;
        foreach (var (line, row) in recomputation["lines"]!.AsArray().Zip(card["characteristics"]!.AsArray()))
        {
            Assert.Equal((string?)row!["characteristic"], (string?)line!["characteristic"]);
            sum += (int)Assert.Single(row["bins"]!.AsArray(), bin => Holds(bin!, (double?)line["measured"]))!["points"]!;
            Assert.Equal(sum, (int)line["makes"]!);
            Assert.EndsWith($"makes {sum}.", (string?)line["text"], StringComparison.Ordinal);
        }

        Assert.Equal(((int)score["value"]!, (int)score["value"]!), (sum, (int)recomputation["sum"]!));
        Assert.Contains($"The score is {sum}: ", (string?)recomputation["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_AddUpToTheScore()
    {
        var score = (await AskAsync(Delinquent, "{ me { score { value basePoints groups { group points pointsLost contributions { points pointsLost } } } } }"))["me"]!["score"]!;
        var groups = score["groups"]!.AsArray();
        Assert.Equal((int)score["value"]!, (int)score["basePoints"]! + groups.Sum(group => (int)group!["points"]!));
        Assert.All(groups, group => Assert.Equal((int)group!["points"]!, group["contributions"]!.AsArray().Sum(part => (int)part!["points"]!)));
        Assert.Contains("PAYMENT_HISTORY", groups.Select(group => (string?)group!["group"]));
    }

    [Fact]
    public async Task WhatWouldChange_GainsWhatItSays_AndNeverByLateness()
    {
        var score = (await AskAsync(Delinquent, """
            { me { score { value reasons { code } contributions { characteristic measured points pointsLost }
              whatWouldChange { characteristic measured value from below pointsGained score band dependsOn monthsAtLeast text } } } }
            """))["me"]!["score"]!;
        var changes = score["whatWouldChange"]!.AsArray();
        Assert.NotEmpty(changes);
        foreach (var change in changes)
        {
            var part = Assert.Single(score["contributions"]!.AsArray(), part => (string?)part!["characteristic"] == (string?)change!["characteristic"])!;
            Assert.Equal((double?)part["measured"], (double?)change!["measured"]);
            Assert.InRange((int)change["pointsGained"]!, 1, (int)part["pointsLost"]!);
            Assert.Equal((int)score["value"]! + (int)change["pointsGained"]!, (int)change["score"]!);
            Assert.Equal((string?)change["dependsOn"] == "LENDER", change["monthsAtLeast"] is null);
            Assert.Contains($"the score would be {change["score"]}", (string?)change["text"], StringComparison.Ordinal);
        }

        // Five months were past due: only time takes them away. What is past due now can be paid.
        Assert.Contains(changes, change => (string?)change!["dependsOn"] == "TIME" && (double)change["value"]! < (double)change["measured"]!);
        Assert.Contains(changes, change => ((string?)change!["characteristic"], (string?)change["dependsOn"], (double)change["value"]!) == ("LATEST_PERIODS_PAST_DUE", "CONDUCT", 0));
    }

    [Fact]
    public async Task History_TellsEachMonth_WithTheScoreOfThen()
    {
        await RunScoresAsync();
        still.Clock.Move(TimeSpan.FromDays(31));
        await RunScoresAsync();

        var me = (await AskAsync(Prime, "{ me { score { value band basePoints card contributions { characteristic measured points } } scoreHistory(first: 1) { edges { cursor node { "
            + "month card cardChanged value noScoreReason band basePoints scoredAt contributions { characteristic group measured points } } } pageInfo { hasNextPage endCursor } } } }"))["me"]!;
        var (score, newest) = (me["score"]!, Assert.Single(me["scoreHistory"]!["edges"]!.AsArray())!["node"]!);
        Assert.Equal("2030-04-01", (string?)newest["month"]);
        Assert.Equal(((int)score["value"]!, (string?)score["band"], (int)score["basePoints"]!, (string?)score["card"], false),
            ((int)newest["value"]!, (string?)newest["band"], (int)newest["basePoints"]!, (string?)newest["card"], (bool)newest["cardChanged"]!));
        Assert.Equal(
            score["contributions"]!.AsArray().Select(part => ((string?)part!["characteristic"], (double?)part["measured"], (int)part["points"]!)),
            newest["contributions"]!.AsArray().Select(part => ((string?)part!["characteristic"], (double?)part["measured"], (int)part["points"]!)));

        // The page that follows has the month before, and is the last.
        Assert.True((bool)me["scoreHistory"]!["pageInfo"]!["hasNextPage"]!);
        var next = (await AskAsync(Prime, $"{{ me {{ scoreHistory(first: 1, after: \"{me["scoreHistory"]!["pageInfo"]!["endCursor"]}\") {{ edges {{ node {{ month }} }} pageInfo {{ hasNextPage }} }} }} }}"))["me"]!["scoreHistory"]!;
        Assert.Equal("2030-03-01", (string?)Assert.Single(next["edges"]!.AsArray())!["node"]!["month"]);
        Assert.False((bool)next["pageInfo"]!["hasNextPage"]!);

        var thin = (await AskAsync(ThinFile, "{ me { scoreHistory { edges { node { value noScoreReason band basePoints contributions { points } } } } } }"))["me"]!["scoreHistory"]!["edges"]![0]!["node"]!;
        Assert.Equal("""{"value":null,"noScoreReason":"THIN_FILE","band":null,"basePoints":null,"contributions":[]}""", thin.ToJsonString());
    }

    [Theory]
    [InlineData("first: 0", "PAGE_SIZE_OUT_OF_RANGE")]
    [InlineData("first: 101", "PAGE_SIZE_OUT_OF_RANGE")]
    [InlineData("after: \"no cursor\"", "CURSOR_MALFORMED")]
    [InlineData("after: \"OTIyMzM3MjAzNjg1NDc3NTgwNw\"", "CURSOR_MALFORMED")]

    // "9223372036854775807 1 a-1", "1 99999999 a-1", a card with a zero byte, and a cursor of another connection: "1 " and an id.
    [InlineData("after: \"OTIyMzM3MjAzNjg1NDc3NTgwNyAxIGEtMQ\"", "CURSOR_MALFORMED")]
    [InlineData("after: \"MSA5OTk5OTk5OSBhLTE\"", "CURSOR_MALFORMED")]
    [InlineData("after: \"MSAxIGEALTE\"", "CURSOR_MALFORMED")]
    [InlineData("after: \"MSAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMA\"", "CURSOR_MALFORMED")]
    public async Task History_RefusesAPageThatThereIsNot(string arguments, string code)
    {
        var answer = await Bureau.AskAsync(Bureau.TokenOfPerson(Prime), $"{{ me {{ scoreHistory({arguments}) {{ pageInfo {{ hasNextPage }} }} }} }}");
        Assert.Equal(code, answer.Code());
    }

    [Fact]
    public async Task ThinFile_HasNoScore_AndNothingToRecompute() =>
        Assert.Null((await AskAsync(ThinFile, "{ me { score { value recomputation { text } whatWouldChange { text } } } }"))["me"]!["score"]);

    private static bool Holds(JsonNode bin, double? measured) => measured is { } value
        ? !(bool)bin["missing"]! && !(value < (double?)bin["from"]) && !(value >= (double?)bin["below"])
        : (bool)bin["missing"]!;

    private async Task RunScoresAsync() => await Bureau.Services.GetRequiredService<RunScores>().ExecuteAsync(null, CancellationToken.None);

    private async Task<JsonNode> AskAsync(int person, string query)
    {
        var answer = await Bureau.AskAsync(Bureau.TokenOfPerson(person), query);
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return answer["data"]!;
    }
}
