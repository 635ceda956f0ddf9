using System.Globalization;
using Bureau.Domain.CreditFiles;

namespace Bureau.Domain.Furnishing;

/// <summary>The dictionary of furnishing: for each column its name in a file, whether it must be there, and what it may hold.</summary>
public static class FurnishingDictionary
{
    /// <summary>Every column, in the order of <see cref="FurnishingColumn"/>.</summary>
    public static IReadOnlyList<FurnishingEntry> Entries { get; } =
    [
        new(FurnishingColumn.AsOf, "as_of", Required: true, "a date that exists, written YYYY-MM-DD, from 1970-01-01 to today", FixedLength: 10),
        new(FurnishingColumn.AccountNumber, "account_number", Required: true, "1 to 30 printable ASCII characters, no blank at either end"),
        new(FurnishingColumn.PortfolioType, "portfolio_type", Required: true, "C, I, M, O or R", FixedLength: 1),
        new(FurnishingColumn.AccountType, "account_type", Required: true, "two or three capital letters or digits"),
        new(FurnishingColumn.OpenedOn, "opened_on", Required: false, "a date that exists, written YYYY-MM-DD, from 1900-01-01 to as_of", FixedLength: 10),
        new(FurnishingColumn.CreditLimit, "credit_limit", Required: false, Amount),
        new(FurnishingColumn.Currency, "currency", Required: true, "a currency of ISO 4217 in three capital letters", FixedLength: 3),
        new(FurnishingColumn.AccountStatus, "account_status", Required: true, Statuses, FixedLength: 2),
        new(FurnishingColumn.TrendedUsage, "trended_usage", Required: false, "INACTIVE, TRANSACTOR or REVOLVER"),
        new(FurnishingColumn.CurrentBalance, "current_balance", Required: true, $"{Amount}; a minus before it is a credit balance"),
        new(FurnishingColumn.AmountPastDue, "amount_past_due", Required: false, Amount),
        new(FurnishingColumn.ActualPayment, "actual_payment", Required: false, Amount),
        new(FurnishingColumn.ComplianceCondition, "compliance_condition", Required: false, Conditions, FixedLength: 2),
        new(FurnishingColumn.SubjectIdType, "subject_id_type", Required: true, "CN_RESIDENT_ID or US_SSN"),
        new(FurnishingColumn.SubjectId, "subject_id", Required: true, "an identity number of that type, without blanks"),
        new(FurnishingColumn.SubjectName, "subject_name", Required: true, "1 to 200 characters, without control characters"),
        new(FurnishingColumn.BirthDate, "birth_date", Required: true, "a date that exists, written YYYY-MM-DD; the one that the identity number carries where it carries one", FixedLength: 10),
        new(FurnishingColumn.PaymentRating, "payment_rating", Required: false, $"0 to 6, G or L, with account_status {RatedStatuses}", FixedLength: 1),
        new(FurnishingColumn.PaymentHistory, "payment_history", Required: false, $"24 of {PaymentHistory.Codes}, the month before as_of first", FixedLength: PaymentHistory.Months),
        new(FurnishingColumn.FirstDelinquencyOn, "first_delinquency_on", Required: false, Past, FixedLength: 10),
        new(FurnishingColumn.ClosedOn, "closed_on", Required: false, Past, FixedLength: 10),
        new(FurnishingColumn.CorrectionIndicator, "correction_indicator", Required: false, "0, or 1 when the row replaces an earlier one of the same file, account and day", FixedLength: 1),
        new(FurnishingColumn.NewAccountNumber, "new_account_number", Required: false, "the number that the account has from now on, written as account_number"),
    ];

    private const string Amount = "digits, at most 13, and after a point at most two more";

    private const string Past = "a date that exists, written YYYY-MM-DD, from 1900-01-01 to as_of";

    private static string Statuses =>
        $"one of {Codes(Enum.GetValues<AccountStatus>())}; DA or DF takes the account back";

    private static string RatedStatuses => Codes(Enum.GetValues<AccountStatus>().Where(status => status.NeedsPaymentRating()));

    private static string Conditions => $"one of {string.Join(", ", ComplianceConditions.Codes)}";

    private static string Codes(IEnumerable<AccountStatus> statuses) => string.Join(", ", statuses.Select(status => ((int)status).ToString("00", CultureInfo.InvariantCulture)));

    /// <summary>Every column's name, for a message.</summary>
    internal static string Names { get; } = string.Join(", ", Entries.Select(entry => entry.Name));

    /// <summary>What the dictionary says of a column.</summary>
    public static FurnishingEntry Of(FurnishingColumn column) => Entries[(int)column];

    /// <summary>Finds a column by its name in a file, in any case; null when the dictionary has none of that name.</summary>
    public static FurnishingEntry? Find(string name) => Entries.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>One column of the dictionary.</summary>
/// <param name="Column">Which.</param>
/// <param name="Name">Its name in a file.</param>
/// <param name="Required">Whether every file has the column and every row a value in it.</param>
/// <param name="Holds">What a value must be, for whoever mends a row.</param>
/// <param name="FixedLength">Characters of every value; null when values differ in length, so that a short one may be a cut-off one.</param>
public sealed record FurnishingEntry(FurnishingColumn Column, string Name, bool Required, string Holds, int? FixedLength = null);
