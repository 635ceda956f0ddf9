using Bureau.Domain.CreditFiles;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>Takes what has expired out of the database.</summary>
internal sealed class RetentionStore(IDbContextFactory<BureauDbContext> contexts, CreditFileStore files) : IRetentionStore
{
    public async Task<IReadOnlyList<SubjectId>> SubjectsAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.CreditFiles.AsNoTracking().OrderBy(file => file.SubjectId).Select(file => file.SubjectId).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<StoredCreditFile>> FilesAsync(IReadOnlyList<SubjectId> subjects, CancellationToken cancellation) =>
        [.. (await files.ReadFilesAsync(subjects)).Values];

    public async Task<bool> DeleteAsync(IReadOnlyList<ObsoleteRecords> obsolete, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var tables = context.Furnished;
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var heads = obsolete.Select(records => new CreditFileRow { SubjectId = records.Subject, Version = records.Version, Frozen = false }).ToList();
        if (await tables.RaiseFilesAsync(context, heads, cancellation) != heads.Count)
            return false;

        var changed = Rows(obsolete, records => records.Changed);
        var removed = Rows(obsolete, records => records.Removed);
        if (changed.Count > 0)
            await tables.ChangeTradelinesAsync(context, changed, cancellation);
        if (removed.Count > 0)
            await tables.RemoveTradelinesAsync(context, removed, cancellation);
        var listings = obsolete.SelectMany(records => records.Listings).Select(listing => listing.Id).ToList();
        if (listings.Count > 0)
            await context.Listings.Where(listing => EF.Parameter(listings).Contains(listing.Id)).ExecuteDeleteAsync(cancellation);

        // A snapshot may tell of what has gone; the next run makes a new one of what is left.
        var subjects = obsolete.Select(records => records.Subject).ToList();
        await context.Scores.Where(score => EF.Parameter(subjects).Contains(score.SubjectId)).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task<(long Snapshots, long HeldMonths)> AgedAsync(DateOnly snapshotsUntil, DateOnly heldUntil, bool dryRun, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var snapshots = context.Scores.Where(score => score.Month <= snapshotsUntil);
        var held = context.HeldMonths.Where(month => month.AsOf <= heldUntil);
        if (dryRun)
            return (await snapshots.LongCountAsync(cancellation), await held.LongCountAsync(cancellation));

        await using var transaction = await context.BeginWriteAsync(cancellation);
        var deleted = (await snapshots.ExecuteDeleteAsync(cancellation), await held.ExecuteDeleteAsync(cancellation));
        await transaction.CommitAsync(cancellation);
        return deleted;
    }

    private static List<TradelineRow> Rows(IEnumerable<ObsoleteRecords> obsolete, Func<ObsoleteRecords, IReadOnlyList<Tradeline>> tradelines) =>
        [.. obsolete.SelectMany(records => tradelines(records).Select(tradeline => TradelineRow.Of(records.Subject, tradeline)))];
}
