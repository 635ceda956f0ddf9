using Bureau.Domain.Furnishing;

namespace Bureau.Api.GraphQL.Furnishing;

/// <summary>A batch of records.</summary>
/// <param name="Records">1 to 1,000 of them.</param>
public sealed record FurnishTradelinesInput(IReadOnlyList<TradelineRecordInput> Records);

/// <summary>
/// An account of a person as it stood on one day: a row of a furnishing file, its values written as there, so that a mistake in one record is told
/// in its result and stops no other. A field that is required has a value in every record; what is left out, null or empty is no value.
/// </summary>
/// <param name="AsOf">Required. Metro 2 field 24: the day that the figures are of, YYYY-MM-DD.</param>
/// <param name="AccountNumber">Required. Metro 2 field 7: your own number of the account.</param>
/// <param name="PortfolioType">Required. Metro 2 field 8: C, I, M, O or R.</param>
/// <param name="AccountType">Required. Metro 2 field 9: two or three capital letters or digits.</param>
/// <param name="OpenedOn">Metro 2 field 10: when it was opened, YYYY-MM-DD.</param>
/// <param name="CreditLimit">Metro 2 field 11: an amount, such as 5000 or 5000.00.</param>
/// <param name="Currency">Required. ISO 4217: of every amount of the account.</param>
/// <param name="AccountStatus">Required. Metro 2 field 17A: two digits; DA or DF takes the account back.</param>
/// <param name="TrendedUsage">INACTIVE, TRANSACTOR or REVOLVER.</param>
/// <param name="CurrentBalance">Required. Metro 2 field 21: an amount; a minus before it is a credit balance.</param>
/// <param name="AmountPastDue">Metro 2 field 22: an amount.</param>
/// <param name="ActualPayment">Metro 2 field 16: an amount.</param>
/// <param name="ComplianceCondition">Metro 2 field 20; XR takes back the one before.</param>
/// <param name="SubjectIdType">Required. The register of the identity number: CN_RESIDENT_ID or US_SSN.</param>
/// <param name="SubjectId">Required. The identity number; it is kept as a keyed hash and a ciphertext, and never shown.</param>
/// <param name="SubjectName">Required. The full name.</param>
/// <param name="BirthDate">Required. The birth date, YYYY-MM-DD.</param>
/// <param name="PaymentRating">Metro 2 field 17B: with some statuses, 0 to 6, G or L.</param>
/// <param name="PaymentHistory">Metro 2 field 18: 24 characters, the month before asOf first.</param>
/// <param name="FirstDelinquencyOn">Metro 2 field 25, YYYY-MM-DD.</param>
/// <param name="ClosedOn">Metro 2 field 26, YYYY-MM-DD.</param>
/// <param name="CorrectionIndicator">0, or 1 when the record replaces an earlier one of the same batch, account and day.</param>
/// <param name="NewAccountNumber">Metro 2 segment L1: the number that the account has from now on.</param>
public sealed record TradelineRecordInput(
    string? AsOf,
    string? AccountNumber,
    string? PortfolioType,
    string? AccountType,
    string? OpenedOn,
    string? CreditLimit,
    string? Currency,
    string? AccountStatus,
    string? TrendedUsage,
    string? CurrentBalance,
    string? AmountPastDue,
    string? ActualPayment,
    string? ComplianceCondition,
    string? SubjectIdType,
    string? SubjectId,
    string? SubjectName,
    string? BirthDate,
    string? PaymentRating,
    string? PaymentHistory,
    string? FirstDelinquencyOn,
    string? ClosedOn,
    string? CorrectionIndicator,
    string? NewAccountNumber)
{
    internal FurnishingRecord ToRecord() => new(
    [
        (FurnishingColumn.AsOf, AsOf),
        (FurnishingColumn.AccountNumber, AccountNumber),
        (FurnishingColumn.PortfolioType, PortfolioType),
        (FurnishingColumn.AccountType, AccountType),
        (FurnishingColumn.OpenedOn, OpenedOn),
        (FurnishingColumn.CreditLimit, CreditLimit),
        (FurnishingColumn.Currency, Currency),
        (FurnishingColumn.AccountStatus, AccountStatus),
        (FurnishingColumn.TrendedUsage, TrendedUsage),
        (FurnishingColumn.CurrentBalance, CurrentBalance),
        (FurnishingColumn.AmountPastDue, AmountPastDue),
        (FurnishingColumn.ActualPayment, ActualPayment),
        (FurnishingColumn.ComplianceCondition, ComplianceCondition),
        (FurnishingColumn.SubjectIdType, SubjectIdType),
        (FurnishingColumn.SubjectId, SubjectId),
        (FurnishingColumn.SubjectName, SubjectName),
        (FurnishingColumn.BirthDate, BirthDate),
        (FurnishingColumn.PaymentRating, PaymentRating),
        (FurnishingColumn.PaymentHistory, PaymentHistory),
        (FurnishingColumn.FirstDelinquencyOn, FirstDelinquencyOn),
        (FurnishingColumn.ClosedOn, ClosedOn),
        (FurnishingColumn.CorrectionIndicator, CorrectionIndicator),
        (FurnishingColumn.NewAccountNumber, NewAccountNumber),
    ]);

    /// <summary>Nothing of it: a record is somebody's.</summary>
    public override string ToString() => nameof(TradelineRecordInput);
}
