using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.CreditFiles;

namespace Bureau.Api.GraphQL.Furnishing;

/// <summary>An account that you report, as the bureau has it. Whose it is you know; it is not repeated.</summary>
[Unprotected("Only the furnisher that reports the account is given it.")]
public sealed class FurnishedTradeline(Tradeline tradeline)
{
    /// <summary>Your number of the account, as it is now.</summary>
    public string AccountNumber => tradeline.AccountNumber;

    /// <summary>Metro 2 field 8: C line of credit, I instalment, M mortgage, O open, R revolving.</summary>
    public string PortfolioType => tradeline.PortfolioType.ToString();

    /// <summary>Metro 2 field 9, such as 18 for a credit card.</summary>
    public string AccountType => tradeline.AccountType;

    /// <summary>When it was opened, if reported.</summary>
    public DateOnly? OpenedOn => tradeline.OpenedOn;

    /// <summary>ISO 4217; of every amount of the account.</summary>
    public string Currency => tradeline.Currency;

    /// <summary>When the delinquency began that led to the latest status (Metro 2 field 25), if there is one.</summary>
    public DateOnly? FirstDelinquencyOn => tradeline.FirstDelinquencyOn;

    /// <summary>When the account was closed, if it is.</summary>
    public DateOnly? ClosedOn => tradeline.ClosedOn;

    /// <summary>Metro 2 field 20, as it was last reported.</summary>
    public string? ComplianceCondition => tradeline.ComplianceCondition;

    /// <summary>What a report told of the 24 months before it (Metro 2 field 18), if one did.</summary>
    public PaymentHistory? PaymentHistory => tradeline.History;

    /// <summary>What was reported and may still be read, oldest month first.</summary>
    [ListSize(AssumedSize = 24)]
    public IReadOnlyList<TradelineMonth> Months => tradeline.Months;
}
