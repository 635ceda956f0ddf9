using Bureau.Domain;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The credit files in the database.</summary>
internal sealed class CreditFileStore(IDbContextFactory<BureauDbContext> contexts) : ICreditFileStore
{
    public async ValueTask<FileHead?> FindHeadAsync(SubjectId subject, Freshness freshness, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context.CreditFiles.AsNoTracking().SingleOrDefaultAsync(file => file.SubjectId == subject, cancellation);
        return row?.ToHead();
    }

    public async ValueTask<CreditFile?> ReadAsync(SubjectId subject, long version, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);

        // The version before the content: content that changes in between is read under a version that no commit accepts any more.
        var head = await context.CreditFiles.AsNoTracking().SingleOrDefaultAsync(file => file.SubjectId == subject, cancellation);
        if (head is null)
            return null;
        var tradelines = await context.Tradelines.AsNoTracking().Where(tradeline => tradeline.SubjectId == subject).ToListAsync(cancellation);
        var listings = await context.Listings.AsNoTracking().Where(listing => listing.SubjectId == subject).ToListAsync(cancellation);

        // Ids rise with time, to the millisecond; SQL Server would sort them by their last bytes.
        return new CreditFile(
            subject,
            head.Version,
            [.. tradelines.OrderBy(tradeline => tradeline.Id.Value).Select(tradeline => tradeline.ToTradeline())],
            [.. listings.OrderBy(listing => listing.Id).Select(listing => listing.ToListing())]);
    }
}
