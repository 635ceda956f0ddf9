using Bureau.Domain.Disputes;
using Bureau.Domain.Partners;

namespace Bureau.Domain.CreditFiles;

/// <summary>What the subject owes in all, as reported last for each account.</summary>
/// <param name="Accounts">How many accounts, in every currency; one that was transferred or sold counts with whoever took it over.</param>
/// <param name="Disputed">How many of them the subject disputes; the score leaves these out (FCRA, 15 U.S.C. § 1681c(f): a report says so).</param>
/// <param name="YourOwn">How many of them the reader reports itself: its own word, not a second one.</param>
/// <param name="ByCurrency">One row for each currency, that of the most accounts first.</param>
public sealed record Totals(int Accounts, int Disputed, int YourOwn, IReadOnlyList<CurrencyTotals> ByCurrency)
{
    /// <summary>Balances of the currency in which most accounts are held; null without accounts.</summary>
    public Money? Balance => ByCurrency.Count == 0 ? null : ByCurrency[0].Balance;

    /// <summary>Limits of that currency.</summary>
    public Money? Limit => ByCurrency.Count == 0 ? null : ByCurrency[0].Limit;

    /// <summary>Utilization of that currency.</summary>
    public double? Utilization => ByCurrency.Count == 0 ? null : ByCurrency[0].Utilization;

    /// <summary>What the subject says of the accounts or of the file; show it as text.</summary>
    public IReadOnlyList<SubjectStatement> Statements { get; init; } = [];

    internal static Totals Of(CreditFile file, PartnerId? reader) => Of(file.Tradelines, reader) with { Statements = SubjectStatement.OfAccounts(file) };

    /// <summary>What was told before, with the marks and statements of now.</summary>
    internal Totals With(Totals? now) => now is null ? this : this with { Disputed = now.Disputed, Statements = now.Statements };

    internal static Totals Of(IReadOnlyList<Tradeline> reported, PartnerId? reader)
    {
        IReadOnlyList<Tradeline> tradelines = [.. reported.Where(account => !account.IsTransferred && !reported.Any(other => other.TakesUpTheLossOf(account)))];
        return new(
            tradelines.Count,
            tradelines.Count(tradeline => tradeline.Disputed),
            tradelines.Count(tradeline => tradeline.Furnisher == reader),
            [
                .. tradelines
                    .GroupBy(tradeline => tradeline.Currency, (currency, accounts) => CurrencyTotals.Of(currency, [.. accounts]))
                    .OrderByDescending(row => row.Accounts).ThenBy(row => row.Balance.Currency, StringComparer.Ordinal),
            ]);
    }
}

/// <summary>The accounts of one currency. Amounts of different currencies are never added.</summary>
/// <param name="Accounts">How many.</param>
/// <param name="Balance">Sum of the current balances.</param>
/// <param name="Limit">Sum of the credit limits that were reported, but not of accounts that are over: nothing more can be drawn on them.</param>
/// <param name="Utilization">Balance by limit of the accounts that have a limit, three decimals; null when there is none.</param>
public sealed record CurrencyTotals(int Accounts, Money Balance, Money Limit, double? Utilization)
{
    internal static CurrencyTotals Of(string currency, IReadOnlyList<Tradeline> tradelines)
    {
        decimal balance = 0, limit = 0, balanceUnderLimit = 0;
        foreach (var tradeline in tradelines)
        {
            var latest = tradeline.Latest;
            balance += latest.CurrentBalance;
            if (latest.CreditLimit is not > 0 || tradeline.IsOver)
                continue;
            limit += latest.CreditLimit.Value;
            balanceUnderLimit += latest.CurrentBalance;
        }

        return new(tradelines.Count, new Money(balance, currency), new Money(limit, currency), limit == 0 ? null : (double)Math.Round(balanceUnderLimit / limit, 3));
    }
}
