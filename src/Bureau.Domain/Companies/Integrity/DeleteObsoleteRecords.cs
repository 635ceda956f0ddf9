namespace Bureau.Domain.Companies.Integrity;

/// <summary>Deletes integrity records that nobody may read any more: those beyond their retention, and those that have ended. Interrupted, it has done whole batches.</summary>
public sealed class DeleteObsoleteRecords
{
    private const int BatchSize = 1_000;

    private readonly IIntegrityStore records;
    private readonly TimeProvider clock;

    internal DeleteObsoleteRecords(IIntegrityStore records, TimeProvider clock) => (this.records, this.clock) = (records, clock);

    /// <summary>Deletes them, or only counts; how many there were. A day is kept beyond the last, since it ends later in some places than in UTC.</summary>
    public async Task<long> ExecuteAsync(bool dryRun, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-1);
        if (dryRun)
            return await records.CountObsoleteAsync(today, cancellation);
        var deleted = 0L;
        for (var batch = BatchSize; batch == BatchSize; deleted += batch)
            batch = await records.DeleteObsoleteAsync(today, BatchSize, cancellation);
        return deleted;
    }
}
