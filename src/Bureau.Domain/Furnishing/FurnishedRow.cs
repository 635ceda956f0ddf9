namespace Bureau.Domain.Furnishing;

/// <summary>What came of one row of a file: an <see cref="AcceptedRow"/> or a <see cref="RejectedRow"/>.</summary>
/// <param name="Number">The row as an editor or a spreadsheet numbers it: the line of the file, the header being 1.</param>
public abstract record FurnishedRow(long Number);

/// <summary>The row passed every check.</summary>
public sealed record AcceptedRow(long Number, FurnishedMonth Month) : FurnishedRow(Number);

/// <summary>The row is left out, whole, for all of these.</summary>
public sealed record RejectedRow(long Number, IReadOnlyList<RowMistake> Mistakes) : FurnishedRow(Number);

/// <summary>One thing that is wrong with a row.</summary>
/// <param name="Column">Where; null when it concerns the row.</param>
/// <param name="Reason">What.</param>
public readonly record struct RowMistake(FurnishingColumn? Column, RejectionReason Reason)
{
    /// <summary>The column's name in a file; empty when the mistake concerns the row.</summary>
    public string Field => Column is { } column ? FurnishingDictionary.Of(column).Name : "";

    /// <summary>What is wrong and what would be right, as a sentence. Never quotes the value.</summary>
    public string Message => Column is { } column
        ? $"{Field} {Reason.Says}; it holds {FurnishingDictionary.Of(column).Holds}."
        : $"The row {Reason.Says}.";

    /// <inheritdoc/>
    public override string ToString() => $"{Reason.Code}: {Message}";
}

/// <summary>Why a row is rejected.</summary>
/// <param name="Code">Stable, UPPER_SNAKE; listed in docs/furnishing.md.</param>
/// <param name="Says">The rest of a sentence that begins with the column's name.</param>
public sealed record RejectionReason(string Code, string Says);
