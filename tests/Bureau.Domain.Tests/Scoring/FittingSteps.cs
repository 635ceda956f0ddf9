using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Training;

namespace Bureau.Domain.Tests.Scoring;

public sealed class FittingSteps
{
    // A point is 0.015 in the log odds.
    private const double Precision = 0.001;
    private const double Nothing = 1e-6;

    // Values 1, 2, 3 and missing, with 40, 30, 10 and 20 of 50 defaulted.
    private static readonly (double? Value, int Defaulted)[] Groups = [(1, 40), (2, 30), (3, 10), (null, 20)];
    private static readonly double?[] Values = [.. Groups.SelectMany(group => Enumerable.Repeat(group.Value, 50))];
    private static readonly bool[] Defaulted = [.. Groups.SelectMany(group => Enumerable.Range(0, 50).Select(i => i < group.Defaulted))];

    [Fact]
    public void GivesEachBinItsLogOdds_WithoutPenalty()
    {
        var model = StepRegression.Fit([Column(Direction.HigherIsBetter)], Defaulted, absolutePenalty: 0, squarePenalty: 0)!;

        Assert.Equal(Math.Log(10.0 / 40), model.Intercept, Precision);
        Assert.Equal(0, model.Values[0][0]);
        Assert.Equal(Math.Log(20.0 / 30 / (10.0 / 40)), model.Values[0][1], Precision);
        Assert.Equal(Math.Log(40.0 / 10 / (10.0 / 40)), model.Values[0][2], Precision);
        Assert.Equal(Math.Log(30.0 / 20 / (10.0 / 40)), model.Values[0][^1], Precision);
    }

    [Fact]
    public void HoldsTheDirection_AgainstTheSample() =>
        Assert.All(StepRegression.Fit([Column(Direction.HigherIsWorse)], Defaulted, 0, 0)!.Values[0][..3], value => Assert.InRange(value, -Nothing, 0));

    [Fact]
    public void JoinsBins_WhoseDifferenceThePenaltyOutweighs()
    {
        double?[] values = [.. Enumerable.Range(0, 150).Select(i => (double?)(1 + i / 50))];
        bool[] defaulted = [.. Enumerable.Range(0, 150).Select(i => i % 50 < (i / 50) switch { 0 => 30, 1 => 32, _ => 10 })];
        var column = BinnedColumn.Of(values, Direction.Free, most: 16, leastShare: 0.01);

        var free = StepRegression.Fit([column], defaulted, absolutePenalty: 0, squarePenalty: 0)!.Values[0];
        var joined = StepRegression.Fit([column], defaulted, absolutePenalty: 3, squarePenalty: 0)!.Values[0];

        Assert.True(free[1] < 0);
        Assert.InRange(joined[1], -Nothing, Nothing);
        Assert.InRange(joined[2], 1, free[2] - 0.1);
    }

    [Fact]
    public void CutsAtTwoSignificantDigits_AndGivesFewValuesABinEach()
    {
        var wide = BinnedColumn.Of([.. Enumerable.Range(0, 1_000).Select(i => (double?)(i * 1.2345))], Direction.Free, most: 4, leastShare: 0.1);
        var few = Column(Direction.Free);

        Assert.Equal([310, 620, 930], wide.Cuts);
        Assert.Equal([2, 3], few.Cuts);
        Assert.Equal([0, 1, 2, 3], few.Bins.Distinct());
    }

    [Fact]
    public void MakesNoBin_OfTooFewFiles() =>
        Assert.Equal([2], BinnedColumn.Of([.. Enumerable.Repeat((double?)1, 50), .. Enumerable.Repeat((double?)2, 45), .. Enumerable.Repeat((double?)3, 5)], Direction.Free, 16, 0.1).Cuts);

    private static BinnedColumn Column(Direction direction) => BinnedColumn.Of(Values, direction, most: 16, leastShare: 0.01);
}
