using Bureau.Domain.Partners;

namespace Bureau.Domain.Furnishing;

/// <summary>Where furnished rows go.</summary>
internal interface IFurnishingStore
{
    /// <summary>Every furnisher whose agreement is in force.</summary>
    Task<IReadOnlyList<Furnisher>> FurnishersAsync(CancellationToken cancellation);

    /// <summary>The batch of that furnisher with that digest of which no row was left out or held; null when there is none.</summary>
    Task<FurnishingBatch?> FindWholeBatchAsync(PartnerId furnisher, ReadOnlyMemory<byte> sha256, CancellationToken cancellation);

    /// <summary>
    /// Finds whose the rows are and merges them with what is stored, one after the other; stores nothing yet. A row whose number belongs to
    /// somebody of another name or birth date is rejected, and so is one of an account that is somebody else's: a name alone never matches. A
    /// person who is not known yet is added.
    /// </summary>
    Task<IMergedRows> MergeAsync(PartnerId furnisher, IReadOnlyList<AcceptedRow> rows, CancellationToken cancellation);

    /// <summary>Records a batch of which every row was read and either stored or rejected.</summary>
    Task RecordAsync(FurnishingBatch batch, CancellationToken cancellation);
}

/// <summary>Rows beside what was stored when they were merged.</summary>
internal interface IMergedRows
{
    /// <summary>Whether one of these rows is of a person or an account of these rows, and so MUST be merged after they are stored.</summary>
    bool AreMetBy(IReadOnlyList<AcceptedRow> others);

    /// <summary>
    /// Stores the rows in one transaction, all or, when it throws, none; merges them anew when somebody else has changed one of their files meanwhile.
    /// The file of each person of whom something changed gets one new version.
    /// </summary>
    Task<AppliedRows> StoreAsync(CancellationToken cancellation);
}

/// <summary>What became of rows.</summary>
/// <param name="Stored">Rows that were new or changed something.</param>
/// <param name="Unchanged">Rows that said what was stored already.</param>
/// <param name="Held">Rows that wait for a review of whose they are.</param>
/// <param name="Rejected">Rows that were left out.</param>
internal sealed record AppliedRows(int Stored, int Unchanged, int Held, IReadOnlyList<RejectedRow> Rejected)
{
    /// <summary>The numbers of the rows that said what was stored already.</summary>
    public required IReadOnlyList<long> UnchangedRows { get; init; }

    /// <summary>The numbers of the rows that wait for a review.</summary>
    public IReadOnlyList<long> HeldRows { get; init; } = [];
}

/// <summary>Somebody who may furnish.</summary>
/// <param name="Id">The partner.</param>
/// <param name="Name">As in its agreement.</param>
public sealed record Furnisher(PartnerId Id, string Name);
