using Bureau.Domain.CreditFiles;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Furnishing;

/// <summary>One row of a furnishing file that passed every check: an account of a person as it stood on one day.</summary>
/// <param name="Subject">Whose account.</param>
/// <param name="AccountNumber">The furnisher's own number.</param>
/// <param name="PortfolioType">Metro 2 field 8: C, I, M, O or R.</param>
/// <param name="AccountType">Metro 2 field 9.</param>
/// <param name="OpenedOn">Metro 2 field 10; null when not reported.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="ComplianceCondition">Metro 2 field 20; null when not reported; XR takes back the one before.</param>
/// <param name="Month">The figures.</param>
public sealed record FurnishedMonth(
    Identity Subject,
    string AccountNumber,
    char PortfolioType,
    string AccountType,
    DateOnly? OpenedOn,
    string Currency,
    string? ComplianceCondition,
    TradelineMonth Month)
{
    /// <summary>Metro 2 field 26; null when not reported.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Metro 2 field 18; null when not reported.</summary>
    public PaymentHistory? History { get; init; }

    /// <summary>Metro 2 correction indicator: the row replaces what the same file says of that day.</summary>
    public bool IsCorrection { get; init; }

    /// <summary>Whether the same file has spoken of the same account and day before; then it must say the same, unless it is a correction.</summary>
    public bool Repeats { get; init; }

    /// <summary>Metro 2 segment L1: the number that the account has from now on; null when it keeps its own.</summary>
    public string? NewAccountNumber { get; init; }

    /// <summary>Metro 2 status DA or DF: the account is taken back; null when it is not.</summary>
    public AccountDeletion? Deletion { get; init; }

    /// <summary>The day, and nothing that could tell whose account it is.</summary>
    public override string ToString() => $"account-month of {Month.AsOf:yyyy-MM-dd}";
}

/// <summary>Why a furnisher takes an account back (Metro 2 field 17A).</summary>
public enum AccountDeletion
{
    /// <summary>DA: for another reason than fraud.</summary>
    Deleted = 1,

    /// <summary>DF: fraud is confirmed; the account was not the person's.</summary>
    Fraud = 2,
}
