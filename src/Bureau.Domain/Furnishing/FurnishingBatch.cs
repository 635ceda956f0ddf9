using Bureau.Domain.Partners;

namespace Bureau.Domain.Furnishing;

/// <summary>One file that a furnisher sent, and what became of its rows.</summary>
/// <param name="Id">Identity in the bureau, time-ordered.</param>
/// <param name="Furnisher">Who sent it.</param>
/// <param name="FileName">The file's name, without its folder.</param>
/// <param name="Sha256">Digest of the file, 32 bytes.</param>
/// <param name="RowsStored">Rows that were new or changed something.</param>
/// <param name="RowsUnchanged">Rows that said what was stored already.</param>
/// <param name="RowsRejected">Rows that were left out.</param>
/// <param name="ReceivedAt">When the import began, UTC.</param>
public sealed record FurnishingBatch(
    Guid Id,
    PartnerId Furnisher,
    string FileName,
    ReadOnlyMemory<byte> Sha256,
    long RowsStored,
    long RowsUnchanged,
    long RowsRejected,
    DateTimeOffset ReceivedAt)
{
    /// <summary>All rows.</summary>
    public long Rows => RowsStored + RowsUnchanged + RowsRejected;
}
