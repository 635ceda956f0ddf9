using Bureau.Domain.CreditFiles;
using Bureau.Domain.Scoring;
using static Bureau.Domain.Tests.Scoring.Accounts;

namespace Bureau.Domain.Tests.Scoring;

public sealed class MeasuringCharacteristics
{
    /// <summary>Seven months: the oldest is outside the window and would change most figures if it were not.</summary>
    private static readonly Tradeline Eventful = Card(
        Month(6, 100, 9_999, 0, AccountStatus.Late180, TrendedUsage.Inactive),
        Month(5, 1_000, 200, 100, usage: TrendedUsage.Transactor),
        Month(4, 1_000, 0, 200, usage: TrendedUsage.Transactor),
        Month(3, 1_000, -50, 50, usage: TrendedUsage.Inactive),
        Month(2, 1_000, 500, 0, AccountStatus.Late60),
        Month(1, 1_000, 800, 0, AccountStatus.Late30),
        Month(0, 2_000, 900, 200));

    [Theory]
    [InlineData(Characteristic.LatestPeriodsPastDue, 0)]
    [InlineData(Characteristic.WorstPeriodsPastDueQuarter, 2)]
    [InlineData(Characteristic.WorstPeriodsPastDue, 2)]
    [InlineData(Characteristic.MonthsPastDue, 2)]
    [InlineData(Characteristic.MonthsSeriouslyPastDue, 1)]
    [InlineData(Characteristic.MonthsSincePastDue, 1)]
    [InlineData(Characteristic.LatestUtilization, 0.45)]
    [InlineData(Characteristic.AverageUtilization, 0.3167)]
    [InlineData(Characteristic.HighestUtilization, 0.8)]
    [InlineData(Characteristic.UtilizationTrend, 0.16)]
    [InlineData(Characteristic.LatestPaymentRatio, 0.25)]
    [InlineData(Characteristic.AveragePaymentRatio, 0.65)]
    [InlineData(Characteristic.MonthsWithoutPayment, 1)]
    [InlineData(Characteristic.MonthsInactive, 1)]
    [InlineData(Characteristic.MonthsPaidInFull, 2)]
    [InlineData(Characteristic.MonthsRevolving, 3)]
    [InlineData(Characteristic.MonthsWithBalance, 4)]
    [InlineData(Characteristic.MonthsBalanceRose, 3)]
    [InlineData(Characteristic.CreditLimit, 2_000)]
    [InlineData(Characteristic.LatestPayment, 200)]
    [InlineData(Characteristic.AveragePayment, 91.6667)]
    [InlineData(Characteristic.HighestPayment, 200)]
    [InlineData(Characteristic.LatestUse, 2)]
    [InlineData(Characteristic.TotalPeriodsPastDue, 3)]
    [InlineData(Characteristic.UnusedLimit, 1_100)]
    [InlineData(Characteristic.QuarterPaymentRatio, 0.1538)]
    [InlineData(Characteristic.LeastPaymentInTime, 0)]
    [InlineData(Characteristic.UtilizationInTime, 0.45)]
    [InlineData(Characteristic.CreditInquiries, 2)]
    public void FollowsTheRecentMonths(Characteristic characteristic, double expected) =>
        Assert.Equal(expected, characteristic.Measure([Eventful], "TWD", [MonthEnd(6), MonthEnd(5), MonthEnd(1), MonthEnd(0)]));

