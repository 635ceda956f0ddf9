using Bureau.Domain;
using Bureau.Domain.Consents;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The consents in the database.</summary>
internal sealed class ConsentStore : IConsentStore
{
    /// <summary>The statuses that time ends.</summary>
    private static readonly ConsentStatus[] Open = [ConsentStatus.Requested, ConsentStatus.Granted, ConsentStatus.Paused];

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
        var standing = await StandingAsync(context, rows, now - ConsentUse.AnswerStands);
        return rows.ToDictionary(row => row.Id, row =>
        {
            var grant = row.ToGrant([]);
            var since = grant.UsesReach is { } reach ? now - reach : DateTimeOffset.MinValue;
            return grant with { Uses = [.. uses[row.Id].Where(use => use.At >= since).Select(use => use.ToUse())], UsesOfOthers = standing.Contains(row.Id) ? [.. standing[row.Id]] : [] };
        });
    }

    /// <summary>For each of these consents, the uses of others that it repeats: of the same person, partner and purpose, and of no fewer sections.</summary>
    /// <remarks>By their people alone and compared here: a join of the table with itself would have to let no person match no person, which no index finds.</remarks>
    private static async Task<ILookup<ConsentId, ConsentUse>> StandingAsync(BureauDbContext context, IReadOnlyList<ConsentGrantRow> consents, DateTimeOffset since)
    {
        var subjects = consents.Where(consent => consent.SubjectId is not null).Select(consent => consent.SubjectId).Distinct().ToList();
        var uses = (await context.ConsentGrants.AsNoTracking()
                .Where(other => EF.Parameter(subjects).Contains(other.SubjectId))
                .Join(context.ConsentUses, other => other.Id, use => use.ConsentId,
                    (other, use) => new { other.Id, other.SubjectId, other.PartnerId, other.Purpose, other.Sections, Use = use })
                .Where(one => one.Use.At > since)
                .OrderBy(one => one.Use.At)
                .ToListAsync())
            .ToLookup(one => (one.SubjectId, one.PartnerId, one.Purpose));
        return consents
            .SelectMany(consent => uses[(consent.SubjectId, consent.PartnerId, consent.Purpose)]
                .Where(one => one.Id != consent.Id && (one.Sections & consent.Sections) == consent.Sections)
                .Select(one => (consent.Id, Use: one.Use.ToUse())))
            .ToLookup(pair => pair.Id, pair => pair.Use);
    }

    /// <summary>The ledger has written it.</summary>
    public ValueTask NoteUseAsync(ConsentGrant used, CancellationToken cancellation) => ValueTask.CompletedTask;

    public async Task<IReadOnlyList<ConsentGrant>> OfSubjectAsync(
        SubjectId subject, ConsentStatus? status, DateTimeOffset asOf, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var consents = OfStatus(context.ConsentGrants.AsNoTracking().Where(consent => consent.SubjectId == subject), status, asOf);
        if (after is (var at, var value))
        {
            var id = new ConsentId(value);
            consents = consents.Where(consent => consent.RequestedAt < at || (consent.RequestedAt == at && consent.Id.CompareTo(id) < 0));
        }

        return await GrantsAsync(consents.OrderByDescending(consent => consent.RequestedAt).ThenByDescending(consent => consent.Id).Take(first), cancellation);
    }

    public async Task<IReadOnlyList<ConsentGrant>> RequestsAsync(PartnerId partner, PersonKey person, DateTimeOffset since, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await GrantsAsync(
            context.ConsentGrants.AsNoTracking().Where(consent => consent.PartnerId == partner && consent.AskedOf == person && consent.RequestedAt > since), cancellation);
    }

    public async Task<IReadOnlyList<ConsentGrant>> EndedAsync(DateTimeOffset asOf, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await GrantsAsync(
            context.ConsentGrants.AsNoTracking().Where(consent => Open.Contains(consent.Status) && consent.ExpiresAt <= asOf).OrderBy(consent => consent.ExpiresAt).Take(most),
            cancellation);
    }

    public async Task<IReadOnlyList<SubjectId>> ToRemindAsync(DateTimeOffset since, DateTimeOffset asOf, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Live(context, asOf)
            .Where(consent => consent.SubjectId != null && (consent.RemindedAt ?? consent.DecidedAt) <= since)
            .Select(consent => consent.SubjectId!.Value)
            .Distinct()
            .Take(most)
            .ToListAsync(cancellation);
    }

    public async Task<bool> TryRemindAsync(Notice reminder, DateTimeOffset since, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var subject = reminder.Subject;
        var due = await Live(context, reminder.At)
            .Where(consent => consent.SubjectId == subject && (consent.RemindedAt ?? consent.DecidedAt) <= since)
            .ExecuteUpdateAsync(set => set.SetProperty(consent => consent.RemindedAt, reminder.At), cancellation);
        if (due == 0)
            return false;
        await Live(context, reminder.At).Where(consent => consent.SubjectId == subject)
            .ExecuteUpdateAsync(set => set.SetProperty(consent => consent.RemindedAt, reminder.At), cancellation);
        context.Notices.Add(NoticeRow.Of(reminder));
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task<bool> TryWriteAsync(ConsentStep step, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);

        // In the order in which a ledger's batch locks them. Waits for a batch that holds one.
        foreach (var next in step.Changed.OrderBy(consent => consent.Id.Value))
        {
            if (!await TryReplaceAsync(context, next, clock.GetUtcNow(), cancellation))
                return false;
        }

        context.ConsentGrants.AddRange(step.Added.Select(ConsentGrantRow.Of));
        context.ConsentReceipts.AddRange(step.Added.Concat(step.Changed).Select(consent => consent.Receipt).OfType<SignedReceipt>().Select(ConsentReceiptRow.Of));
        context.Notices.AddRange(step.Notices.Select(NoticeRow.Of));
        context.ConsentChanges.AddRange(step.Added.Select(consent => ConsentChangeRow.Of(consent, clock.GetUtcNow())));
        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException exception) when (step.Added.Count > 0 && exception.InnerException is { } cause && context.Furnished.WasOvertaken(cause))
        {
            return false;
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Stores the next version of a consent in the context's transaction, and that it changed with what the context saves; false when it is no longer at the version before.</summary>
    internal static async Task<bool> TryReplaceAsync(BureauDbContext context, ConsentGrant next, DateTimeOffset at, CancellationToken cancellation)
    {
        context.ConsentChanges.Add(ConsentChangeRow.Of(next, at));
        return await context.ConsentGrants.Where(consent => consent.Id == next.Id && consent.Version == next.Version - 1).ExecuteUpdateAsync(
            set => set
                .SetProperty(consent => consent.SubjectId, next.Subject)
                .SetProperty(consent => consent.Status, next.Status)
                .SetProperty(consent => consent.DecidedAt, next.DecidedAt)
                .SetProperty(consent => consent.PausedAt, next.PausedAt)
                .SetProperty(consent => consent.RevokedAt, next.RevokedAt)
                .SetProperty(consent => consent.ExpiresAt, next.ExpiresAt)
                .SetProperty(consent => consent.Version, next.Version),
            cancellation) == 1;
    }

    /// <summary>As <see cref="ConsentGrant.StatusAt"/> says it.</summary>
    private static IQueryable<ConsentGrantRow> OfStatus(IQueryable<ConsentGrantRow> consents, ConsentStatus? status, DateTimeOffset asOf) => status switch
    {
        null => consents,
        ConsentStatus.Expired => consents.Where(consent => consent.Status == ConsentStatus.Expired || (Open.Contains(consent.Status) && consent.ExpiresAt <= asOf)),
        { } open when Open.Contains(open) => consents.Where(consent => consent.Status == open && consent.ExpiresAt > asOf),
        { } final => consents.Where(consent => consent.Status == final),
    };

    private static IQueryable<ConsentGrantRow> Live(BureauDbContext context, DateTimeOffset asOf) =>
        context.ConsentGrants.Where(consent => (consent.Status == ConsentStatus.Granted || consent.Status == ConsentStatus.Paused) && consent.ExpiresAt > asOf);

    private static async Task<IReadOnlyList<ConsentGrant>> GrantsAsync(IQueryable<ConsentGrantRow> consents, CancellationToken cancellation) =>
        [.. (await consents.ToListAsync(cancellation)).Select(row => row.ToGrant([]))];
}
