namespace Bureau.Domain.Scoring;

/// <summary>
/// The values that a characteristic can have when some more months are reported. Of lateness, payments and applications only what is better for the person counts:
/// nobody is told to pay late or less, or to apply for more credit. Balances may end anywhere between nothing and the limit, and payments may be as high as one likes.
/// </summary>
/// <param name="Least">The lowest.</param>
/// <param name="Most">The highest.</param>
/// <param name="Step">The distance between two values.</param>
internal readonly record struct AttainableValues(double Least, double Most, decimal Step)
{
    private const decimal Whole = 1;

    // Measured values are rounded so.
    private const decimal Rounded = 0.0001m;

    // Above any sum of amounts that can be furnished, and small enough to be counted in steps.
    private const double Unbounded = 1e17;

    /// <summary>On what a change of the characteristic depends.</summary>
    public static ChangedBy DecidedBy(Characteristic characteristic, double measured, double value, RecentMonths recent) => characteristic switch
    {
        Characteristic.WorstPeriodsPastDueQuarter or Characteristic.WorstPeriodsPastDue or Characteristic.MonthsPastDue or Characteristic.MonthsSeriouslyPastDue
            or Characteristic.MonthsSincePastDue or Characteristic.TotalPeriodsPastDue or Characteristic.MonthsWithoutPayment or Characteristic.CreditInquiries => ChangedBy.Time,
        Characteristic.HighestUtilization => value > measured ? ChangedBy.Conduct : ChangedBy.Time,

        // Whatever is paid back, no more can be unused than the limits.
        Characteristic.UnusedLimit => value > recent.Months[0].Limit ? ChangedBy.Lender : ChangedBy.Conduct,
        Characteristic.CreditLimit => ChangedBy.Lender,
        _ => ChangedBy.Conduct,
    };

    /// <summary>What can be measured when that many more months are reported, 1 to 6; null when nothing can.</summary>
    public static AttainableValues? After(int months, Characteristic characteristic, double measured, RecentMonths recent)
    {
        // What is left of today's months. A change from one month to the next needs both.
        var left = recent.Months[..(RecentMonths.Length - months)];
        var leftChanges = recent.Months[..Math.Max(0, RecentMonths.Length - 1 - months)];
        var newChanges = Math.Min(months, RecentMonths.Length - 1);
        return characteristic switch
        {
            Characteristic.LatestPeriodsPastDue => Exactly(0),
            Characteristic.WorstPeriodsPastDueQuarter => Exactly(Highest(recent.Months[..Math.Max(0, 3 - months)], month => month.PeriodsPastDue)),
            Characteristic.WorstPeriodsPastDue => Exactly(Highest(left, month => month.PeriodsPastDue)),
            Characteristic.MonthsPastDue => Exactly(Count(left, month => month.PeriodsPastDue >= 1)),
            Characteristic.MonthsSeriouslyPastDue => Exactly(Count(left, month => month.PeriodsPastDue >= 2)),
            Characteristic.TotalPeriodsPastDue => Exactly(Sum(left, month => month.PeriodsPastDue)),
            Characteristic.MonthsSincePastDue => Exactly(Math.Min(measured + months, RecentMonths.Length)),
            Characteristic.MonthsWithoutPayment => Exactly(Count(leftChanges, month => month.PaymentRatio == 0)),
            Characteristic.CreditInquiries => recent.CreditInquiriesAfter(months) is { } count && count <= measured ? Exactly(count) : null,

            Characteristic.MonthsInactive => AnyOfNew(months, Count(left, month => month.Usage == CreditFiles.TrendedUsage.Inactive)),
            Characteristic.MonthsPaidInFull => AnyOfNew(months, Count(left, month => month.Usage == CreditFiles.TrendedUsage.Transactor)),
            Characteristic.MonthsRevolving => AnyOfNew(months, Count(left, month => month.Usage == CreditFiles.TrendedUsage.Revolver)),
            Characteristic.MonthsWithBalance => AnyOfNew(months, Count(left, month => month.HasBalance == true)),
            Characteristic.MonthsBalanceRose => AnyOfNew(newChanges, Count(leftChanges, month => month.BalanceRose == true)),

            Characteristic.LatestUse => new(0, 2, Whole),
            Characteristic.LatestUtilization => Between(Math.Min(0, measured), Math.Max(1, measured)),

            // Who is behind pays that first.
            Characteristic.UtilizationInTime => Between(Math.Min(0, measured), Math.Min(measured, 1)),
            Characteristic.AverageUtilization => Mean(left, month => month.Utilization, months, 0, 1),
            Characteristic.HighestUtilization => Between(Highest(left, month => month.Utilization ?? 0), Math.Max(1, Highest(left, month => month.Utilization ?? 0))),
            Characteristic.UtilizationTrend => Mean(left, month => month.Utilization, months - 1, 0, 1) is { } before ? Between(0 - before.Most, 1 - before.Least) : null,

            Characteristic.LatestPaymentRatio or Characteristic.QuarterPaymentRatio => Between(measured, 1),
            Characteristic.AveragePaymentRatio => NotBelow(measured, Mean(leftChanges, month => month.PaymentRatio, newChanges, 0, 1)),
            Characteristic.AveragePayment => NotBelow(measured, Mean(left, month => month.Paid, months, 0, Unbounded)),
            Characteristic.LeastPaymentInTime => Highest(left, month => month.PeriodsPastDue) > 0 ? Exactly(0)
                : months == 1 ? recent.Months[0].Paid is { } latest && latest >= measured ? Between(measured, latest) : null
                : Between(measured, Unbounded),
            Characteristic.LatestPayment or Characteristic.HighestPayment or Characteristic.CreditLimit or Characteristic.UnusedLimit => Between(measured, Unbounded),
            _ => throw new ArgumentOutOfRangeException(nameof(characteristic)),
        };
    }

    /// <summary>The attainable value of a bin that is nearest to another value; null when the bin has none.</summary>
    public double? NearestIn(ScorecardBin bin, double to)
    {
        var lowest = Math.Ceiling(InSteps(Math.Max(Least, bin.From ?? Least)));
        var highest = Math.Floor(InSteps(Most));
        if (bin.Below is { } below)
        {
            highest = Math.Min(highest, Math.Ceiling(InSteps(below)) - 1);
        }

        if (lowest > highest)
            return null;

        var value = (double)(Math.Clamp(Math.Round(InSteps(to)), lowest, highest) * Step);
        return bin.Holds(value) ? value : null;
    }

    private decimal InSteps(double value) => (decimal)Math.Clamp(value, -Unbounded, Unbounded) / Step;

    private static AttainableValues Exactly(double value) => new(value, value, Rounded);

    /// <summary>Of the new months none to all may be of the kind.</summary>
    private static AttainableValues AnyOfNew(int months, int already) => new(already, already + months, Whole);

    private static AttainableValues Between(double least, double most) =>
        new(Math.Round(least, 4, MidpointRounding.AwayFromZero), Math.Round(most, 4, MidpointRounding.AwayFromZero), Rounded);

    private static AttainableValues? NotBelow(double value, AttainableValues? values) =>
        values is { } all && all.Most >= value ? all with { Least = Math.Max(value, all.Least) } : null;

    /// <summary>The mean of what is left and of so many new months between two values.</summary>
    private static AttainableValues? Mean(ReadOnlySpan<RecentMonth> left, Func<RecentMonth, double?> figure, int newMonths, double least, double most)
    {
        var (sum, count) = (0d, newMonths);
        foreach (ref readonly var month in left)
        {
            if (figure(month) is { } value)
            {
                sum += value;
                count++;
            }
        }

        return count == 0 ? null : Between((sum + (newMonths * least)) / count, (sum + (newMonths * most)) / count);
    }

    private static int Sum(ReadOnlySpan<RecentMonth> months, Func<RecentMonth, int> figure)
    {
        var sum = 0;
        foreach (ref readonly var month in months)
        {
            sum += figure(month);
        }

        return sum;
    }

    private static int Count(ReadOnlySpan<RecentMonth> months, Func<RecentMonth, bool> holds)
    {
        var count = 0;
        foreach (ref readonly var month in months)
        {
            count += holds(month) ? 1 : 0;
        }

        return count;
    }

    // New months without anything of the kind measure 0.
    private static double Highest(ReadOnlySpan<RecentMonth> months, Func<RecentMonth, double> figure)
    {
        var highest = 0d;
        foreach (ref readonly var month in months)
        {
            highest = Math.Max(highest, figure(month));
        }

        return highest;
    }
}
