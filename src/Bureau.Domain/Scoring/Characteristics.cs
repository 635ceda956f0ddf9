using Bureau.Domain.CreditFiles;

namespace Bureau.Domain.Scoring;

/// <summary>How each characteristic is measured.</summary>
public static class Characteristics
{
    // Beyond what any bin tells apart.
    private const double FullyUsed = 9;

    /// <summary>
    /// Measures one characteristic of a file. Accounts under dispute are left out. Every ratio is of amounts in one currency;
    /// with several currencies a month takes the worst ratio among them.
    /// </summary>
    /// <param name="characteristic">What to measure.</param>
    /// <param name="tradelines">The accounts of one file, each with a month at least.</param>
    /// <param name="amountsIn">ISO 4217 code: limits and payments in other currencies are not told as amounts.</param>
    /// <param name="creditInquiries">The days of the applications for credit; null when they were not looked up.</param>
    /// <returns>The value rounded to four decimals, half away from zero; null when the file does not tell.</returns>
    public static double? Measure(
        this Characteristic characteristic, IReadOnlyList<Tradeline> tradelines, string amountsIn, IReadOnlyList<DateOnly>? creditInquiries = null) =>
        RecentMonths.Of(tradelines, amountsIn, creditInquiries) is { } recent ? Measure(characteristic, recent) : null;

    internal static double? Measure(Characteristic characteristic, RecentMonths recent) =>
        Exact(characteristic, recent) is { } exact ? Math.Round(exact, 4, MidpointRounding.AwayFromZero) : null;

    private static double? Exact(Characteristic characteristic, RecentMonths recent) => characteristic switch
    {
        Characteristic.LatestPeriodsPastDue => recent.LatestPeriodsPastDue,
        Characteristic.WorstPeriodsPastDueQuarter => Highest(recent.Months[..3], month => month.PeriodsPastDue),
        Characteristic.WorstPeriodsPastDue => Highest(recent.Months, month => month.PeriodsPastDue),
        Characteristic.MonthsPastDue => Count(recent.Months, month => month.PeriodsPastDue >= 1),
        Characteristic.MonthsSeriouslyPastDue => Count(recent.Months, month => month.PeriodsPastDue >= 2),
        Characteristic.MonthsSincePastDue => MonthsSincePastDue(recent.Months),
        Characteristic.LatestUtilization => recent.Months[0].Utilization,
        Characteristic.AverageUtilization => Average(recent.Months, month => month.Utilization),
        Characteristic.HighestUtilization => Highest(recent.Months, month => month.Utilization),
        Characteristic.UtilizationTrend => recent.Months[0].Utilization - Average(recent.Months[1..], month => month.Utilization),
        Characteristic.LatestPaymentRatio => recent.Months[0].PaymentRatio,
        Characteristic.AveragePaymentRatio => Average(recent.Months, month => month.PaymentRatio),
        Characteristic.MonthsWithoutPayment => Count(recent.Months, month => month.PaymentRatio is { } ratio ? ratio == 0 : null),
        Characteristic.MonthsInactive => Count(recent.Months, month => UsedAs(month, TrendedUsage.Inactive)),
        Characteristic.MonthsPaidInFull => Count(recent.Months, month => UsedAs(month, TrendedUsage.Transactor)),
        Characteristic.MonthsRevolving => Count(recent.Months, month => UsedAs(month, TrendedUsage.Revolver)),
        Characteristic.MonthsWithBalance => Count(recent.Months, month => month.HasBalance),
        Characteristic.MonthsBalanceRose => Count(recent.Months, month => month.BalanceRose),
        Characteristic.CreditLimit => recent.Months[0].Limit,
        Characteristic.LatestPayment => recent.Months[0].Paid,
        Characteristic.AveragePayment => Average(recent.Months, month => month.Paid),
        Characteristic.HighestPayment => Highest(recent.Months, month => month.Paid),
        Characteristic.LatestUse => recent.Months[0].Usage == TrendedUsage.Unknown ? null : recent.Months[0].Usage - TrendedUsage.Inactive,
        Characteristic.TotalPeriodsPastDue => Sum(recent.Months, month => month.PeriodsPastDue),
        Characteristic.UnusedLimit => recent.Months[0].Unused,
        Characteristic.QuarterPaymentRatio => recent.QuarterPaymentRatio,
        Characteristic.LeastPaymentInTime => LeastPaymentInTime(recent.Months),
        Characteristic.UtilizationInTime => recent.Months[0].Utilization is not { } used ? null
            : recent.LatestPeriodsPastDue > 0 ? FullyUsed
            : Math.Min(FullyUsed, used),
        Characteristic.CreditInquiries => recent.CreditInquiriesAfter(0),
        _ => throw new ArgumentOutOfRangeException(nameof(characteristic)),
    };

    private static double? LeastPaymentInTime(ReadOnlySpan<RecentMonth> months) =>
        Lowest(months[..2], month => month.Paid) is not { } least ? null
            : Highest(months, month => month.PeriodsPastDue) > 0 ? 0
            : least;

    private static bool? UsedAs(RecentMonth month, TrendedUsage usage) => month.Usage == TrendedUsage.Unknown ? null : month.Usage == usage;

    private static double MonthsSincePastDue(ReadOnlySpan<RecentMonth> months)
    {
        for (var age = 0; age < months.Length; age++)
        {
            if (months[age].PeriodsPastDue > 0)
                return age;
        }

        return months.Length;
    }

    private static double? Count(ReadOnlySpan<RecentMonth> months, Func<RecentMonth, bool?> holds)
    {
        double? count = null;
        foreach (ref readonly var month in months)
        {
            if (holds(month) is { } told)
            {
                count = (count ?? 0) + (told ? 1 : 0);
            }
        }

        return count;
    }

    private static double Sum(ReadOnlySpan<RecentMonth> months, Func<RecentMonth, double> figure)
    {
        var sum = 0d;
        foreach (ref readonly var month in months)
        {
            sum += figure(month);
        }

        return sum;
    }

    private static double? Lowest(ReadOnlySpan<RecentMonth> months, Func<RecentMonth, double?> figure) => -Highest(months, month => -figure(month));

    private static double? Average(ReadOnlySpan<RecentMonth> months, Func<RecentMonth, double?> figure)
    {
        var (sum, count) = (0d, 0);
        foreach (ref readonly var month in months)
        {
            if (figure(month) is { } value)
            {
                sum += value;
                count++;
            }
        }

        return count == 0 ? null : sum / count;
    }

    private static double? Highest(ReadOnlySpan<RecentMonth> months, Func<RecentMonth, double?> figure)
    {
        double? highest = null;
        foreach (ref readonly var month in months)
        {
            if (figure(month) is { } value)
            {
                highest = Math.Max(highest ?? value, value);
            }
        }

        return highest;
    }
}
