using Bureau.Domain.Partners;

namespace Bureau.Domain.Furnishing;

/// <summary>One file, or one batch of records, that a furnisher sent, and what became of its rows.</summary>
/// <param name="Id">Identity in the bureau, time-ordered.</param>
/// <param name="Furnisher">Who sent it.</param>
/// <param name="Format">How it was written.</param>
/// <param name="FileName">The file's name, without its folder; of a batch of records, the mutation's.</param>
/// <param name="Sha256">Digest of the file, 32 bytes.</param>
/// <param name="RowsStored">Rows that were new or changed something.</param>
/// <param name="RowsUnchanged">Rows that said what was stored already.</param>
/// <param name="RowsHeld">Rows that wait until somebody has reviewed whose they are.</param>
/// <param name="RowsRejected">Rows that were left out.</param>
/// <param name="ReceivedAt">When the import began, UTC.</param>
public sealed record FurnishingBatch(
    Guid Id,
    PartnerId Furnisher,
    FurnishingFormat Format,
    string FileName,
    ReadOnlyMemory<byte> Sha256,
    long RowsStored,
    long RowsUnchanged,
    long RowsHeld,
    long RowsRejected,
    DateTimeOffset ReceivedAt)
{
    /// <summary>All rows.</summary>
    public long Rows => RowsStored + RowsUnchanged + RowsHeld + RowsRejected;

    /// <summary>Its place among the furnisher's batches.</summary>
    public PlaceInTime Place => new(ReceivedAt, Id);
}
