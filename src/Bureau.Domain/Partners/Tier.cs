namespace Bureau.Domain.Partners;

/// <summary>
/// In which capacity somebody asks: one of the four partner tiers, or a role. A caller has exactly one.
/// The names are the scopes and the values of the <c>tier</c> claim (lower case there).
/// </summary>
public enum Tier
{
    /// <summary>Asks whether a deposit may be waived: YES, NO or UNKNOWN, never the score.</summary>
    Rental = 0,

    /// <summary>Shows a badge with the holder's consent: a band, never the score.</summary>
    Dating = 1,

    /// <summary>Pulls a credit summary: score, reason codes, totals, delinquencies, the lists that concern credit.</summary>
    Lender = 2,

    /// <summary>Checks companies.</summary>
    Business = 3,

    /// <summary>The person asked about, on their own behalf.</summary>
    Subject = 4,

    /// <summary>Sends tradelines and answers disputes about them.</summary>
    Furnisher = 5,

    /// <summary>Proposes, notifies, activates and repairs listings.</summary>
    Authority = 6,

    /// <summary>Onboards partners and runs the bureau; reads no file.</summary>
    Operator = 7,
}
