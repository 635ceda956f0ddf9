using Bureau.Domain.CreditFiles;

namespace Bureau.Infrastructure.Sandbox;

/// <summary>Makes up the accounts of a sandbox person, month by month up to the month end before today.</summary>
/// <param name="person">The person's number in sandbox ids.</param>
/// <param name="today">The day on which the sandbox is loaded.</param>
internal sealed class SandboxAccounts(int person, DateOnly today)
{
    /// <summary>How many months an account has unless it is said otherwise.</summary>
    public const int Months = 14;

    private int accounts;

    /// <summary>A credit card in yuan.</summary>
    /// <param name="limit">Credit limit.</param>
    /// <param name="balance">Balance at the first month end.</param>
    /// <param name="payment">Paid every month.</param>
    /// <param name="rise">By how much the balance rises every month.</param>
    /// <param name="months">How long it has been reported.</param>
    /// <param name="latest">The statuses of the last months, oldest first; the months before were paid in time.</param>
    /// <param name="condition">Metro 2 compliance condition.</param>
    public Tradeline Card(
        decimal limit, decimal balance, decimal payment, decimal rise = 0, int months = Months, AccountStatus[]? latest = null, string? condition = null) =>
        Account('R', "18", limit, month => balance + (rise * (month - 1)), payment, months, latest ?? [], condition);

    /// <summary>A car loan in yuan, paid back in equal parts.</summary>
    public Tradeline CarLoan(decimal amount, decimal instalment) =>
        Account('I', "00", amount, paid => Math.Max(0, amount - (instalment * paid)), instalment, Months, [], null);

    private Tradeline Account(
        char portfolio, string type, decimal limit, Func<int, decimal> balance, decimal payment, int months, AccountStatus[] latest, string? condition)
    {
        accounts++;
        var firstOfThisMonth = new DateOnly(today.Year, today.Month, 1);
        var reported = Enumerable.Range(1, months).Select(month =>
        {
            var recent = month - 1 - (months - latest.Length);
            var status = recent >= 0 ? latest[recent] : AccountStatus.Current;
            var late = status.PeriodsPastDue();
            return new TradelineMonth(
                firstOfThisMonth.AddMonths(month - months).AddDays(-1),
                status,
                portfolio is not 'R' ? TrendedUsage.Unknown : payment >= balance(month) ? TrendedUsage.Transactor : TrendedUsage.Revolver,
                limit,
                balance(month),
                late == 0 ? 0 : late * payment,
                late == 0 ? payment : 0);
        });
        return new(
            new TradelineId(SandboxIds.Tradeline(person, accounts)), SandboxPartners.Furnisher.Agreement.Id, $"SANDBOX-{person}-{accounts}", portfolio, type,
            firstOfThisMonth.AddMonths(-months).AddDays(-10), "CNY", condition, [.. reported]);
    }
}
