namespace Bureau.Domain.Disclosure;

/// <summary>
/// A permissible purpose (the term of the FCRA, 15 U.S.C. § 1681b): why a partner asks. A consent names exactly one and an inquiry takes
/// it from its consent; there is no inquiry without.
/// </summary>
public enum Purpose
{
    /// <summary>May a rental firm waive the deposit?</summary>
    RentalDeposit = 1,

    /// <summary>Show a badge on a dating profile.</summary>
    DatingBadge = 2,

    /// <summary>Decide on one application for a loan.</summary>
    LoanUnderwriting = 3,

    /// <summary>Watch a loan that was granted.</summary>
    LoanMonitoring = 4,
}
