namespace Bureau.Domain.Disclosure;

/// <summary>
/// The sections of a credit report. A consent names the sections that it covers; a field of the schema names the section that it
/// reveals; a report holds the sections that a decision granted, and no other.
/// </summary>
[Flags]
public enum Sections
{
    /// <summary>No section.</summary>
    None = 0,

    /// <summary>YES, NO or UNKNOWN to one registered question.</summary>
    Answer = 1,

    /// <summary>The band in which the score lies.</summary>
    Band = 2,

    /// <summary>The score with its band and reason codes.</summary>
    Score = 4,

    /// <summary>Number of accounts, balances, limits, utilization.</summary>
    Totals = 8,

    /// <summary>How often a payment was late, by 30, 60 and 90 days.</summary>
    Delinquencies = 16,

    /// <summary>Whether a red or a black listing in a domain that concerns credit is in effect.</summary>
    Lists = 32,
}
