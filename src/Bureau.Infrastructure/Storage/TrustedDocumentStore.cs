using System.Collections.Frozen;
using Bureau.Domain.Partners;
using Bureau.Domain.TrustedDocuments;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The trusted documents in the database.</summary>
internal sealed class TrustedDocumentStore(IDbContextFactory<BureauDbContext> contexts) : ITrustedDocumentStore
{
    public async ValueTask<TrustList> OfAsync(PartnerId partner, TimeSpan ago, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var documents = await context.TrustedDocuments.AsNoTracking().Where(document => document.PartnerId == partner)
            .Select(document => new { document.Hash, document.Name, document.TrustedAt }).ToListAsync(cancellation);
        var isRequired = await context.TrustedOnly.AnyAsync(row => row.PartnerId == partner, cancellation);
        return documents.Count == 0 && !isRequired
            ? TrustList.Empty
            : new TrustList(isRequired, documents.Select(document => new TrustedDocument(DocumentHash.Read(document.Hash)!.Value, document.Name, document.TrustedAt)).ToFrozenDictionary(document => document.Hash));
    }

    public async ValueTask<string?> TextAsync(PartnerId partner, DocumentHash hash, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.TrustedDocuments.Where(document => document.PartnerId == partner && document.Hash == hash.Value).Select(document => document.Text).SingleOrDefaultAsync(cancellation);
    }

    public async Task<bool> TryAddAsync(PartnerId partner, TrustedDocument document, string text, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);

        // The partner's row keeps two of its documents from passing each other.
        await context.Partners.Where(row => row.Id == partner).ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version), cancellation);
        var ofPartner = context.TrustedDocuments.Where(row => row.PartnerId == partner);
        if (await ofPartner.AnyAsync(row => row.Hash == document.Hash.Value, cancellation))
            return true;
        if (await ofPartner.CountAsync(cancellation) >= TrustedDocument.MostOfAPartner)
            return false;
        context.TrustedDocuments.Add(new() { PartnerId = partner, Hash = document.Hash.Value, Name = document.Name, TrustedAt = document.TrustedAt, Text = text });
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task RemoveAsync(PartnerId partner, DocumentHash hash, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        await context.TrustedDocuments.Where(document => document.PartnerId == partner && document.Hash == hash.Value).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public async Task SetRequiredAsync(PartnerId partner, bool isRequired, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        await context.Partners.Where(row => row.Id == partner).ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version), cancellation);
        if (!isRequired)
        {
            await context.TrustedOnly.Where(row => row.PartnerId == partner).ExecuteDeleteAsync(cancellation);
        }
        else if (!await context.TrustedOnly.AnyAsync(row => row.PartnerId == partner, cancellation))
        {
            context.TrustedOnly.Add(new() { PartnerId = partner, Since = at });
            await context.SaveChangesAsync(cancellation);
        }
        await transaction.CommitAsync(cancellation);
    }
}
