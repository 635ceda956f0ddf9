using Bureau.Domain;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Notices;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The credit files in the database.</summary>
internal sealed class CreditFileStore : ICreditFileStore
{
    private readonly IDbContextFactory<BureauDbContext> contexts;
    private readonly bool readsInquiries;
    private readonly GroupRead<SubjectId, FileHead> heads;
    private readonly GroupRead<SubjectId, StoredCreditFile> files;

    /// <param name="contexts">The database.</param>
    /// <param name="readsInquiries">Whether the card in use looks at applications for credit: only then are they read from the ledger.</param>
    public CreditFileStore(IDbContextFactory<BureauDbContext> contexts, bool readsInquiries = false)
    {
        this.contexts = contexts;
        this.readsInquiries = readsInquiries;
        heads = new(ReadHeadsAsync);
        files = new(ReadFilesAsync);
    }

    /// <summary>Whether files are read with the applications for credit.</summary>
    public bool ReadsInquiries => readsInquiries;

    public async ValueTask<FileHead?> FindHeadAsync(SubjectId subject, Freshness freshness, CancellationToken cancellation) => await heads.ReadAsync(subject, cancellation);

    public async ValueTask<StoredCreditFile?> ReadAsync(SubjectId subject, long version, CancellationToken cancellation) => await files.ReadAsync(subject, cancellation);

    public async Task<bool> TryReplaceHeadAsync(FileHead next, Notice told, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);

        if (!await ReplaceHeadAsync(context, next, cancellation))
            return false;
        context.Notices.Add(NoticeRow.Of(told));
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Stores the next head of a file in the context's transaction; false when it is no longer at the version before. Its thaws are written with what else the context holds.</summary>
    internal static async Task<bool> ReplaceHeadAsync(BureauDbContext context, FileHead next, CancellationToken cancellation)
    {
        // Waits for a ledger's batch that holds the file.
        var replaced = await context.CreditFiles
            .Where(file => file.SubjectId == next.Subject && file.Version == next.Version - 1)
            .ExecuteUpdateAsync(
                set => set.SetProperty(file => file.Frozen, next.Frozen).SetProperty(file => file.ClosedAt, next.ClosedAt).SetProperty(file => file.Version, next.Version), cancellation);
        if (replaced == 0)
            return false;
        await context.Thaws.Where(thaw => thaw.SubjectId == next.Subject).ExecuteDeleteAsync(cancellation);
        context.Thaws.AddRange(next.Thaws.Select(thaw => ThawRow.Of(next.Subject, thaw)));
        return true;
    }

    /// <summary>The files of these subjects; who has none is left out.</summary>
    public async Task<IReadOnlyDictionary<SubjectId, StoredCreditFile>> ReadFilesAsync(IReadOnlyList<SubjectId> subjects)
    {
        await using var context = await contexts.CreateDbContextAsync();

        // The version before the content: content that changes in between is read under a version that no commit accepts any more.
        var versions = await context.CreditFiles.AsNoTracking()
            .Where(file => EF.Parameter(subjects).Contains(file.SubjectId))
            .Join(context.Subjects, file => file.SubjectId, subject => subject.Id, (file, subject) => new { file.SubjectId, file.Version, subject.NumberType })
            .ToDictionaryAsync(file => file.SubjectId);
        var tradelines = (await context.Tradelines.AsNoTracking().Where(tradeline => EF.Parameter(subjects).Contains(tradeline.SubjectId)).ToListAsync())
            .ToLookup(tradeline => tradeline.SubjectId);

        // Those of these people alone: what is listed of a company names no subject, so no officer's file can hold it.
        var listings = (await context.Listings.AsNoTracking().Where(listing => EF.Parameter(subjects).Contains(listing.SubjectId!.Value)).ToListAsync())
            .ToLookup(listing => listing.SubjectId!.Value);

        var remarks = await RemarksOfFiles.ReadAsync(context, subjects, tradelines, subject => versions[subject].NumberType.Jurisdiction());
        var inquiries = readsInquiries ? await CreditApplications.ReadAsync(context, subjects, CancellationToken.None) : null;

        // Ids rise with time, to the millisecond; SQL Server would sort them by their last bytes.
        return versions.ToDictionary(file => file.Key, file => new StoredCreditFile(
            file.Key,
            file.Value.NumberType.Jurisdiction(),
            file.Value.Version,
            [.. tradelines[file.Key].OrderBy(tradeline => tradeline.Id.Value).Select(tradeline => tradeline.ToTradeline())],
            [.. listings[file.Key].OrderBy(listing => listing.Id).Select(listing => listing.ToListing())],
            inquiries is null ? null : [.. inquiries[file.Key].Order()],
            remarks.GetValueOrDefault(file.Key)));
    }

    private async Task<IReadOnlyDictionary<SubjectId, FileHead>> ReadHeadsAsync(IReadOnlyList<SubjectId> subjects)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var rows = await context.CreditFiles.AsNoTracking().Where(file => EF.Parameter(subjects).Contains(file.SubjectId)).ToListAsync();
        var frozen = rows.Where(row => row.Frozen).Select(row => row.SubjectId).ToList();
        if (frozen.Count == 0)
            return rows.ToDictionary(row => row.SubjectId, row => row.ToHead([]));

        // The version before its thaws: what changes in between is read under a version that no commit accepts any more.
        var thaws = (await context.Thaws.AsNoTracking().Where(thaw => EF.Parameter(frozen).Contains(thaw.SubjectId)).ToListAsync()).ToLookup(thaw => thaw.SubjectId, thaw => thaw.ToThaw());
        return rows.ToDictionary(row => row.SubjectId, row => row.ToHead(thaws.Contains(row.SubjectId) ? [.. thaws[row.SubjectId]] : []));
    }
}
