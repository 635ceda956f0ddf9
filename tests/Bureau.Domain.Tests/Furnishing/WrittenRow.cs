using System.Text;
using Bureau.Domain.Furnishing;

namespace Bureau.Domain.Tests.Furnishing;

/// <summary>A row as some file might write it: a right one, with single values changed.</summary>
internal sealed class WrittenRow : IFurnishedFields
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    // Made up, in area 999999, which is assigned to no place.
    private readonly Dictionary<FurnishingColumn, byte[]> values = new Dictionary<FurnishingColumn, string>
    {
        [FurnishingColumn.AsOf] = "2026-10-31",
        [FurnishingColumn.AccountNumber] = "A-000001",
        [FurnishingColumn.PortfolioType] = "R",
        [FurnishingColumn.AccountType] = "18",
        [FurnishingColumn.OpenedOn] = "2020-02-29",
        [FurnishingColumn.CreditLimit] = "20000",
        [FurnishingColumn.Currency] = "TWD",
        [FurnishingColumn.AccountStatus] = "11",
        [FurnishingColumn.TrendedUsage] = "TRANSACTOR",
        [FurnishingColumn.CurrentBalance] = "-12.50",
        [FurnishingColumn.AmountPastDue] = "0",
        [FurnishingColumn.ActualPayment] = "1500",
        [FurnishingColumn.ComplianceCondition] = "XB",
        [FurnishingColumn.SubjectIdType] = "CN_RESIDENT_ID",
        [FurnishingColumn.SubjectId] = "999999199003070012",
        [FurnishingColumn.SubjectName] = "Account Holder",
        [FurnishingColumn.BirthDate] = "1990-03-07",
        [FurnishingColumn.PaymentRating] = "",
        [FurnishingColumn.PaymentHistory] = "",
        [FurnishingColumn.FirstDelinquencyOn] = "",
        [FurnishingColumn.ClosedOn] = "",
        [FurnishingColumn.CorrectionIndicator] = "",
        [FurnishingColumn.NewAccountNumber] = "",
    }.ToDictionary(pair => pair.Key, pair => Encoding.UTF8.GetBytes(pair.Value));

    public ReadOnlySpan<byte> this[FurnishingColumn column] => values[column];

    public WrittenRow With(FurnishingColumn column, string value) => With(column, Encoding.UTF8.GetBytes(value));

    public WrittenRow With(FurnishingColumn column, byte[] value)
    {
        values[column] = value;
        return this;
    }

    public FurnishedRow Check() => FurnishingRules.Check(2, this, Today);
}
