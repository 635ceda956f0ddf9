using Bureau.Domain.CreditFiles;
using Bureau.Domain.Scoring;
using static Bureau.Domain.Tests.Scoring.Accounts;

namespace Bureau.Domain.Tests.Scoring;

/// <summary>What would change the score of made-up accounts, with figures that can be checked by hand.</summary>
public sealed class SayingWhatWouldChange
{
    private static readonly Scorecard Card = CardOf(
        Direction.HigherIsWorse,
        (Characteristic.MonthsPastDue, [1, 2]), (Characteristic.WorstPeriodsPastDue, [1, 3]), (Characteristic.LatestUtilization, [0.5, 0.9]),
        (Characteristic.AverageUtilization, [0.5]), (Characteristic.LatestPeriodsPastDue, [1]));

    private static readonly Scorecard Rising = CardOf(
        Direction.HigherIsBetter,
        (Characteristic.CreditLimit, [80_000]), (Characteristic.MonthsPaidInFull, [3]), (Characteristic.AveragePayment, [1_000]));

    // Two months past due, four and two months before the latest.
    private static readonly Tradeline Account = Accounts.Card(
        Month(5, 1_000, 950, 100),
        Month(4, 1_000, 950, 0, AccountStatus.Late30),
        Month(3, 1_000, 950, 100),
        Month(2, 1_000, 950, 0, AccountStatus.Late60),
        Month(1, 1_000, 950, 100),
        Month(0, 1_000, 950, 100));

    [Fact]
    public void CountsTheMonths_UntilLateOnesLeaveTheWindow()
    {
        var often = Change(Card, Account, Characteristic.MonthsPastDue);
        Assert.Equal((2, 1, 2, ChangedBy.Time), (often.Measured, often.Value, often.MonthsAtLeast, often.By));

        // The worst of the two is the later one: it leaves with the fourth month.
        var worst = Change(Card, Account, Characteristic.WorstPeriodsPastDue);
        Assert.Equal((2, 0, 4, ChangedBy.Time), (worst.Measured, worst.Value, worst.MonthsAtLeast, worst.By));
    }

    [Fact]
    public void LetsABalanceBePaidDown_AtOnce()
    {
        var latest = Change(Card, Account, Characteristic.LatestUtilization);
        Assert.Equal((0.95, 0.8999, 1, ChangedBy.Conduct), (latest.Measured, latest.Value, latest.MonthsAtLeast, latest.By));
    }

    // Six months of 0.95: with three months of nothing the mean is 0.475.
    [Fact]
    public void LetsAMeanFall_AsFastAsItCan()
    {
        var mean = Change(Card, Account, Characteristic.AverageUtilization);
        Assert.Equal((0.95, 0.4999, 3, ChangedBy.Conduct), (mean.Measured, mean.Value, mean.MonthsAtLeast, mean.By));
    }

    [Fact]
    public void SaysThatALimit_IsALendersDecision()
    {
        var limit = Change(Rising, Account, Characteristic.CreditLimit);
        Assert.Equal((1_000, 80_000, null, ChangedBy.Lender), (limit.Measured, limit.Value, limit.MonthsAtLeast, limit.By));
        Assert.EndsWith("A lender decides it.", limit.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void NeedsNewMonths_WhereGoodOnesAreCounted()
    {
        var full = Change(Rising, Account, Characteristic.MonthsPaidInFull);
        Assert.Equal((0, 3, 3, ChangedBy.Conduct), (full.Measured, full.Value, full.MonthsAtLeast, full.By));

        var payment = Change(Rising, Account, Characteristic.AveragePayment);
        Assert.Equal((66.6667, 1_000, 1, ChangedBy.Conduct), (payment.Measured, payment.Value, payment.MonthsAtLeast, payment.By));
    }

    [Fact]
    public void SaysNothing_OfWhatIsBestAlready_OrNotTold()
    {
        Assert.DoesNotContain(WhatWouldChange.Of(Card, [Account]), change => change.Characteristic == Characteristic.LatestPeriodsPastDue);
        Assert.DoesNotContain(WhatWouldChange.Of(Rising, [Account with { Currency = "CNY" }]), change => change.Characteristic == Characteristic.CreditLimit);
        Assert.Empty(WhatWouldChange.Of(Card, []));
    }

    [Fact]
    public void SaysItInWords() => Assert.Equal(
        $"LATEST_UTILIZATION is 0.95. If it were 0.8999 and all else unchanged, the score would be {Assert.IsType<Score>(Card.Score([Account])).Value + 10} (Good), 10 more. "
            + "It depends on what you owe, pay and use from now on; at the earliest when the next month is reported.",
        Change(Card, Account, Characteristic.LatestUtilization).Text);

    [Fact]
    public void WaitsForApplications_ToLeaveTheWindow()
    {
        var card = CountingCreditInquiries.CardWithInquiries(lost: 9);

        var july = Assert.Single(WhatWouldChange.Of(card, [SteadyCard(6)], [new(2005, 7, 9)]), change => change.Characteristic == Characteristic.CreditInquiries);
        Assert.Equal((1, 0, 4, ChangedBy.Time), (july.Measured, july.Value, july.MonthsAtLeast, july.By));

        // One that comes after the latest report counts from its month on, to the end of what is looked at.
        Assert.DoesNotContain(WhatWouldChange.Of(card, [SteadyCard(6)], [new(2005, 7, 9), new(2005, 11, 2)]), change => change.Characteristic == Characteristic.CreditInquiries);
    }

    private static ScoreChange Change(Scorecard card, Tradeline account, Characteristic characteristic) =>
        Assert.Single(WhatWouldChange.Of(card, [account]), change => change.Characteristic == characteristic);

    // Every bin is ten points from the next.
    private static Scorecard CardOf(Direction direction, params (Characteristic Characteristic, double[] Cuts)[] rows)
    {
        var document = ScorecardDocument.Of(Scorecards.Current) with
        {
            Name = "made-up",
            BasePoints = 600,
            Characteristics =
            [
                .. rows.Select(row => new ScorecardDocument.Row(
                    UpperSnake.Of(row.Characteristic.ToString()),
                    UpperSnake.Of(direction.ToString()),
                    new ScorecardDocument.Reason($"REASON_{(int)row.Characteristic}", "A reason."),
                    [
                        .. Enumerable.Range(0, row.Cuts.Length + 1).Select(bin => new ScorecardDocument.Bin(
                            bin == 0 ? null : row.Cuts[bin - 1],
                            bin == row.Cuts.Length ? null : row.Cuts[bin],
                            null,
                            10 * (direction == Direction.HigherIsBetter ? bin : row.Cuts.Length - bin))),
                        new ScorecardDocument.Bin(null, null, Missing: true, 0),
                    ])),
            ],
        };
        return ScorecardReader.Read(document).Succeeded(out var card, out var refusal) ? card : throw new InvalidOperationException(refusal.Message);
    }
}
