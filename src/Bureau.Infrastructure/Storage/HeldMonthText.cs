using System.Text.Json;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Subjects;

namespace Bureau.Infrastructure.Storage;

/// <summary>A furnished month that waits for a review, as JSON without anything of the person or the account's number: the review has those.</summary>
internal static class HeldMonthText
{
    public static string Write(FurnishedMonth month) => JsonSerializer.Serialize(new Held(
        month.PortfolioType, month.AccountType, month.OpenedOn, month.Currency, month.ComplianceCondition, month.Month, month.ClosedOn,
        month.History, month.IsCorrection, month.NewAccountNumber, month.Deletion));

    /// <summary>The month as it was furnished, of that person and account.</summary>
    /// <exception cref="JsonException">The text is no such month.</exception>
    public static FurnishedMonth Read(string text, Identity subject, string accountNumber)
    {
        var held = JsonSerializer.Deserialize<Held>(text) ?? throw new JsonException("A held month is null.");
        return new FurnishedMonth(subject, accountNumber, held.PortfolioType, held.AccountType, held.OpenedOn, held.Currency, held.ComplianceCondition, held.Month)
        {
            ClosedOn = held.ClosedOn,
            History = held.History,
            IsCorrection = held.IsCorrection,
            NewAccountNumber = held.NewAccountNumber,
            Deletion = held.Deletion,
        };
    }

    private sealed record Held(
        char PortfolioType,
        string AccountType,
        DateOnly? OpenedOn,
        string Currency,
        string? ComplianceCondition,
        TradelineMonth Month,
        DateOnly? ClosedOn,
        PaymentHistory? History,
        bool IsCorrection,
        string? NewAccountNumber,
        AccountDeletion? Deletion);
}
