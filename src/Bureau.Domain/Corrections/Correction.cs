using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disputes;
using Bureau.Domain.Listings;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Corrections;

/// <summary>
/// What a file said and says otherwise now, or no more: written in the transaction that changed the file, and kept until its readers are told. What was added is none, however late it
/// came: what was answered before was true of what was furnished then.
/// </summary>
internal abstract record Correction
{
    private Correction()
    {
    }

    /// <summary>Identity, and the order in which corrections were made.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose file.</summary>
    public required SubjectId Subject { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>A furnisher changed what it had said of an account, or took it back.</summary>
    /// <param name="Account">What it had said, and what of that it says now.</param>
    internal sealed record Furnished(CorrectedAccount Account) : Correction;

    /// <summary>The end of a dispute hid the entry that it was about.</summary>
    /// <param name="Dispute">Which.</param>
    internal sealed record Hidden(DisputeId Dispute) : Correction;

    /// <summary>A listing was repaired or withdrawn.</summary>
    /// <param name="Before">As it had effect.</param>
    internal sealed record Delisted(Listing Before) : Correction;
}

/// <summary>An account whose furnisher says otherwise of days of which it had spoken.</summary>
/// <param name="Before">As it was stored.</param>
/// <param name="After">The same days as they are told now, and no other; null when the account was taken back.</param>
internal sealed record CorrectedAccount(Tradeline Before, Tradeline? After)
{
    /// <summary>What is different when an account was merged with new rows; null when rows were added only.</summary>
    /// <param name="before">As it was stored.</param>
    /// <param name="told">What its newest month of then says of the account itself now.</param>
    /// <param name="merged">As it is stored now.</param>
    public static CorrectedAccount? Of(Tradeline before, Tradeline told, Tradeline merged)
    {
        // An opening date that was not known is added. A mark of the furnisher's own disputes says nothing of the account.
        var days = before.Months.Select(month => month.AsOf).ToHashSet();
        var after = before with
        {
            PortfolioType = told.PortfolioType,
            AccountType = told.AccountType,
            OpenedOn = before.OpenedOn is null ? null : told.OpenedOn,
            ClosedOn = told.ClosedOn,
            FirstDelinquencyOn = told.FirstDelinquencyOn,
            History = before.History?.RetoldBy(merged.History),
            Months = [.. merged.Months.Where(month => days.Contains(month.AsOf))],
        };
        return after with { Months = before.Months } == before && after.Months.SequenceEqual(before.Months) ? null : new(before, after);
    }

    /// <summary>This correction and a later one of the same account as one.</summary>
    public CorrectedAccount Then(CorrectedAccount later)
    {
        var days = Before.Months.Select(month => month.AsOf).ToHashSet();
        var left = later.After?.Months.Where(month => days.Contains(month.AsOf)).ToList();
        return new(Before, left is { Count: > 0 } ? later.After! with { Months = left } : null);
    }
}
