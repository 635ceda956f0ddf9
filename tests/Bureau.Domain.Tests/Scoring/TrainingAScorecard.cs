using Bureau.Domain.CreditFiles;
using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Training;
using static Bureau.Domain.Tests.Scoring.Accounts;

namespace Bureau.Domain.Tests.Scoring;

public sealed class TrainingAScorecard
{
    private static readonly Scorecard Plan = Scorecards.All[0];
    private static readonly ScorecardId Id = new("made-up", 7);
    private static readonly ScorecardOrigin Origin = new("made up", "none", "none", "4,000 files", new DateOnly(2026, 11, 22));

    // Who is late or uses much of the limit defaults more often; nothing else matters.
    private static readonly IReadOnlyList<(IReadOnlyList<Tradeline> Tradelines, bool Defaulted)> Files = MadeUp(4_000);

    [Fact]
    public void GivesTheSameCard_ForTheSameSample() =>
        Assert.Equal(Fitted(new TrainingOptions()).ToJson(), Fitted(new TrainingOptions()).ToJson());

    [Fact]
    public void GivesACardThatReadsBack_WithTheNameAndOriginAskedFor()
    {
        var card = Fitted(new TrainingOptions());

        Assert.Equal(card.ToJson(), ScorecardReader.Read(card.ToJson()).Value?.ToJson());
        Assert.Equal((Id, Origin), (card.Id, card.FittedOn));
        Assert.Equal(Plan.Characteristics.Select(row => row.Reason), card.Characteristics.Select(row => row.Reason));
    }

    [Fact]
    public void FindsWhatMatters_AndGivesTheRestOneBin()
    {
        var card = Fitted(new TrainingOptions());

        Assert.InRange(Spread(card, Characteristic.LatestUtilization), 40, 160);
        Assert.InRange(Spread(card, Characteristic.MonthsPastDue) + Spread(card, Characteristic.LatestPeriodsPastDue), 40, 160);
        Assert.InRange(Spread(card, Characteristic.CreditLimit), 0, 10);
        Assert.InRange(Spread(card, Characteristic.AveragePayment), 0, 10);
    }

    [Fact]
    public void JoinsEveryBin_WhenThePenaltyIsGreatest() =>
        Assert.All(Fitted(new TrainingOptions { AbsolutePenalty = 1e6 }).Characteristics, row => Assert.Equal(2, row.Bins.Count));

    [Fact]
    public void PutsTheAnchorWhereItSays()
    {
        var card = Fitted(new TrainingOptions { AbsolutePenalty = 1e6, AnchorOdds = Files.Count(file => !file.Defaulted) / (double)Files.Count(file => file.Defaulted) });

        Assert.Equal(650, card.BasePoints);
    }

    [Fact]
    public void CrossValidates_WithCardsThatHadNotSeenTheFile()
    {
        var sample = TrainingSample.Of(Plan, Files);
        var validated = CrossValidation.Run(Plan, sample, 5, new TrainingOptions()).Value!;

        Assert.Equal(Files.Count, validated.Scores.Count);
        Assert.InRange(validated.Power.AreaUnderCurve, 0.7, 0.95);
        Assert.True(validated.Power.AreaUnderCurve < RankingPower.Of(Scores(Fitted(new TrainingOptions()), sample), sample.Defaulted).AreaUnderCurve);
    }

    [Fact]
    public void ScoresASample_AsItScoresTheFiles()
    {
        var card = Fitted(new TrainingOptions());
        var sample = TrainingSample.Of(card, Files);

        Assert.Equal(Files.Select(file => Assert.IsType<Score>(card.Score(file.Tradelines)).Value), Scores(card, sample));
    }

    [Fact]
    public void LeavesOutFiles_ThatTheCardWouldNotScore() =>
        Assert.Equal([true], TrainingSample.Of(Plan, [([SteadyCard(2)], false), ([], false), ([SteadyCard(6)], true)]).Defaulted);

    [Fact]
    public void Refuses_WhenOneOutcomeIsTooRare() =>
        Assert.Equal(
            new SampleTooSmall(100, Files.Count(file => !file.Defaulted), 99),
            TrainScorecard.Fit(Plan, Id, TrainingSample.Of(Plan, [.. Files.Where(file => !file.Defaulted), .. Files.Where(file => file.Defaulted).Take(99)]), Origin, new TrainingOptions()).Refusal);

    [Fact]
    public void Refuses_WhenScoresWouldLeaveTheScale()
    {
        var refused = TrainScorecard.Fit(Plan, Id, TrainingSample.Of(Plan, Files), Origin, new TrainingOptions { PointsToDoubleTheOdds = 400 }).Refusal;

        Assert.IsType<ScoreOutOfRange>(Assert.Single(Assert.IsType<ScorecardUnsound>(refused).Mistakes));
    }

    [Theory]
    [InlineData(new[] { 1, 2, 3, 4 }, new[] { true, true, false, false }, 1, 1)]
    [InlineData(new[] { 4, 3, 2, 1 }, new[] { true, true, false, false }, 0, 1)]
    [InlineData(new[] { 1, 1, 1, 1 }, new[] { true, true, false, false }, 0.5, 0)]
    [InlineData(new[] { 1, 2, 2, 3 }, new[] { true, true, false, false }, 0.875, 0.5)]
    [InlineData(new[] { 1, 2, 3, 4 }, new[] { true, false, true, false }, 0.75, 0.5)]
    public void MeasuresHowScoresRankOutcomes(int[] scores, bool[] defaulted, double area, double distance)
    {
        var power = RankingPower.Of(scores, defaulted);

        Assert.Equal((area, distance, 2 * area - 1), (power.AreaUnderCurve, power.KolmogorovSmirnov, power.Gini));
    }

    private static Scorecard Fitted(TrainingOptions options) =>
        TrainScorecard.Fit(Plan, Id, TrainingSample.Of(Plan, Files), Origin, options).Value ?? throw new InvalidOperationException("No card was fitted.");

    private static int Spread(Scorecard card, Characteristic characteristic) =>
        card.Characteristics.Where(row => row.Characteristic == characteristic).Select(row => row.MostPoints - row.LeastPoints).Single();

    private static IReadOnlyList<int> Scores(Scorecard card, TrainingSample sample) =>
        [.. Enumerable.Range(0, sample.Defaulted.Count).Select(row => sample.Score(card, row))];

    private static List<(IReadOnlyList<Tradeline>, bool)> MadeUp(int count)
    {
        var chance = new Random(20261122);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var late = chance.Next(4) == 0;
            var limit = chance.Next(1, 30) * 10_000;
            var balance = limit * chance.Next(1, 100) / 100;
            var logOdds = 2.2 - (late ? 1.8 : 0) - (balance > limit / 2 ? 1.2 : 0);
            IReadOnlyList<Tradeline> file =
            [
                Card([.. Enumerable.Range(0, 6).Reverse().Select(age => Month(age, limit, balance, chance.Next(0, 5_000), late && age < 2 ? AccountStatus.Late60 : AccountStatus.Current))]),
            ];
            return (file, chance.NextDouble() > 1 / (1 + Math.Exp(-logOdds)));
        })];
    }
}
