namespace Bureau.Domain.CreditFiles;

/// <summary>
/// Account-months in which a payment was late, by how late: those furnished, and those that only a payment history tells of. A month of an account that changed hands counts once.
/// </summary>
/// <param name="Days30">30–59 days past due.</param>
/// <param name="Days60">60–89 days past due.</param>
/// <param name="Days90">90 days and more past due, collections and charge-offs.</param>
public sealed record Delinquencies(int Days30, int Days60, int Days90)
{
    internal static Delinquencies Of(IReadOnlyList<Tradeline> tradelines)
    {
        int days30 = 0, days60 = 0, days90 = 0;
        var months = tradelines.SelectMany(tradeline => tradeline.Months.Select(month => month.Status.PeriodsPastDue())
            .Concat(HistoryOf(tradeline, tradelines)));
        foreach (var late in months)
        {
            switch (late)
            {
                case 0: break;
                case 1: days30++; break;
                case 2: days60++; break;
                default: days90++; break;
            }
        }

        return new(days30, days60, days90);
    }

    // Whoever takes an account over tells its history again; a month that the one before reported is one month all the same.
    private static IEnumerable<int> HistoryOf(Tradeline tradeline, IReadOnlyList<Tradeline> tradelines)
    {
        if (tradeline.History is null)
            return [];
        var told = tradelines.Where(tradeline.Continues)
            .SelectMany(former => former.Months.Select(month => Tradeline.MonthNumber(month.AsOf)).Concat(former.MonthsOfHistory().Select(month => month.MonthNumber)))
            .ToHashSet();
        return tradeline.MonthsOfHistory().Where(month => !told.Contains(month.MonthNumber)).Select(month => month.PeriodsPastDue);
    }
}
