using Bureau.Domain.CreditFiles;
using Bureau.Domain.Scoring;
using CsCheck;

namespace Bureau.Domain.Tests.Scoring;

/// <summary>What would change a score, of any file on any card: the stated score is the one that the changed value gives, and time brings what time is said to bring.</summary>
public sealed class ChangingAnyScore
{
    private const int Files = 2_000;

    private static readonly Gen<(List<Tradeline> File, Scorecard Card, List<DateOnly> Inquiries)> Any =
        Gen.Select(AnyFile.Any, AnyCard.Any, Gen.Int[0, 400].Select(days => new DateOnly(2020, 1, 31).AddDays(-days)).List[0, 4]);

    [Fact]
    public void GivesTheStatedScore_WhenTheValueIsChangedAndAllElseStays() => Any.Sample((file, card, inquiries) =>
    {
        if (card.Score(file, inquiries) is not Score score)
        {
            Assert.Empty(WhatWouldChange.Of(card, file, inquiries));
            return;
        }

        foreach (var change in WhatWouldChange.Of(card, file, inquiries))
        {
            var again = card.BasePoints + card.Characteristics.Zip(score.Contributions, (row, part) =>
                row.Contribute(row.Characteristic == change.Characteristic ? change.Value : part.Measured).Points).Sum();
            Assert.Equal(again, change.Score);
            Assert.Equal(score.Value + change.PointsGained, change.Score);
            Assert.Equal(card.BandOf(again), change.Band);
            Assert.True(change.PointsGained > 0);
            Assert.True(change.Bin.Holds(change.Value));
            Assert.NotEqual(change.Measured, change.Value);
            Assert.Equal(change.By == ChangedBy.Lender, change.MonthsAtLeast is null);
            Assert.InRange(change.MonthsAtLeast ?? 1, 1, 6);
        }
    }, iter: Files);

    [Fact]
    public void StatesEachCharacteristicOnce_AndNoneInItsBestBin() => Any.Sample((file, card, inquiries) =>
    {
        var lost = (card.Score(file, inquiries) as Score)?.Contributions.Where(part => part is { PointsLost: > 0, Measured: not null }).Select(part => part.Characteristic) ?? [];
        var changes = WhatWouldChange.Of(card, file, inquiries);
        Assert.Empty(changes.Select(change => change.Characteristic).Except(lost));
        Assert.Equal(changes.Count, changes.DistinctBy(change => change.Characteristic).Count());
        Assert.Equal(changes.OrderByDescending(change => change.PointsGained), changes);
    }, iter: Files);

    // The months that follow are in order, nothing is owed and everything paid.
    [Fact]
    public void TimeBringsTheStatedValue_InTheStatedMonth_AndNoneBetterBefore() => Any.Sample((file, card, inquiries) =>
    {
        foreach (var change in WhatWouldChange.Of(card, file, inquiries).Where(change => change.By == ChangedBy.Time && change.Characteristic != Characteristic.HighestUtilization))
        {
            var row = card.Characteristics.Single(row => row.Characteristic == change.Characteristic);
            for (var months = 1; months <= change.MonthsAtLeast; months++)
            {
                var then = change.Characteristic.Measure(InOrder(file, months), card.AmountsIn, inquiries);
                if (months == change.MonthsAtLeast)
                    Assert.Equal(change.Value, then ?? 0);
                else if (then is { } before && !(change.Characteristic == Characteristic.CreditInquiries && before > change.Measured))
                    Assert.True(row.Contribute(before).Points <= row.Contribute(change.Measured).Points);
            }
        }
    }, iter: Files);

    [Fact]
    public void NeverTellsAnybody_ToPayLateOrLess() => Any.Sample((file, card, inquiries) =>
    {
        foreach (var change in WhatWouldChange.Of(card, file, inquiries))
        {
            if (change.Characteristic is Characteristic.LatestPeriodsPastDue)
                Assert.Equal(0, change.Value);
            if (change.Characteristic is Characteristic.MonthsSincePastDue or Characteristic.LatestPaymentRatio or Characteristic.AveragePaymentRatio
                or Characteristic.QuarterPaymentRatio or Characteristic.LeastPaymentInTime or Characteristic.UnusedLimit or Characteristic.LatestPayment or Characteristic.AveragePayment or Characteristic.HighestPayment)
            {
                Assert.True(change.Value > change.Measured);
            }
        }
    }, iter: Files);

    private static IReadOnlyList<Tradeline> InOrder(IReadOnlyList<Tradeline> file, int months)
    {
        var latest = file.Where(account => !account.Disputed).Max(account => account.Latest.AsOf);
        return
        [
            .. file.Select(account => account.Disputed ? account : account with
            {
                Months =
                [
                    .. account.Months,
                    .. Enumerable.Range(1, months).Select(month => new TradelineMonth(
                        new DateOnly(latest.Year, latest.Month, 1).AddMonths(month + 1).AddDays(-1), AccountStatus.Current, TrendedUsage.Transactor, 1_000, 0, 0, 9_000_000_000_000)),
                ],
            }),
        ];
    }
}
