using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Training;

namespace Bureau.Domain.Tests.Scoring;

public sealed class EvaluatingACard
{
    private static readonly OddsScale Scale = new(650, 3, 45);

    [Theory]
    [InlineData(650, 0.25)]
    [InlineData(695, 1 / 7.0)]
    [InlineData(605, 0.4)]
    public void ReadsTheChanceOfABadOutcome_FromTheScale(int score, double rate) => Assert.Equal(rate, Scale.BadRate(score), 12);

    [Fact]
    public void FindsNoFault_WhenAsManyTurnOutBadAsPredicted()
    {
        // At 650 one of four is bad.
        var calibration = Calibration.Of(Scale, [.. Enumerable.Repeat(650, 100)], [.. Enumerable.Range(0, 100).Select(i => i % 4 == 0)]);

        var group = Assert.Single(calibration.Groups);
        Assert.Equal((650, 650, 100, 25), (group.From, group.To, group.Files, group.Defaulted));
        Assert.Equal(25, group.Expected!.Value, 9);
        Assert.Equal(0, calibration.HosmerLemeshow!.Value, 9);
        Assert.Equal(0.25 * 0.75, calibration.Brier!.Value, 9);
        Assert.Equal(calibration.Brier.Value, calibration.BrierOfRate, 9);
    }

    [Fact]
    public void SeesThatOddsDoNotHold()
    {
        // (40 − 25)² / (25 · 0.75)
        var calibration = Calibration.Of(Scale, [.. Enumerable.Repeat(650, 100)], [.. Enumerable.Range(0, 100).Select(i => i < 40)]);

        Assert.Equal(12, calibration.HosmerLemeshow!.Value, 9);
    }

    [Fact]
    public void MakesTenGroups_AndNeverPartsEqualScores()
    {
        var scores = Enumerable.Range(0, 1_000).Select(i => 500 + i / 4).ToArray();
        var groups = Calibration.Of(Scale, scores, [.. scores.Select(score => score % 2 == 0)]).Groups;

        Assert.Equal(10, groups.Count);
        Assert.Equal(1_000, groups.Sum(group => group.Files));
        Assert.All(groups.Zip(groups.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From));
    }

    [Fact]
    public void PredictsNothing_WhenTheCardDoesNotSayItsOdds()
    {
        var calibration = Calibration.Of(null, [600, 700], [true, false]);

        Assert.Equal((null, null), (calibration.Brier, calibration.HosmerLemeshow));
        Assert.All(calibration.Groups, group => Assert.Null(group.Expected));
    }

    [Fact]
    public void MeasuresStability_AsDefined()
    {
        Assert.Equal(0, Stability.Index([0.2, 0.8], [0.2, 0.8]));
        Assert.Equal(0.1 * Math.Log(0.6 / 0.5) - 0.1 * Math.Log(0.4 / 0.5), Stability.Index([0.5, 0.5], [0.6, 0.4]), 12);
        Assert.Equal(Stability.Index([0.5, 0.5], [0.9, 0.1]), Stability.Index([0.9, 0.1], [0.5, 0.5]), 12);
        Assert.InRange(Stability.Index([1, 0], [0, 1]), 10, 20);
    }

    [Fact]
    public void ComparesEachGroup_WithTheOneThatFaresBest()
    {
        // 40 of 50 and 30 of 50 reach 600; nobody reaches 700.
        int[] scores = [.. Enumerable.Range(0, 100).Select(i => i % 50 < (i < 50 ? 40 : 30) ? 650 : 550)];
        var impact = AdverseImpact.Of([600, 700], scores, [.. Enumerable.Range(0, 100).Select(i => new ProtectedTraits(i < 50 ? "A" : "B", 24 + i % 2))]);

        var groups = impact.Groups.ToDictionary(group => (group.Trait, group.Name));
        Assert.Equal(
            [(ProtectedTrait.Sex, "A"), (ProtectedTrait.Sex, "B"), (ProtectedTrait.Age, "below 25"), (ProtectedTrait.Age, "25–34")],
            impact.Groups.Select(group => (group.Trait, group.Name)));
        Assert.Equal([(600, 0.8, 1.0), (700, 0, null)], groups[(ProtectedTrait.Sex, "A")].At.Select(at => (at.Threshold, at.Share, at.Ratio)));
        Assert.Equal(0.75, groups[(ProtectedTrait.Sex, "B")].At[0].Ratio!.Value, 12);
        Assert.Equal(1, groups[(ProtectedTrait.Age, "below 25")].At[0].Ratio);
    }

    [Fact]
    public void LeavesSmallGroupsAndUnknownPeople_OutOfTheComparison()
    {
        int[] scores = [.. Enumerable.Repeat(600, 29), .. Enumerable.Repeat(500, 40), 700];
        var impact = AdverseImpact.Of([600], scores, [.. scores.Select(score => score switch { 600 => new ProtectedTraits("FEW", 62), 500 => new ProtectedTraits("MANY", 61), _ => null })]);

        Assert.Equal(1, impact.Unknown);
        Assert.Equal(["FEW", "MANY", "55–61", "62 and above"], impact.Groups.Select(group => group.Name));
        Assert.All(impact.Groups, group => Assert.Null(group.At[0].Ratio));
    }

    [Fact]
    public void KeepsTheScale_WhenTheCardIsWrittenAndRead()
    {
        var bare = Scorecards.All[0].ToJson().TrimEnd()[..^1];

        Assert.Equal(Scale, ScorecardReader.Read(bare + ", \"scale\": { \"score\": 650, \"goodForEachBad\": 3, \"pointsToDouble\": 45 } }").Value?.Scale);
        Assert.Null(ScorecardReader.Read(bare + "}").Value!.Scale);
        Assert.Equal(
            [("SCORECARD_NUMBER_OUT_OF_RANGE", "$.scale.goodForEachBad"), ("SCORECARD_NUMBER_OUT_OF_RANGE", "$.scale.score"), ("SCORECARD_MEMBER_MISSING", "$.scale.pointsToDouble")],
            Assert.IsType<ScorecardUnsound>(ScorecardReader.Read(bare + ", \"scale\": { \"score\": 6500, \"goodForEachBad\": 0 } }").Refusal).Mistakes.Select(mistake => (mistake.Code, mistake.Path)));
    }
}
