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
    /// <summary>The day, and nothing that could tell whose account it is.</summary>
    public override string ToString() => $"account-month of {Month.AsOf:yyyy-MM-dd}";
}
