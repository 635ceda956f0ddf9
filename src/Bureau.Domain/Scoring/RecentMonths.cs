using Bureau.Domain.CreditFiles;

namespace Bureau.Domain.Scoring;

/// <summary>
/// The six months that end with the latest month reported on a file, all accounts together, newest first. The window follows the
/// file and not today's date: the same file has the same score whenever it is asked for, and old data is scored as it was.
/// </summary>
internal sealed class RecentMonths
{
    /// <summary>How many months the window has; the shipped card was fitted on exactly these.</summary>
    public const int Length = 6;

    private readonly Month[] months = new Month[Length];

    private RecentMonths()
    {
    }

    /// <summary>Worst periods past due among the last statuses of the accounts, however old: a status stands until the furnisher reports another.</summary>
    public int LatestPeriodsPastDue { get; private set; }

    /// <summary>Months of the window for which anything was reported.</summary>
    public int Reported { get; private set; }

    /// <summary>The months of the window, newest first.</summary>
    public ReadOnlySpan<Month> Months => months;

    /// <summary>Gathers the accounts that are not under dispute; null when there are none.</summary>
    public static RecentMonths? Of(IReadOnlyList<Tradeline> tradelines)
    {
        var latest = int.MinValue;
        for (var i = 0; i < tradelines.Count; i++)
        {
            if (!tradelines[i].Disputed)
            {
                latest = Math.Max(latest, MonthNumber(tradelines[i].Latest.AsOf));
            }
        }

        if (latest == int.MinValue)
            return null;

        var recent = new RecentMonths();
        for (var i = 0; i < tradelines.Count; i++)
        {
            if (tradelines[i].Disputed)
                continue;

            recent.AddStatuses(tradelines[i], latest);
            if (IsRevolving(tradelines[i]) && IsFirstOfItsCurrency(tradelines, i))
            {
                recent.AddAmounts(tradelines, i, latest);
            }
        }

        foreach (ref readonly var month in recent.months.AsSpan())
        {
            recent.Reported += month.Reported ? 1 : 0;
        }

        return recent;
    }

    private static int MonthNumber(DateOnly day) => day.Year * 12 + day.Month;

    /// <summary>A limit of a revolving account or a line of credit may be drawn again; that of a loan is its original amount.</summary>
    private static bool IsRevolving(Tradeline tradeline) => tradeline.PortfolioType is 'R' or 'C';

    private static bool IsFirstOfItsCurrency(IReadOnlyList<Tradeline> tradelines, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (!tradelines[i].Disputed && IsRevolving(tradelines[i]) && tradelines[i].Currency == tradelines[index].Currency)
                return false;
        }

        return true;
    }

    private void AddStatuses(Tradeline tradeline, int latest)
    {
        LatestPeriodsPastDue = Math.Max(LatestPeriodsPastDue, tradeline.Latest.Status.PeriodsPastDue());
        for (var i = tradeline.Months.Count - 1; i >= 0; i--)
        {
            var reported = tradeline.Months[i];
            var age = latest - MonthNumber(reported.AsOf);
            if (age >= Length)
                break;

            ref var month = ref months[age];
            month.Reported = true;
            month.PeriodsPastDue = Math.Max(month.PeriodsPastDue, reported.Status.PeriodsPastDue());
            if (IsRevolving(tradeline))
            {
                month.Usage = Max(month.Usage, reported.Usage);
            }
        }
    }

    // Amounts of different currencies cannot be added, so each currency gives its own ratios and a month takes the worst of them.
    private void AddAmounts(IReadOnlyList<Tradeline> tradelines, int first, int latest)
    {
        Span<Sums> sums = stackalloc Sums[Length];
        sums.Clear();
        for (var i = first; i < tradelines.Count; i++)
        {
            if (!tradelines[i].Disputed && IsRevolving(tradelines[i]) && tradelines[i].Currency == tradelines[first].Currency)
            {
                Add(tradelines[i], latest, sums);
            }
        }

        for (var age = 0; age < Length; age++)
        {
            ref readonly var sum = ref sums[age];
            ref var month = ref months[age];
            if (sum.Limit > 0)
            {
                month.Utilization = Worst(month.Utilization, sum.Balance / sum.Limit, Math.Max);
            }

            if (sum.PaidLimit > 0)
            {
                month.PaymentToLimit = Worst(month.PaymentToLimit, sum.Paid / sum.PaidLimit, Math.Min);
            }

            if (sum.Owed > 0)
            {
                month.PaymentRatio = Worst(month.PaymentRatio, Math.Min(1, sum.PaidOnOwed / sum.Owed), Math.Min);
            }
        }
    }

    private static void Add(Tradeline tradeline, int latest, Span<Sums> sums)
    {
        for (var i = tradeline.Months.Count - 1; i >= 0; i--)
        {
            var reported = tradeline.Months[i];
            var age = latest - MonthNumber(reported.AsOf);
            if (age >= Length)
                break;

            ref var sum = ref sums[age];
            var limit = reported.CreditLimit is > 0 ? (double)reported.CreditLimit.Value : 0;
            if (limit > 0)
            {
                sum.Balance += (double)reported.CurrentBalance;
                sum.Limit += limit;
            }

            if (reported.ActualPayment is not { } payment)
                continue;

            var paid = Math.Max(0, (double)payment);
            if (limit > 0)
            {
                sum.Paid += paid;
                sum.PaidLimit += limit;
            }

            var before = i > 0 ? tradeline.Months[i - 1] : null;
            if (age + 1 < Length && before is { CurrentBalance: > 0 } && MonthNumber(before.AsOf) == latest - age - 1)
            {
                sum.PaidOnOwed += paid;
                sum.Owed += (double)before.CurrentBalance;
            }
        }
    }

    private static double Worst(double? known, double ratio, Func<double, double, double> worse) => known is { } other ? worse(other, ratio) : ratio;

    private static TrendedUsage Max(TrendedUsage left, TrendedUsage right) => left > right ? left : right;

    /// <summary>One month of the file, all accounts together. Ratios are null when the file does not tell.</summary>
    internal struct Month
    {
        public bool Reported;
        public int PeriodsPastDue;
        public TrendedUsage Usage;
        public double? Utilization;
        public double? PaymentRatio;
        public double? PaymentToLimit;
    }

    private struct Sums
    {
        public double Balance;
        public double Limit;
        public double Paid;
        public double PaidLimit;
        public double PaidOnOwed;
        public double Owed;
    }
}
