using Bureau.Domain;
using Bureau.Domain.Consents;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Infrastructure.Caching;

/// <summary>Remembers granted consents. Only writing and live reading touch the store's own truth.</summary>
internal sealed class CachedConsentStore(IConsentStore store, FactCache cache) : IConsentStore
{
    // Its uses hold answers, so it stays in memory.
    private static readonly FactKind<ConsentGrant> Kind = new(FactName.Consent, TimeSpan.FromMinutes(1)) { MayRemember = consent => consent.Status is ConsentStatus.Granted };

    public ValueTask<ConsentGrant?> FindAsync(ConsentId id, Freshness freshness, CancellationToken cancellation)
    {
        if (freshness is Freshness.Remembered)
            return cache.FindAsync(Kind, Key(id), (store, id), static (asked, token) => asked.store.FindAsync(asked.id, Freshness.Live, token), null, cancellation);
        return LiveAsync(id, cancellation);
    }

    public ValueTask NoteUseAsync(ConsentGrant used, CancellationToken cancellation) => cache.RenewAsync(Kind, Key(used.Id), used, cancellation);

    public Task<IReadOnlyList<ConsentGrant>> OfSubjectAsync(
        SubjectId subject, ConsentStatus? status, DateTimeOffset asOf, int first, PlaceInTime? after, CancellationToken cancellation) =>
        store.OfSubjectAsync(subject, status, asOf, first, after, cancellation);

    public Task<IReadOnlyList<ConsentGrant>> RequestsAsync(PartnerId partner, PersonKey person, DateTimeOffset since, CancellationToken cancellation) =>
        store.RequestsAsync(partner, person, since, cancellation);

    public Task<IReadOnlyList<ConsentGrant>> EndedAsync(DateTimeOffset asOf, int most, CancellationToken cancellation) => store.EndedAsync(asOf, most, cancellation);

    public Task<IReadOnlyList<SubjectId>> ToRemindAsync(DateTimeOffset since, DateTimeOffset asOf, int most, CancellationToken cancellation) =>
        store.ToRemindAsync(since, asOf, most, cancellation);

    public Task<bool> TryRemindAsync(Notice reminder, DateTimeOffset since, CancellationToken cancellation) => store.TryRemindAsync(reminder, since, cancellation);

    public async Task<bool> TryWriteAsync(ConsentStep step, CancellationToken cancellation)
    {
        var written = await store.TryWriteAsync(step, cancellation);

        // A node that the message does not reach finds out at its next commit.
        foreach (var next in step.Changed)
            await cache.ForgetAsync(Kind, Key(next.Id));
        return written;
    }

    private static string Key(ConsentId id) => $"consent:{id.Value:N}";

    private async ValueTask<ConsentGrant?> LiveAsync(ConsentId id, CancellationToken cancellation)
    {
        var consent = await store.FindAsync(id, Freshness.Live, cancellation);
        await cache.RenewAsync(Kind, Key(id), consent, cancellation);
        return consent;
    }
}
