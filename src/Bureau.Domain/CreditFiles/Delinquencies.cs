using Bureau.Domain.Disputes;

namespace Bureau.Domain.CreditFiles;

/// <summary>
/// Account-months in which a payment was late, by how late: those furnished, and those that only a payment history tells of. A month of an account that changed hands counts once.
/// </summary>
/// <param name="Days30">30–59 days past due.</param>
/// <param name="Days60">60–89 days past due.</param>
/// <param name="Days90">90 days and more past due, collections and charge-offs.</param>
public sealed record Delinquencies(int Days30, int Days60, int Days90)
{
    /// <summary>How many accounts with such a month the subject disputes; their months are counted.</summary>
    public int Disputed { get; init; }

    /// <summary>What the subject says of the accounts or of the file; show it as text.</summary>
    public IReadOnlyList<SubjectStatement> Statements { get; init; } = [];

    internal static Delinquencies Of(CreditFile file) => Of(file.Tradelines) with { Statements = SubjectStatement.OfAccounts(file) };

    /// <summary>What was told before, with the marks and statements of now.</summary>
    internal Delinquencies With(Delinquencies? now) => now is null ? this : this with { Disputed = now.Disputed, Statements = now.Statements };

    internal static Delinquencies Of(IReadOnlyList<Tradeline> tradelines)
    {
        int days30 = 0, days60 = 0, days90 = 0;
        var months = tradelines.SelectMany(tradeline => LatenessOf(tradeline, tradelines));
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

        return new(days30, days60, days90)
        {
            Disputed = tradelines.Count(tradeline => tradeline.Disputed && LatenessOf(tradeline, tradelines).Any(late => late > 0)),
        };
    }

    // Whoever takes an account over tells its history again, and the month of the sale is reported by both: a month is one month all the same.
    private static IEnumerable<int> LatenessOf(Tradeline tradeline, IReadOnlyList<Tradeline> tradelines)
    {
        List<Tradeline> formers = [.. tradelines.Where(tradeline.Continues)];
        var months = tradeline.Months.AsEnumerable();
        if (formers.Count > 0)
        {
            var late = formers.SelectMany(former => former.Months).Where(month => month.Status.PeriodsPastDue() > 0).Select(MonthNumber).ToHashSet();
            months = months.Where(month => !late.Contains(MonthNumber(month)));
        }

        var furnished = months.Select(month => month.Status.PeriodsPastDue());
        if (tradeline.History is null)
            return furnished;
        var told = formers.SelectMany(former => former.Months.Select(MonthNumber).Concat(former.MonthsOfHistory().Select(month => month.MonthNumber))).ToHashSet();
        return furnished.Concat(tradeline.MonthsOfHistory().Where(month => !told.Contains(month.MonthNumber)).Select(month => month.PeriodsPastDue));
    }

    private static int MonthNumber(TradelineMonth month) => Tradeline.MonthNumber(month.AsOf);
}