    [Fact]
    public void EveryCharacteristic_IsMeasuredAbove()
    {
        var measured = typeof(MeasuringCharacteristics).GetMethod(nameof(FollowsTheRecentMonths))!
            .GetCustomAttributesData().Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
            .Select(attribute => (Characteristic)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)[0].Value!);
        Assert.Equal(Enum.GetValues<Characteristic>(), measured);
    }

    [Fact]
    public void TakesTheLesserOfTwoPayments_WhileNothingIsPastDue()
    {
        Assert.Equal(300, Characteristic.LeastPaymentInTime.Measure([Card(Month(2, 1_000, 500, 100), Month(1, 1_000, 500, 400), Month(0, 1_000, 500, 300))], "TWD"));
        Assert.Equal(0, Characteristic.LeastPaymentInTime.Measure([Card(Month(2, 1_000, 500, 100, AccountStatus.Late30), Month(1, 1_000, 500, 400), Month(0, 1_000, 500, 300))], "TWD"));
    }

    [Fact]
    public void TakesAnyUse_AsTheWorst_OnceAnAccountIsPastDue() =>
        Assert.Equal(9, Characteristic.UtilizationInTime.Measure([Card(Month(0, 1_000, 10, 100, AccountStatus.Late30))], "TWD"));

    [Fact]
    public void TakesAQuarterInWhichNothingWasOwed_AsPaid() =>
        Assert.Equal(1, Characteristic.QuarterPaymentRatio.Measure([Card(Month(2, 1_000, 0, 0), Month(1, 1_000, -20, 0), Month(0, 1_000, 500, 0))], "TWD"));

    [Fact]
    public void IsMissing_WhenEveryAccountIsDisputed() =>
        Assert.All(Enum.GetValues<Characteristic>(), characteristic => Assert.Null(characteristic.Measure([Eventful with { ComplianceCondition = "XB" }], "TWD")));

    [Fact]
    public void LeavesAmountsMissing_InAnotherCurrencyThanTheCards()
    {
        Characteristic[] amounts =
        [
            Characteristic.CreditLimit, Characteristic.LatestPayment, Characteristic.AveragePayment, Characteristic.HighestPayment, Characteristic.UnusedLimit,
            Characteristic.LeastPaymentInTime,
        ];
        Assert.All(Enum.GetValues<Characteristic>(), characteristic =>
            Assert.Equal(amounts.Contains(characteristic) ? null : characteristic.Measure([Eventful], "TWD"), characteristic.Measure([Eventful], "CNY")));
    }

    [Fact]
    public void LeavesLoansOutOfUseAndAmounts_AndCountsTheirLateness()
    {
        var loan = Eventful with { PortfolioType = 'I' };

        Assert.Equal(2, Characteristic.WorstPeriodsPastDue.Measure([loan], "TWD"));
        Assert.All(
            [Characteristic.LatestUtilization, Characteristic.AveragePaymentRatio, Characteristic.MonthsWithoutPayment, Characteristic.MonthsRevolving,
                Characteristic.MonthsWithBalance, Characteristic.MonthsBalanceRose, Characteristic.CreditLimit, Characteristic.AveragePayment],
            characteristic => Assert.Null(characteristic.Measure([loan], "TWD")));
    }

    [Fact]
    public void AddsAccountsOfOneCurrency_AndTakesTheWorstRatioAmongCurrencies()
    {
        var full = Card(Month(1, 1_000, 1_000, 0), Month(0, 1_000, 1_000, 500));
        var empty = Card(Month(1, 3_000, 0, 0), Month(0, 3_000, 0, 0));
        var foreign = Card(Month(1, 100, 90, 0), Month(0, 100, 30, 90)) with { Currency = "CNY" };

        Assert.Equal(0.25, Characteristic.LatestUtilization.Measure([full, empty], "TWD"));
        Assert.Equal(0.3, Characteristic.LatestUtilization.Measure([full, empty, foreign], "TWD"));
        Assert.Equal(0.5, Characteristic.LatestPaymentRatio.Measure([full, empty, foreign], "TWD"));
        Assert.Equal(4_000, Characteristic.CreditLimit.Measure([full, empty, foreign], "TWD"));
        Assert.Equal(100, Characteristic.CreditLimit.Measure([full, empty, foreign], "CNY"));
    }

    [Fact]
    public void LeavesUtilizationMissing_WhenThereIsNoLimitAboveZero()
    {
        Assert.Null(Characteristic.LatestUtilization.Measure([Card(Month(0, 0, 500, 0))], "TWD"));
        Assert.Null(Characteristic.LatestUtilization.Measure([Card(Month(0, null, 500, 0))], "TWD"));
    }

    [Fact]
    public void LeavesPaymentsMissing_WhenNoneIsReported()
    {
        var silent = Card(Month(1, 1_000, 500, null), Month(0, 1_000, 500, null));

        Assert.Null(Characteristic.MonthsWithoutPayment.Measure([silent], "TWD"));
        Assert.Null(Characteristic.AveragePaymentRatio.Measure([silent], "TWD"));
        Assert.Null(Characteristic.AveragePayment.Measure([silent], "TWD"));
    }

    [Fact]
    public void LeavesUseMissing_WhenTheFurnisherDoesNotSay() =>
        Assert.Null(Characteristic.MonthsRevolving.Measure([Card(Month(0, 1_000, 500, 0, usage: TrendedUsage.Unknown))], "TWD"));

    [Fact]
    public void ComparesNoBalances_AcrossAGap()
    {
        var gap = Card(Month(3, 1_000, 100, 0), Month(0, 1_000, 500, 0));

        Assert.Null(Characteristic.MonthsBalanceRose.Measure([gap], "TWD"));
        Assert.Null(Characteristic.LatestPaymentRatio.Measure([gap], "TWD"));
    }

    [Fact]
    public void TakesTheLastDayOfAMonth_WhenAFurnisherReportsSeveral()
    {
        var once = Card(Month(1, 1_000, 100, 50), Month(0, 1_000, 300, 100));
        var twice = once with
        {
            Months = [
                once.Months[0] with { AsOf = once.Months[0].AsOf.AddDays(-20), CurrentBalance = 900, ActualPayment = 700, Status = AccountStatus.Late30 },
                once.Months[0],
                once.Months[1] with { AsOf = once.Months[1].AsOf.AddDays(-20), CurrentBalance = 50, ActualPayment = 700, Status = AccountStatus.Late60 },
                once.Months[1],
            ],
        };

        Assert.All(Enum.GetValues<Characteristic>(), characteristic =>
            Assert.Equal(characteristic.Measure([once], "TWD"), characteristic.Measure([twice], "TWD")));
    }

    [Fact]
    public void KeepsTheLastStatusOfAnAccount_ThatIsNotReportedAnyMore()
    {
        var lost = Card(Month(20, 1_000, 900, 0, AccountStatus.ChargeOff));

        Assert.Equal(6, Characteristic.LatestPeriodsPastDue.Measure([SteadyCard(6), lost], "TWD"));
        Assert.Equal(0, Characteristic.MonthsPastDue.Measure([SteadyCard(6), lost], "TWD"));
    }
}
