using Bureau.Domain;
using Bureau.Domain.Consents;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The consents in the database.</summary>
internal sealed class ConsentStore : IConsentStore
{
    private readonly IDbContextFactory<BureauDbContext> contexts;
    private readonly TimeProvider clock;
    private readonly GroupRead<ConsentId, ConsentGrant> reads;

    public ConsentStore(IDbContextFactory<BureauDbContext> contexts, TimeProvider clock)
    {
        this.contexts = contexts;
        this.clock = clock;
        reads = new(ReadAsync);
    }

    public async ValueTask<ConsentGrant?> FindAsync(ConsentId id, Freshness freshness, CancellationToken cancellation) => await reads.ReadAsync(id, cancellation);

    private async Task<IReadOnlyDictionary<ConsentId, ConsentGrant>> ReadAsync(IReadOnlyList<ConsentId> ids)
    {
        await using var context = await contexts.CreateDbContextAsync();

        // The grant before its uses: a use that comes in between makes the version old, and the commit finds that. The other way round it would be missed.
        var rows = await context.ConsentGrants.AsNoTracking().Where(consent => EF.Parameter(ids).Contains(consent.Id)).ToListAsync();
        var uses = (await context.ConsentUses.AsNoTracking().Where(use => EF.Parameter(ids).Contains(use.ConsentId)).OrderBy(use => use.ConsentVersion).ToListAsync())
            .ToLookup(use => use.ConsentId);
        var now = clock.GetUtcNow();
        var standing = await StandingAsync(context, ids, now - ConsentUse.AnswerStands);
        return rows.ToDictionary(row => row.Id, row =>
        {
            var grant = row.ToGrant([]);
            var since = grant.UsesReach is { } reach ? now - reach : DateTimeOffset.MinValue;
            return grant with { Uses = [.. uses[row.Id].Where(use => use.At >= since).Select(use => use.ToUse())], UsesOfOthers = standing.Contains(row.Id) ? [.. standing[row.Id]] : [] };
        });
    }

    /// <summary>For each of these consents, the uses of others that it repeats: of the same person, partner and purpose, and of no fewer sections.</summary>
    private static async Task<ILookup<ConsentId, ConsentUse>> StandingAsync(BureauDbContext context, IReadOnlyList<ConsentId> ids, DateTimeOffset since)
    {
        var uses = await context.ConsentGrants.AsNoTracking()
            .Where(consent => EF.Parameter(ids).Contains(consent.Id) && consent.SubjectId != null)
            .Join(
                context.ConsentGrants,
                consent => new { consent.SubjectId, consent.PartnerId, consent.Purpose },
                other => new { other.SubjectId, other.PartnerId, other.Purpose },
                (consent, other) => new { Consent = consent, Other = other })
            .Where(pair => pair.Other.Id != pair.Consent.Id && (pair.Other.Sections & pair.Consent.Sections) == pair.Consent.Sections)
            .Join(context.ConsentUses, pair => pair.Other.Id, use => use.ConsentId, (pair, use) => new { pair.Consent.Id, Use = use })
            .Where(pair => pair.Use.At > since)
            .OrderBy(pair => pair.Use.At)
            .ToListAsync();
        return uses.ToLookup(pair => pair.Id, pair => pair.Use.ToUse());
    }

    /// <summary>The ledger has written it.</summary>
    public ValueTask NoteUseAsync(ConsentGrant used, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <summary>Without their uses: the person reads those in the ledger.</summary>
    public async Task<IReadOnlyList<ConsentGrant>> OfSubjectAsync(SubjectId subject, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.ConsentGrants.AsNoTracking()
            .Where(consent => consent.SubjectId == subject)
            .OrderByDescending(consent => consent.RequestedAt)
            .ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToGrant([]))];
    }

    public async Task AddAsync(ConsentGrant request, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        context.ConsentGrants.Add(ConsentGrantRow.Of(request));
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public async Task<bool> TryReplaceAsync(ConsentGrant next, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);

        // Waits for a ledger's batch that holds the consent.
        var replaced = await context.ConsentGrants
            .Where(consent => consent.Id == next.Id && consent.Version == next.Version - 1)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(consent => consent.Status, next.Status)
                    .SetProperty(consent => consent.DecidedAt, next.DecidedAt)
                    .SetProperty(consent => consent.RevokedAt, next.RevokedAt)
                    .SetProperty(consent => consent.ExpiresAt, next.ExpiresAt)
                    .SetProperty(consent => consent.Version, next.Version),
                cancellation);
        if (replaced == 1 && next.Receipt is { } receipt)
        {
            context.ConsentReceipts.Add(ConsentReceiptRow.Of(receipt));
            await context.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return replaced == 1;
    }
}
