namespace Bureau.Domain.Furnishing;

/// <summary>The fields of one row as a format gives them; each format of furnishing file has its own.</summary>
internal interface IFurnishedFields
{
    /// <summary>The value as UTF-8 text, unquoted; empty when the row has none in that column.</summary>
    ReadOnlySpan<byte> this[FurnishingColumn column] { get; }
}
