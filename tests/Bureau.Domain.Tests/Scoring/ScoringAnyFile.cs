using Bureau.Domain.CreditFiles;
using Bureau.Domain.Scoring;
using CsCheck;

namespace Bureau.Domain.Tests.Scoring;

public sealed class ScoringAnyFile
{
    private const int Files = 1_000;

    private static readonly Scorecard Card = Scorecards.Current;

    [Fact]
    public void IsTheSumOfItsParts_Within350And950() => AnyFile.Any.Sample(file =>
    {
        if (Card.Score(file) is not Score score)
            return;

        Assert.Equal(score.Value, Card.BasePoints + score.Contributions.Sum(part => part.Points));
        Assert.InRange(score.Value, Scorecard.Lowest, Scorecard.Highest);
        Assert.InRange(score.Value, score.Band.From, (Card.Bands.FirstOrDefault(band => band.Band == score.Band.Band + 1)?.From - 1) ?? Scorecard.Highest);
    }, iter: Files);

    [Fact]
    public void ContributesWhatIsMeasured_OnceForEachRowOfTheCard() => AnyFile.Any.Sample(file =>
    {
        if (Card.Score(file) is not Score score)
            return;

        Assert.Equal(Card.Characteristics.Count, score.Contributions.Count);
        Assert.All(Card.Characteristics.Zip(score.Contributions), pair =>
        {
            var (row, part) = pair;
            Assert.Equal(row.Characteristic, part.Characteristic);
            Assert.Equal(row.Characteristic.Measure(file, Card.AmountsIn), part.Measured);
            Assert.Same(part.Bin, Assert.Single(row.Bins, bin => bin.Holds(part.Measured)));
            Assert.Equal(row.Bins.Max(bin => bin.Points) - part.Points, part.PointsLost);
        });
    }, iter: Files);

    [Fact]
    public void GivesTheReasonsThatCostMost_AndNoneForWhatTheFileDoesNotTell() => AnyFile.Any.Sample(file =>
    {
        if (Card.Score(file) is not Score score)
            return;

        var expected = score.Contributions.Zip(Card.Characteristics)
            .Where(pair => pair.First is { PointsLost: > 0, Measured: not null })
            .OrderByDescending(pair => pair.First.PointsLost)
            .Select(pair => pair.Second.Reason)
            .Take(4);
        Assert.Equal(expected, score.PrincipalReasons);
    }, iter: Files);

    [Fact]
    public void GivesNoScore_ExactlyWhenTheFileIsTooThin() => AnyFile.Any.Sample(file =>
    {
        var seen = file.Where(account => !account.Disputed).ToList();
        var reported = seen.SelectMany(account => account.Months).Select(month => month.AsOf.Year * 12 + month.AsOf.Month).ToHashSet();
        var months = reported.Count(month => month > reported.Max() - 6);

        var expected = file.Count == 0 ? NoScoreReason.NoTradeline
            : seen.Count == 0 ? NoScoreReason.AllDisputed
            : months < Card.LeastMonths ? NoScoreReason.ThinFile
            : (NoScoreReason?)null;
        Assert.Equal(expected, (Card.Score(file) as NoScore)?.Reason);
    }, iter: Files);

    [Fact]
    public void DoesNotDependOnTheOrderOfAccounts_NorOnDisputedOnes() => Gen.Select(AnyFile.Any, Gen.Int).Sample((file, seed) =>
    {
        var shuffled = file.ToArray();
        new Random(seed).Shuffle(shuffled);

        Assert.Equal(Value(file), Value(shuffled));
        if (file.Exists(account => !account.Disputed))
        {
            Assert.Equal(Value(file), Value([.. file.Where(account => !account.Disputed)]));
        }
    }, iter: Files);

    [Fact]
    public void DoesNotDependOnToday() => Gen.Select(AnyFile.Any, Gen.Int[1, 240]).Sample((file, months) =>
    {
        var later = file.Select(account => account with
        {
            Months = [.. account.Months.Select(month => month with { AsOf = new DateOnly(month.AsOf.Year, month.AsOf.Month, Math.Min(month.AsOf.Day, 28)).AddMonths(months) })],
        });

        Assert.Equal(Value(file), Value([.. later]));
    }, iter: Files);

    [Fact]
    public void NeverRises_WhenAMonthIsFurtherPastDue() => AnyMonth.Sample((file, account, month) =>
        Assert.True(Value(With(file, account, month, old => old with { Status = old.IsOver ? old.Status : AccountStatus.Late180 })) <= Value(file)), iter: Files);

    [Fact]
    public void NeverFalls_WhenMoreIsPaid() => AnyMonth.Sample((file, account, month) =>
        Assert.True(Value(With(file, account, month, old => old with { ActualPayment = old.ActualPayment + 5_000 })) >= Value(file)), iter: Files);

    [Fact]
    public void NeverFalls_WhenALimitIsRaised() => AnyMonth.Sample((file, account, month) =>
        Assert.True(Value(With(file, account, month, old => old with { CreditLimit = old.CreditLimit > 0 ? old.CreditLimit + 50_000 : old.CreditLimit })) >= Value(file)), iter: Files);

    private static readonly Gen<(List<Tradeline> File, int Account, int Month)> AnyMonth =
        AnyFile.Tradeline.List[1, 4].SelectMany(file => Gen.Int[0, file.Count - 1].SelectMany(account =>
            Gen.Int[0, file[account].Months.Count - 1].Select(month => (file, account, month))));

    private static int Value(IReadOnlyList<Tradeline> file) => (Card.Score(file) as Score)?.Value ?? 0;

    private static Tradeline[] With(List<Tradeline> file, int account, int month, Func<TradelineMonth, TradelineMonth> change) =>
    [
        .. file.Select((tradeline, i) => i != account ? tradeline : tradeline with
        {
            Months = [.. tradeline.Months.Select((figures, j) => j == month ? change(figures) : figures)],
        }),
    ];
}
