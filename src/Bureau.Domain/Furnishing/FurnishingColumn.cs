namespace Bureau.Domain.Furnishing;

/// <summary>
/// What a furnisher may report, one value a column; whatever is no member cannot be furnished. The names are those of Metro 2's
/// base segment where it has the field.
/// </summary>
public enum FurnishingColumn
{
    /// <summary>Metro 2 field 24, date of account information.</summary>
    AsOf,

    /// <summary>Metro 2 field 7, consumer account number.</summary>
    AccountNumber,

    /// <summary>Metro 2 field 8.</summary>
    PortfolioType,

    /// <summary>Metro 2 field 9.</summary>
    AccountType,

    /// <summary>Metro 2 field 10, date opened.</summary>
    OpenedOn,

    /// <summary>Metro 2 field 11.</summary>
    CreditLimit,

    /// <summary>ISO 4217; Metro 2 knows one currency and has no field for it.</summary>
    Currency,

    /// <summary>Metro 2 field 17A.</summary>
    AccountStatus,

    /// <summary>Trended use of a revolving account.</summary>
    TrendedUsage,

    /// <summary>Metro 2 field 21.</summary>
    CurrentBalance,

    /// <summary>Metro 2 field 22.</summary>
    AmountPastDue,

    /// <summary>Metro 2 field 16, actual payment amount.</summary>
    ActualPayment,

    /// <summary>Metro 2 field 20, compliance condition code.</summary>
    ComplianceCondition,

    /// <summary>The register of the identity number.</summary>
    SubjectIdType,

    /// <summary>The identity number.</summary>
    SubjectId,

    /// <summary>The person's name.</summary>
    SubjectName,

    /// <summary>Metro 2, date of birth.</summary>
    BirthDate,

    /// <summary>Metro 2 field 17B, payment rating.</summary>
    PaymentRating,

    /// <summary>Metro 2 field 18, payment history profile.</summary>
    PaymentHistory,

    /// <summary>Metro 2 field 25, date of first delinquency.</summary>
    FirstDelinquencyOn,

    /// <summary>Metro 2 field 26, date closed.</summary>
    ClosedOn,

    /// <summary>Metro 2 field 4 where the layout has it, correction indicator.</summary>
    CorrectionIndicator,

    /// <summary>Metro 2 segment L1, new consumer account number.</summary>
    NewAccountNumber,
}
