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

    private readonly RecentMonth[] months = new RecentMonth[Length];
    private readonly DateOnly latestReport;
    private readonly IReadOnlyList<DateOnly>? creditInquiries;

    private RecentMonths(DateOnly latestReport, IReadOnlyList<DateOnly>? creditInquiries) =>
        (this.latestReport, this.creditInquiries) = (latestReport, creditInquiries);

    /// <summary>Worst periods past due among the last statuses of the accounts, however old: a status stands until the furnisher reports another.</summary>
    public int LatestPeriodsPastDue { get; private set; }

    /// <summary>Payments of the latest three months over what was owed the months before, of the currency where that is lowest; 0–1; null when no month tells.</summary>
    public double? QuarterPaymentRatio { get; private set; }

    /// <summary>The months of the window, newest first.</summary>
    public ReadOnlySpan<RecentMonth> Months => months;

    /// <summary>Months of the window for which any account was reported.</summary>
    public int Reported => months.Count(month => month.Reported);

    /// <summary>Gathers the accounts that are not under dispute.</summary>
    /// <param name="tradelines">The accounts of one file.</param>
    /// <param name="amountsIn">ISO 4217 code of the currency in which limits and payments are given as amounts.</param>
    /// <param name="creditInquiries">The days of the applications for credit; null when they were not looked up.</param>
    /// <returns>Null when every account is under dispute, or there is none.</returns>
    public static RecentMonths? Of(IReadOnlyList<Tradeline> tradelines, string amountsIn, IReadOnlyList<DateOnly>? creditInquiries = null)
    {
        DateOnly? latestDay = null;
        for (var i = 0; i < tradelines.Count; i++)
        {
            if (!tradelines[i].Disputed && !(tradelines[i].Latest.AsOf <= latestDay))
            {
                latestDay = tradelines[i].Latest.AsOf;
            }
        }

        if (latestDay is not { } day)
            return null;

        var latest = MonthNumber(day);
        var recent = new RecentMonths(day, creditInquiries);
        for (var i = 0; i < tradelines.Count; i++)
        {
            if (tradelines[i].Disputed)
                continue;

            recent.AddStatuses(tradelines[i], latest);
            if (IsFirstOfItsCurrency(tradelines, i))
            {
                recent.AddAmounts(tradelines, i, latest, tradelines[i].Currency == amountsIn);
            }
        }

        return recent;
    }

    /// <summary>
    /// Applications for credit in the window as it will stand when that many more months are reported to their end; null when they were not looked up. A
    /// window ends before the day of the latest report: what is known of those days does not change any more, so the same file has the same score.
    /// </summary>
    public int? CreditInquiriesAfter(int moreMonths)
    {
        if (creditInquiries is null)
            return null;

        var report = moreMonths == 0 ? latestReport : new DateOnly(latestReport.Year, latestReport.Month, 1).AddMonths(moreMonths + 1).AddDays(-1);
        var count = 0;
        foreach (var day in creditInquiries)
        {
            if (day < report && MonthNumber(report) - MonthNumber(day) < Length)
            {
                count++;
            }
        }

        return count;
    }

    private static int MonthNumber(DateOnly day) => CreditFiles.Tradeline.MonthNumber(day);

    /// <summary>The last day reported of an earlier month than that of <paramref name="index"/>; below 0 when there is none.</summary>
    private static int MonthBefore(IReadOnlyList<TradelineMonth> reported, int index)
    {
        var month = MonthNumber(reported[index].AsOf);
        do
        {
            index--;
        }
        while (index >= 0 && MonthNumber(reported[index].AsOf) == month);

        return index;
    }

    private static bool IsRevolving(Tradeline tradeline) => tradeline.PortfolioType is 'R' or 'C';

    private static bool Counts(Tradeline tradeline, string currency) => !tradeline.Disputed && IsRevolving(tradeline) && tradeline.Currency == currency;

    private static bool IsFirstOfItsCurrency(IReadOnlyList<Tradeline> tradelines, int index)
    {
        var currency = tradelines[index].Currency;
        for (var i = 0; i < index; i++)
        {
            if (Counts(tradelines[i], currency))
                return false;
        }

        return Counts(tradelines[index], currency);
    }

    private void AddStatuses(Tradeline tradeline, int latest)
    {
        LatestPeriodsPastDue = Math.Max(LatestPeriodsPastDue, tradeline.Latest.Status.PeriodsPastDue());
        for (var i = tradeline.Months.Count - 1; i >= 0; i = MonthBefore(tradeline.Months, i))
        {
            var reported = tradeline.Months[i];
            var age = latest - MonthNumber(reported.AsOf);
            if (age >= Length)
                break;

            ref var month = ref months[age];
            month.Reported = true;
            month.PeriodsPastDue = Math.Max(month.PeriodsPastDue, reported.Status.PeriodsPastDue());
            if (!IsRevolving(tradeline))
                continue;

            month.Usage = month.Usage > reported.Usage ? month.Usage : reported.Usage;
            month.HasBalance = (month.HasBalance ?? false) || (reported.CurrentBalance > 0 && reported.Status != AccountStatus.Transferred);
        }

        if (tradeline.History is null)
            return;

        foreach (var (month, late) in tradeline.MonthsOfHistory())
        {
            var age = latest - month;
            if (age >= Length)
                break;

            months[age].Reported = true;
            months[age].PeriodsPastDue = Math.Max(months[age].PeriodsPastDue, late);
        }
    }

    // Amounts of different currencies cannot be added, so each currency gives its own ratios and a month takes the worst of them.
    private void AddAmounts(IReadOnlyList<Tradeline> tradelines, int first, int latest, bool asAmounts)
    {
        Span<Sums> sums = stackalloc Sums[Length];
        sums.Clear();
        for (var i = first; i < tradelines.Count; i++)
        {
            if (Counts(tradelines[i], tradelines[first].Currency))
            {
                Add(tradelines[i], latest, sums);
            }
        }

        AddQuarter(sums[..3]);
        for (var age = 0; age < Length; age++)
        {
            ref readonly var sum = ref sums[age];
            ref var month = ref months[age];
            if (sum.Limit > 0)
            {
                month.Utilization = Math.Max(month.Utilization ?? double.NegativeInfinity, sum.BalanceWithinLimit / sum.Limit);
            }

            if (sum.PaymentTold)
            {
                month.PaymentRatio = Math.Min(month.PaymentRatio ?? 1, sum.Owed > 0 ? sum.PaidOnOwed / sum.Owed : 1);
            }

            if (sum.ChangeTold)
            {
                month.BalanceRose = (month.BalanceRose ?? false) || sum.Balance > sum.BalanceBefore;
            }

            if (asAmounts)
            {
                month.Limit = sum.Limit > 0 ? sum.Limit : null;
                month.Unused = sum.Limit > 0 ? sum.Limit - sum.BalanceWithinLimit : null;
                month.Paid = sum.Paid;
            }
        }
    }

    private void AddQuarter(ReadOnlySpan<Sums> quarter)
    {
        var (told, paid, owed) = (false, 0d, 0d);
        foreach (ref readonly var sum in quarter)
        {
            (told, paid, owed) = (told || sum.PaymentTold, paid + sum.PaidOnOwed, owed + sum.Owed);
        }

        if (told)
        {
            QuarterPaymentRatio = Math.Min(QuarterPaymentRatio ?? 1, owed > 0 ? paid / owed : 1);
        }
    }

    private static void Add(Tradeline tradeline, int latest, Span<Sums> sums)
    {
        int before;
        for (var i = tradeline.Months.Count - 1; i >= 0; i = before)
        {
            before = MonthBefore(tradeline.Months, i);
            var reported = tradeline.Months[i];
            var age = latest - MonthNumber(reported.AsOf);
            if (age >= Length)
                break;

            // What is owed on a transferred account counts with whoever took it over.
            if (reported.Status == AccountStatus.Transferred)
                continue;

            ref var sum = ref sums[age];
            var balance = (double)reported.CurrentBalance;
            if (reported.CreditLimit is > 0 and var limit && !reported.IsOver)
            {
                sum.BalanceWithinLimit += balance;
                sum.Limit += (double)limit;
            }

            double? paid = reported.ActualPayment is { } payment ? Math.Max(0, (double)payment) : null;
            sum.Paid = paid is null ? sum.Paid : (sum.Paid ?? 0) + paid;
            if (age + 1 == Length || before < 0 || MonthNumber(tradeline.Months[before].AsOf) != latest - age - 1)
                continue;

            var balanceBefore = (double)tradeline.Months[before].CurrentBalance;
            sum.ChangeTold = true;
            sum.Balance += balance;
            sum.BalanceBefore += balanceBefore;
            if (paid is not null)
            {
                sum.PaymentTold = true;
                sum.PaidOnOwed += Math.Min(paid.Value, Math.Max(0, balanceBefore));
                sum.Owed += Math.Max(0, balanceBefore);
            }
        }
    }

    /// <summary>One currency's amounts of one month.</summary>
    private struct Sums
    {
        public double Limit;
        public double BalanceWithinLimit;
        public double? Paid;
        public bool PaymentTold;
        public double PaidOnOwed;
        public double Owed;
        public bool ChangeTold;
        public double Balance;
        public double BalanceBefore;
    }
}
