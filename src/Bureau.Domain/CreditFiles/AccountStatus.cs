namespace Bureau.Domain.CreditFiles;

/// <summary>
/// How an account stood at the end of a month: Metro 2 base segment, field 17A (Account Status). DA and DF, which take the account back, are
/// no status that it has: <see cref="Furnishing.AccountDeletion"/>.
/// </summary>
public enum AccountStatus
{
    /// <summary>05: transferred to another office or furnisher; the balance is reported there.</summary>
    Transferred = 5,

    /// <summary>11: current, 0–29 days past the due date.</summary>
    Current = 11,

    /// <summary>13: paid or closed, zero balance.</summary>
    PaidOrClosed = 13,

    /// <summary>61: paid in full, was a voluntary surrender.</summary>
    PaidVoluntarySurrender = 61,

    /// <summary>62: paid in full, was a collection account.</summary>
    PaidCollection = 62,

    /// <summary>63: paid in full, was a repossession.</summary>
    PaidRepossession = 63,

    /// <summary>64: paid in full, was a charge-off.</summary>
    PaidChargeOff = 64,

    /// <summary>65: paid in full, a foreclosure was started.</summary>
    PaidForeclosureStarted = 65,

    /// <summary>71: 30–59 days past due.</summary>
    Late30 = 71,

    /// <summary>78: 60–89 days past due.</summary>
    Late60 = 78,

    /// <summary>80: 90–119 days past due.</summary>
    Late90 = 80,

    /// <summary>82: 120–149 days past due.</summary>
    Late120 = 82,

    /// <summary>83: 150–179 days past due.</summary>
    Late150 = 83,

    /// <summary>84: 180 days or more past due.</summary>
    Late180 = 84,

    /// <summary>88: a claim is filed with the government for the insured part of a defaulted loan.</summary>
    GovernmentClaim = 88,

    /// <summary>89: deed received in lieu of foreclosure on a defaulted mortgage.</summary>
    DeedInLieu = 89,

    /// <summary>93: assigned to internal or external collections.</summary>
    Collection = 93,

    /// <summary>94: foreclosure completed, collateral sold.</summary>
    ForeclosureCompleted = 94,

    /// <summary>95: voluntary surrender; a balance may be due.</summary>
    VoluntarySurrender = 95,

    /// <summary>96: merchandise repossessed; a balance may be due.</summary>
    Repossession = 96,

    /// <summary>97: unpaid balance reported as a loss (charge-off).</summary>
    ChargeOff = 97,
}

/// <summary>What a status means for the person.</summary>
public static class AccountStatuses
{
    /// <summary>
    /// Whole 30-day periods past due: 0 for a current, paid, closed or transferred account, 1 for 30–59 days … 6 for 180 days and more,
    /// and 6 for a collection, a charge-off and whatever ends a loan by its security or a claim.
    /// </summary>
    public static int PeriodsPastDue(this AccountStatus status) => status switch
    {
        AccountStatus.Late30 => 1,
        AccountStatus.Late60 => 2,
        AccountStatus.Late90 => 3,
        AccountStatus.Late120 => 4,
        AccountStatus.Late150 => 5,
        AccountStatus.Late180 or AccountStatus.Collection or AccountStatus.ChargeOff or AccountStatus.GovernmentClaim or AccountStatus.DeedInLieu
            or AccountStatus.ForeclosureCompleted or AccountStatus.VoluntarySurrender or AccountStatus.Repossession => 6,
        _ => 0,
    };

    /// <summary>Whether the lender lost, or had to take security, claim or collect: paid since or not.</summary>
    public static bool IsLoss(this AccountStatus status) => status is >= AccountStatus.PaidVoluntarySurrender and <= AccountStatus.PaidForeclosureStarted or >= AccountStatus.GovernmentClaim;

    /// <summary>Whether a report with this status and payment rating (Metro 2 field 17B) speaks against the person: the account is late or a loss, or was when it ended.</summary>
    public static bool IsAdverse(this AccountStatus status, string? paymentRating) => status.IsLoss() || status.PeriodsPastDue() > 0 || paymentRating is not (null or "0");

    /// <summary>
    /// The statuses that need a payment rating (Metro 2 field 17B): they say how the account ended, and the rating how late it was then.
    /// </summary>
    public static bool NeedsPaymentRating(this AccountStatus status) => status is AccountStatus.Transferred or AccountStatus.PaidOrClosed
        or AccountStatus.PaidForeclosureStarted or AccountStatus.GovernmentClaim or AccountStatus.DeedInLieu or AccountStatus.ForeclosureCompleted
        or AccountStatus.VoluntarySurrender;
}
