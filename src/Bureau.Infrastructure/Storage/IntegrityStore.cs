using Bureau.Domain.Companies;
using Bureau.Domain.Companies.Integrity;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The integrity records in the database.</summary>
internal sealed class IntegrityStore(IDbContextFactory<BureauDbContext> contexts) : IIntegrityStore
{
    private const int BatchSize = 1_000;

    public async Task<RecordsWritten> WriteAsync(string source, IReadOnlyList<KeptRecord> chunk, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var place = await CompanyStore.NextPlaceAsync(context, cancellation);
        var references = chunk.Select(kept => kept.Reference).ToList();
        var stored = await context.IntegrityRecords.AsNoTracking().Where(record => record.Source == source)
            .OfKeys(context, record => record.Reference, references).ToDictionaryAsync(record => record.Reference, cancellation);
        var (added, changed) = (new List<KeptRecord>(chunk.Count), new List<KeptRecord>());
        foreach (var kept in chunk)
        {
            if (!stored.TryGetValue(kept.Reference, out var row))
            {
                added.Add(kept);
                continue;
            }

            var now = kept with { Record = kept.Record with { Id = row.Id } };
            if (row.EndedAt is not null || row.ToKept() != now)
                changed.Add(now);
        }

        await RowSet<IntegrityRecordRow>.Of(context).InsertAsync(context, [.. added.Select(kept => IntegrityRecordRow.Of(source, kept))], cancellation);
        await RowSet<IntegrityRecordRow>.Of(context).UpdateAsync(context, [.. changed.Select(kept => IntegrityRecordRow.Of(source, kept))], cancellation);
        if (added.Count + changed.Count > 0)
        {
            var before = changed.Select(kept => stored[kept.Reference].CompanyId);
            await CompanyStore.RaiseAsync(context, place, added.Concat(changed).Select(kept => kept.Company).Concat(before), at, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return new(added.Count, changed.Count, chunk.Count - added.Count - changed.Count);
    }

    public async Task<bool> TryEndAsync(string source, string reference, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var record = await context.IntegrityRecords.AsNoTracking().Where(record => record.Source == source && record.Reference == reference && record.EndedAt == null)
            .Select(record => new { record.Id, record.CompanyId }).SingleOrDefaultAsync(cancellation);
        return record is not null && await EndAsync(context, [(record.Id, record.CompanyId)], at, cancellation) == 1;
    }

    public async Task<long> EndMissingAsync(string source, IReadOnlySet<string> present, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var missing = new List<(Guid Id, CompanyId Company)>();
        await foreach (var record in context.IntegrityRecords.AsNoTracking().Where(record => record.Source == source && record.EndedAt == null)
            .Select(record => new { record.Id, record.Reference, record.CompanyId }).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (!present.Contains(record.Reference))
                missing.Add((record.Id, record.CompanyId));
        }

        var ended = 0L;
        foreach (var batch in missing.Chunk(BatchSize))
            ended += await EndAsync(context, batch, at, cancellation);

        return ended;
    }

    public async Task<ILookup<CompanyId, IntegrityRecord>> OfCompaniesAsync(IReadOnlyList<CompanyId> companies, DateOnly from, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.IntegrityRecords.AsNoTracking()
            .Where(record => EF.Parameter(companies).Contains(record.CompanyId) && record.EndedAt == null && record.ReadableUntil >= from).ToListAsync(cancellation);
        return rows.Select(row => row.ToKept()).ToLookup(kept => kept.Company, kept => kept.Record);
    }

    public async Task<int> CountObsoleteAsync(DateOnly today, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Obsolete(context, today).CountAsync(cancellation);
    }

    public async Task<int> DeleteObsoleteAsync(DateOnly today, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var ids = await Obsolete(context, today).OrderBy(record => record.Id).Take(most).Select(record => record.Id).ToListAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var deleted = ids.Count == 0 ? 0 : await context.IntegrityRecords.Where(record => EF.Parameter(ids).Contains(record.Id)).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return deleted;
    }

    private static IQueryable<IntegrityRecordRow> Obsolete(BureauDbContext context, DateOnly today) =>
        context.IntegrityRecords.AsNoTracking().Where(record => record.ReadableUntil < today || record.EndedAt != null);

    private static async Task<int> EndAsync(BureauDbContext context, IReadOnlyList<(Guid Id, CompanyId Company)> records, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var place = await CompanyStore.NextPlaceAsync(context, cancellation);
        var ids = records.Select(record => record.Id).ToArray();
        var ended = await context.IntegrityRecords.Where(record => EF.Parameter(ids).Contains(record.Id) && record.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(record => record.EndedAt, at), cancellation);
        await CompanyStore.RaiseAsync(context, place, records.Select(record => record.Company), at, cancellation);
        await transaction.CommitAsync(cancellation);
        return ended;
    }
}
