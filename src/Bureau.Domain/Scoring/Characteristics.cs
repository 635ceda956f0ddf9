using Bureau.Domain.CreditFiles;

namespace Bureau.Domain.Scoring;

/// <summary>How each characteristic is measured, and what it is called on a scorecard.</summary>
public static class Characteristics
{
    /// <summary>
    /// Measures one characteristic of a file. Accounts under dispute are left out. Every ratio is of amounts in one currency;
    /// with several currencies a month takes the worst ratio among them.
    /// </summary>
    /// <returns>The value rounded to four decimals, half away from zero; null when the file does not tell.</returns>
    public static double? Measure(this Characteristic characteristic, IReadOnlyList<Tradeline> tradelines) =>
        RecentMonths.Of(tradelines) is { } recent ? Measure(characteristic, recent) : null;

    internal static double? Measure(Characteristic characteristic, RecentMonths recent)
    {
        var value = Exact(characteristic, recent);
        return value is { } exact ? Math.Round(exact, 4, MidpointRounding.AwayFromZero) : null;
    }

    private static double? Exact(Characteristic characteristic, RecentMonths recent) => characteristic switch
    {
        Characteristic.LatestPeriodsPastDue => recent.LatestPeriodsPastDue,
        Characteristic.WorstPeriodsPastDueQuarter => WorstPeriodsPastDue(recent.Months[..3]),
        Characteristic.WorstPeriodsPastDue => WorstPeriodsPastDue(recent.Months),
        Characteristic.MonthsPastDue => Count(recent.Months, month => month.PeriodsPastDue >= 1),
        Characteristic.MonthsSeriouslyPastDue => Count(recent.Months, month => month.PeriodsPastDue >= 2),
        Characteristic.MonthsSincePastDue => MonthsSincePastDue(recent.Months),
        Characteristic.LatestUtilization => recent.Months[0].Utilization,
        Characteristic.AverageUtilization => Average(recent.Months, month => month.Utilization),
        Characteristic.HighestUtilization => Highest(recent.Months, month => month.Utilization),
        Characteristic.UtilizationTrend => recent.Months[0].Utilization - Average(recent.Months[1..], month => month.Utilization),
        Characteristic.LatestPaymentRatio => recent.Months[0].PaymentRatio,
        Characteristic.AveragePaymentRatio => Average(recent.Months, month => month.PaymentRatio),
        Characteristic.MonthsWithoutPayment => Count(recent.Months, month => month.PaymentRatio == 0),
        Characteristic.LatestPaymentToLimit => recent.Months[0].PaymentToLimit,
        Characteristic.AveragePaymentToLimit => Average(recent.Months, month => month.PaymentToLimit),
        Characteristic.HighestPaymentToLimit => Highest(recent.Months, month => month.PaymentToLimit),
        Characteristic.MonthsInactive => Count(recent.Months, month => month.Usage == TrendedUsage.Inactive),
        Characteristic.MonthsPaidInFull => Count(recent.Months, month => month.Usage == TrendedUsage.Transactor),
        Characteristic.MonthsRevolving => Count(recent.Months, month => month.Usage == TrendedUsage.Revolver),
        _ => throw new ArgumentOutOfRangeException(nameof(characteristic)),
    };

    private static double WorstPeriodsPastDue(ReadOnlySpan<RecentMonths.Month> months)
    {
        var worst = 0;
        foreach (ref readonly var month in months)
        {
            worst = Math.Max(worst, month.PeriodsPastDue);
        }

        return worst;
    }

    private static double MonthsSincePastDue(ReadOnlySpan<RecentMonths.Month> months)
    {
        for (var age = 0; age < months.Length; age++)
        {
            if (months[age].PeriodsPastDue > 0)
                return age;
        }

        return months.Length;
    }

    private static double Count(ReadOnlySpan<RecentMonths.Month> months, Predicate<RecentMonths.Month> holds)
    {
        var count = 0;
        foreach (ref readonly var month in months)
        {
            count += holds(month) ? 1 : 0;
        }

        return count;
    }

    private static double? Average(ReadOnlySpan<RecentMonths.Month> months, Func<RecentMonths.Month, double?> ratio)
    {
        var (sum, count) = (0d, 0);
        foreach (ref readonly var month in months)
        {
            if (ratio(month) is { } value)
            {
                sum += value;
                count++;
            }
        }

        return count == 0 ? null : sum / count;
    }

    private static double? Highest(ReadOnlySpan<RecentMonths.Month> months, Func<RecentMonths.Month, double?> ratio)
    {
        double? highest = null;
        foreach (ref readonly var month in months)
        {
            if (ratio(month) is { } value)
            {
                highest = highest is { } other ? Math.Max(other, value) : value;
            }
        }

        return highest;
    }
}
