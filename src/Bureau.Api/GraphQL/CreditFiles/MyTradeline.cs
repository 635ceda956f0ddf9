using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Disputes;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disputes;
using Bureau.Domain.Furnishing;

namespace Bureau.Api.GraphQL.CreditFiles;

/// <summary>One account that a furnisher reports about you.</summary>
[Unprotected("Beneath me alone.")]
public sealed class MyTradeline(Tradeline tradeline, TradelineMatch match, EntryRemarks remarks)
{
    /// <summary>Identity in the bureau.</summary>
    public TradelineId Id => tradeline.Id;

    /// <summary>The furnisher's own number of the account.</summary>
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

    /// <summary>Metro 2 field 20, chiefly that the account is disputed; as it was last reported.</summary>
    public string? ComplianceCondition => tradeline.ComplianceCondition;

    /// <summary>What a report told of the 24 months before it (Metro 2 field 18), if one did.</summary>
    public PaymentHistory? PaymentHistory => tradeline.History;

    /// <summary>Whether the account is marked as disputed; a disputed account is left out of the score.</summary>
    public bool Disputed => tradeline.Disputed;

    /// <summary>Whether a dispute hides it: nobody but you and its furnisher sees it, and it counts for nothing.</summary>
    public bool Hidden => remarks.Dispute?.Hidden is true;

    /// <summary>Your dispute that is open or hides the account; null when there is none.</summary>
    public Dispute? Dispute => remarks.Dispute is { } view ? new(view) : null;

    /// <summary>Your statements that travel with it, oldest first.</summary>
    [ListSize(AssumedSize = 5)]
    public IReadOnlyList<Statement> Statements => [.. remarks.Statements.Select(statement => new Statement(statement))];

    /// <summary>How the bureau knew that the account is yours.</summary>
    public TradelineMatch Match => match;

    /// <summary>What was reported, oldest month first.</summary>
    [ListSize(AssumedSize = 24)]
    public IReadOnlyList<TradelineMonth> Months => tradeline.Months;
}
