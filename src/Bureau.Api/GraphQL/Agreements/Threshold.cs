using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;

namespace Bureau.Api.GraphQL.Agreements;

/// <summary>From which score a deposit is waived. It is registered before anybody is asked about, and moves seldom: a threshold that could be moved freely would read the score.</summary>
[Unprotected("Only its partner and the operators are given it.")]
public sealed class Threshold(ThresholdView view)
{
    /// <summary>What is rented.</summary>
    public DepositCategory Category => view.Category;

    /// <summary>350 to 950.</summary>
    public int MinimumScore => view.MinimumScore;

    /// <summary>The largest deposit that a YES waives.</summary>
    public Money MaximumDeposit => view.MaximumDeposit;

    /// <summary>Since when; null: since the agreement was made.</summary>
    public DateTimeOffset? RegisteredAt => view.RegisteredAt;

    /// <summary>How often it may still be changed now.</summary>
    public int ChangesLeft => view.ChangesLeft;

    /// <summary>When there is a change again; null while there is one left.</summary>
    public DateTimeOffset? NextChangeAt => view.NextChangeAt;
}

/// <summary>A threshold to register.</summary>
/// <param name="Partner">Whose; of the tier RENTAL.</param>
/// <param name="Category">What is rented.</param>
/// <param name="MinimumScore">From this score on a deposit is waived; 350 to 950.</param>
/// <param name="MaximumDeposit">The largest deposit that is waived; above 0, at most 10,000,000, two decimals.</param>
/// <param name="Currency">Of the deposit; ISO 4217.</param>
public sealed record RegisterThresholdInput(PartnerId Partner, DepositCategory Category, int MinimumScore, decimal MaximumDeposit, string Currency);
