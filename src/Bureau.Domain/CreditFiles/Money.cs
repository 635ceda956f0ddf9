namespace Bureau.Domain.CreditFiles;

/// <summary>An amount in a currency. Negative is a credit balance.</summary>
/// <param name="Amount">In units of the currency, at most two decimals.</param>
/// <param name="Currency">ISO 4217 code, three capital letters.</param>
public readonly record struct Money(decimal Amount, string Currency)
{
    /// <summary>In units of the currency; with two decimals whatever the store made of them, so that an amount prints the same everywhere.</summary>
    public decimal Amount { get; init; } = Amount + 0.00m;
}
