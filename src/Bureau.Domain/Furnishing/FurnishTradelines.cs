using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Furnishing;

/// <summary>
/// Stores a batch of records that a furnisher sends without a file: the rules and the store are those of <see cref="ImportTradelines"/>. Records that
/// are right are stored together or, when the store fails, none of them; the others are left out with all their mistakes.
/// </summary>
public sealed class FurnishTradelines
{
    /// <summary>Records of the largest batch. More go into a file.</summary>
    public const int LargestBatch = 1_000;

    /// <summary>What stands in the place of a file's name.</summary>
    private const string Name = "furnishTradelines";

    private readonly IFurnishingStore store;
    private readonly IPartnerStore partners;
    private readonly TimeProvider clock;

    internal FurnishTradelines(IFurnishingStore store, IPartnerStore partners, TimeProvider clock) =>
        (this.store, this.partners, this.clock) = (store, partners, clock);

    /// <summary>Stores a batch.</summary>
    /// <param name="records">The records, 1 to <see cref="LargestBatch"/>.</param>
    /// <param name="furnisher">Who sends them: only its own accounts are changed.</param>
    /// <param name="cancellation">Ends it before the records are stored.</param>
    /// <returns>The batch with a result for each record, in their order.</returns>
    public async Task<Outcome<BatchResult>> ExecuteAsync(IReadOnlyList<FurnishingRecord> records, Asker furnisher, CancellationToken cancellation)
    {
        if (await FurnisherRule.RefuseAsync(partners, furnisher, cancellation) is { } refusal)
            return refusal;
        if (records.Count == 0)
            return new BatchEmpty();
        if (records.Count > LargestBatch)
            return new BatchTooLarge(LargestBatch);

        // Sent again it changes nothing, even if another batch has corrected it since.
        var sha256 = CanonicalRecords.Sha256(records);
        if (await store.FindWholeBatchAsync(furnisher.Partner, sha256, cancellation) is { } before)
        {
            return new BatchResult(
                before with { RowsStored = 0, RowsUnchanged = before.Rows }, [.. records.Select((_, index) => new RecordResult(index, RecordOutcome.Unchanged, []))]);
        }

        var now = clock.GetUtcNow();
        var results = await StoreAsync(records, furnisher.Partner, DateOnly.FromDateTime(now.UtcDateTime), cancellation);
        var counts = results.CountBy(result => result.Outcome).ToDictionary();
        var batch = new FurnishingBatch(
            Guid.CreateVersion7(), furnisher.Partner, FurnishingFormat.GraphQL, Name, sha256,
            counts.GetValueOrDefault(RecordOutcome.Stored), counts.GetValueOrDefault(RecordOutcome.Unchanged),
            counts.GetValueOrDefault(RecordOutcome.Held), counts.GetValueOrDefault(RecordOutcome.Rejected), now);
        await store.RecordAsync(batch, cancellation);
        return new BatchResult(batch, results);
    }

    private async Task<RecordResult[]> StoreAsync(IReadOnlyList<FurnishingRecord> records, PartnerId furnisher, DateOnly today, CancellationToken cancellation)
    {
        var days = new AccountDays();
        var accepted = new List<AcceptedRow>(records.Count);
        var results = new RecordResult[records.Count];
        for (var index = 0; index < results.Length; index++)
        {
            results[index] = new RecordResult(index, RecordOutcome.Stored, []);
            switch (FurnishingRules.Check(index, records[index], today))
            {
                case AcceptedRow row: accepted.Add(days.Note(row)); break;
                case RejectedRow row: Reject(row); break;
            }
        }

        if (accepted.Count == 0)
            return results;

        var applied = await (await store.MergeAsync(furnisher, accepted, cancellation)).StoreAsync(cancellation);
        foreach (var row in applied.Rejected)
            Reject(row);
        foreach (var number in applied.UnchangedRows)
            results[number] = results[number] with { Outcome = RecordOutcome.Unchanged };
        foreach (var number in applied.HeldRows)
            results[number] = results[number] with { Outcome = RecordOutcome.Held };
        return results;

        void Reject(RejectedRow row) => results[row.Number] = new RecordResult((int)row.Number, RecordOutcome.Rejected, row.Mistakes);
    }
}

/// <summary>A batch of records and what became of each.</summary>
/// <param name="Batch">The batch; sent before, the first one of the same records.</param>
/// <param name="Results">One for each record, in their order.</param>
public sealed record BatchResult(FurnishingBatch Batch, IReadOnlyList<RecordResult> Results);

/// <summary>What became of one record.</summary>
/// <param name="Index">Its place in the batch, the first being 0.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Mistakes">Everything that is wrong with a rejected record.</param>
public sealed record RecordResult(int Index, RecordOutcome Outcome, IReadOnlyList<RowMistake> Mistakes);

/// <summary>What becomes of a furnished record.</summary>
public enum RecordOutcome
{
    /// <summary>It was new or changed something, and is stored.</summary>
    Stored = 1,

    /// <summary>It says what was stored already.</summary>
    Unchanged = 2,

    /// <summary>It waits until somebody has reviewed whose it is; nothing of it can be read before.</summary>
    Held = 3,

    /// <summary>It is left out for its mistakes.</summary>
    Rejected = 4,
}
