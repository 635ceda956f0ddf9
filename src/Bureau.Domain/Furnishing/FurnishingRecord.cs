using System.Text;

namespace Bureau.Domain.Furnishing;

/// <summary>One record of a batch that comes without a file: a text for each column that it has a value in, written as in a file.</summary>
public sealed class FurnishingRecord : IFurnishedFields
{
    private readonly byte[]?[] values = new byte[FurnishingDictionary.Entries.Count][];

    /// <summary>A record of these values; null and the empty text are none.</summary>
    public FurnishingRecord(IEnumerable<(FurnishingColumn Column, string? Text)> fields)
    {
        foreach (var (column, text) in fields)
            values[(int)column] = string.IsNullOrEmpty(text) ? null : Encoding.UTF8.GetBytes(text);
    }

    /// <summary>The value as UTF-8 text; empty when there is none.</summary>
    public ReadOnlySpan<byte> this[FurnishingColumn column] => values[(int)column];

    /// <summary>Nothing of it: a record is somebody's.</summary>
    public override string ToString() => nameof(FurnishingRecord);
}
