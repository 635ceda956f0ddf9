using System.Text.Json.Nodes;
using Bureau.Domain.Scoring;
using Snapshooter.Xunit;

namespace Bureau.Api.Tests.Inquiries;

/// <summary>What a rental firm, a dating site and a lender are told about each person of the sandbox, and what the person sees of it.</summary>
public sealed class ThreeQuestionsTests : IAsyncLifetime
{
    private readonly SetClock clock = new();
    private RunningBureau bureau = null!;

    public async Task InitializeAsync() => bureau = await RunningBureau.StartAsync(clock);

    public async Task DisposeAsync() => await bureau.DisposeAsync();

    [Fact]
    public async Task EveryPersonOfTheSandbox_IsAnsweredAsIntroduced()
    {
        var answers = new List<string>();
        for (var person = 1; person <= 8; person++)
        {
            answers.Add($"## {SandboxIdentity.Of(person).Name}");
            answers.Add(Readable(await AskAsync("demo-rental", Asking.Waiver, person, 1)));
            answers.Add(Readable(await AskAsync("demo-dating", Asking.Badge, person, 2)));
            answers.Add(Readable(await AskAsync("demo-lender", Asking.Summary, person, 3)));
        }

        Snapshot.Match(string.Join('\n', answers));
    }

    [Fact]
    public async Task Score_NeverReachesARentalFirmOrADatingSite()
    {
        var rental = (await AskAsync("demo-rental", Asking.Waiver, 1, 1)).ToJsonString();
        var dating = (await AskAsync("demo-dating", Asking.Badge, 1, 2)).ToJsonString();
        var score = (await bureau.AskAsync(bureau.TokenOfPerson(1), "{ me { score { value } } }")).Text("data.me.score.value");
        Assert.DoesNotContain(score, rental, StringComparison.Ordinal);
        Assert.DoesNotContain(score, dating, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePersonSees_WhoReadWhichField_ForWhichPurpose()
    {
        await AskAsync("demo-rental", "query($consent: ID!) { depositWaiver(consent: $consent, category: CAR) { decision } }", 1, 1);
        await AskAsync("demo-lender", "query($consent: ID!) { creditSummary(consent: $consent) { score { value } ...F @include(if: false) } } fragment F on CreditSummary { totals { accounts } }", 1, 3);

        var seen = (await bureau.AskAsync(bureau.TokenOfPerson(1), Asking.WhoAsked)).At("data.me.inquiries.edges")!.AsArray();

        Assert.Equal(["LOAN_UNDERWRITING", "RENTAL_DEPOSIT"], seen.Select(edge => edge!.Text("node.purpose")));
        Assert.Equal(["CreditSummary.score"], seen[0]!.At("node.fields")!.AsArray().Select(field => field!.ToString()));
        Assert.Equal(["DepositWaiver.decision"], seen[1]!.At("node.fields")!.AsArray().Select(field => field!.ToString()));
        Assert.Equal("Demo Rental (sandbox)", seen[1]!.Text("node.partnerName"));
    }

    [Fact]
    public async Task Inquiries_ArePagedNewestFirst_WithoutGapOrRepeat()
    {
        for (var i = 0; i < 7; i++)
            await AskAsync("demo-rental", Asking.Waiver, 3, 1);
        var prime = bureau.TokenOfPerson(3);
        var cursors = new List<string>();
        string? after = null;
        for (var page = 0; page < 4; page++)
        {
            var answer = await bureau.AskAsync(prime, Asking.WhoAsked, new { first = 2, after });
            cursors.AddRange(answer.At("data.me.inquiries.edges")!.AsArray().Select(edge => edge!.Text("cursor")));
            after = answer.Text("data.me.inquiries.pageInfo.endCursor");
            Assert.Equal(page < 3, answer.At("data.me.inquiries.pageInfo.hasNextPage")!.GetValue<bool>());
        }

        Assert.Equal(7, cursors.Distinct().Count());
        Assert.Equal("CURSOR_MALFORMED", (await bureau.AskAsync(prime, Asking.WhoAsked, new { first = 2, after = "x" })).Code());
        Assert.Equal("PAGE_SIZE_OUT_OF_RANGE", (await bureau.AskAsync(prime, Asking.WhoAsked, new { first = 101 })).Code());
    }

    [Fact]
    public async Task Refusals_AreOnRecordToo()
    {
        await AskAsync("demo-rental", Asking.Waiver, 6, 1);
        var seen = await bureau.AskAsync(bureau.TokenOfPerson(6), Asking.WhoAsked);
        Assert.Equal("FILE_FROZEN", seen.Text("data.me.inquiries.edges.0.node.denial"));
    }

    [Fact]
    public async Task EachScore_IsTheSumOfItsPublishedPoints()
    {
        for (var person = 1; person <= 8; person++)
        {
            var score = (await bureau.AskAsync(bureau.TokenOfPerson(person), "{ me { score { value basePoints contributions { points } } } }")).At("data.me.score");
            if (score is not JsonObject)
                continue;
            Assert.Equal(Scorecards.Current.BasePoints, score["basePoints"]!.GetValue<int>());
            Assert.Equal(score["value"]!.GetValue<int>(), score["basePoints"]!.GetValue<int>() + score["contributions"]!.AsArray().Sum(one => one!["points"]!.GetValue<int>()));
        }
    }

    [Fact]
    public async Task ASummary_SaysWhatTheLenderItselfReported()
    {
        const string Totals = "query($consent: ID!) { creditSummary(consent: $consent) { totals { accounts yourOwn } } }";
        var totals = (await AskAsync("demo-lender", Totals, 1, 3)).At("data.creditSummary.totals")!;

        // The sandbox has one furnisher, and its lender is of the same house.
        Assert.True(totals["accounts"]!.GetValue<int>() > 0);
        Assert.Equal(totals["accounts"]!.GetValue<int>(), totals["yourOwn"]!.GetValue<int>());
    }

    private async Task<JsonNode> AskAsync(string client, string question, int person, int partner) =>
        await bureau.AskAsync(await bureau.TokenAsync(client), question, new { consent = SandboxCallers.ConsentOfPerson(person, partner) });

    private static string Readable(JsonNode answer) => answer.ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
