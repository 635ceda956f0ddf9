using System.Text.Json.Nodes;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Scoring;
using CsCheck;
using static Bureau.Domain.Tests.Scoring.Accounts;

namespace Bureau.Domain.Tests.Scoring;

/// <summary>A card may look at applications for credit; the shipped one does not. They are told as a fifth reason (15 U.S.C. § 1681g(f)(9)).</summary>
public sealed class CountingCreditInquiries
{
    private static readonly Tradeline Late = Accounts.Card([.. Enumerable.Range(0, 6).Reverse().Select(age => Month(age, 1_000, 2_000, 0, AccountStatus.Late90))]);

    [Fact]
    public void GivesAFifthReason_WhenFourOthersLostMore()
    {
        var score = Scored(CardWithInquiries(lost: 1), [Late], [MonthEnd(1)]);

        var others = Assert.IsType<Score>(Scorecards.Current.Score([Late])).PrincipalReasons;
        Assert.Equal(4, others.Count);
        Assert.Equal([.. others.Select(reason => reason.Code), "MANY_APPLICATIONS"], score.PrincipalReasons.Select(reason => reason.Code));
    }

    [Fact]
    public void GivesFourReasons_WhenInquiriesAreAmongThem()
    {
        var reasons = Scored(CardWithInquiries(lost: 140), [Late], [MonthEnd(1)]).PrincipalReasons;

        Assert.Equal(4, reasons.Count);
        Assert.Equal("MANY_APPLICATIONS", reasons[0].Code);
    }

    [Fact]
    public void GivesNoFifthReason_WhenInquiriesLostNothing_OrWereNotLookedUp()
    {
        Assert.Equal(4, Scored(CardWithInquiries(lost: 1), [Late], []).PrincipalReasons.Count);
        Assert.Equal(4, Scored(CardWithInquiries(lost: 1), [Late], null).PrincipalReasons.Count);
    }

    [Theory]
    [InlineData("2005-03-31", null, 0)]
    [InlineData("2005-04-01", null, 1)]
    [InlineData("2005-09-29", null, 1)]
    [InlineData("2005-09-30", null, 0)]
    [InlineData("2005-10-01", null, 0)]
    [InlineData("2005-09-01", "2005-09-01", 2)]
    public void CountsTheDaysOfTheWindow_BeforeTheLatestReport(string first, string? second, double expected) => Assert.Equal(
        expected,
        Characteristic.CreditInquiries.Measure([SteadyCard(6)], "TWD", [.. new[] { first, second }.OfType<string>().Select(day => DateOnly.Parse(day))]));

    [Fact]
    public void IsMissingAndNeutral_WhenNotLookedUp()
    {
        Assert.Null(Characteristic.CreditInquiries.Measure([SteadyCard(6)], "TWD"));
        Assert.Equal(Assert.IsType<Score>(Scorecards.Current.Score([Late])).Value, Scored(CardWithInquiries(lost: 9), [Late], null).Value);
    }

    [Fact]
    public void ShippedCard_LooksAtNone()
    {
        Assert.False(Scorecards.Current.LooksAt(Characteristic.CreditInquiries));
        Assert.True(CardWithInquiries(lost: 1).LooksAt(Characteristic.CreditInquiries));
        Assert.Equal(Scorecards.Current.Score([Late]), Scorecards.Current.Score([Late], [MonthEnd(1)]), (one, other) => ((Score)one).Value == ((Score)other).Value);
    }

    // What comes later does not change what a file scored: the same file has the same score.
    [Fact]
    public void DoesNotDependOnApplications_FromTheDayOfTheLatestReportOn() =>
        Gen.Select(AnyFile.Any, Gen.Int[-400, 0].List[0, 5], Gen.Int[0, 400].List[0, 5]).Sample((file, before, after) =>
        {
            if (file.Where(account => !account.Disputed).Select(account => (DateOnly?)account.Latest.AsOf).Max() is not { } latest)
                return;

            var card = CardWithInquiries(lost: 7);
            var known = before.Select(days => latest.AddDays(days - 1)).ToList();
            var later = after.Select(days => latest.AddDays(days));
            Assert.Equal((card.Score(file, known) as Score)?.Value, (card.Score(file, [.. known, .. later]) as Score)?.Value);
        });

    private static Score Scored(Scorecard card, IReadOnlyList<Tradeline> file, IReadOnlyList<DateOnly>? inquiries) => Assert.IsType<Score>(card.Score(file, inquiries));

    /// <summary>The shipped card with one row more.</summary>
    internal static Scorecard CardWithInquiries(int lost)
    {
        var card = JsonNode.Parse(Scorecards.Current.ToJson())!;
        card["name"] = "with-inquiries";
        card["basePoints"] = Scorecards.Current.BasePoints;
        card["characteristics"]!.AsArray().Add(JsonNode.Parse($$"""
            {
              "characteristic": "CREDIT_INQUIRIES", "direction": "HIGHER_IS_WORSE", "reason": { "code": "MANY_APPLICATIONS", "text": "Many applications for credit." },
              "bins": [{ "below": 1, "points": {{lost}} }, { "from": 1, "points": 0 }, { "missing": true, "points": 0 }]
            }
            """));
        return ScorecardReader.Read(card.ToJsonString()).Succeeded(out var read, out var refusal) ? read : throw new InvalidOperationException(refusal.Message);
    }
}
