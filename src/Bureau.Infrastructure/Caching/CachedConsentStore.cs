using Bureau.Domain;
using Bureau.Domain.Consents;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Infrastructure.Caching;

/// <summary>Remembers granted consents. Only writing and live reading touch the store's own truth.</summary>
internal sealed class CachedConsentStore(IConsentStore store, FactCache cache) : IConsentStore
{
    public async ValueTask<ConsentGrant?> FindAsync(ConsentId id, Freshness freshness, CancellationToken cancellation)
    {
        if (freshness is Freshness.Remembered)
            return await cache.FactAsync(Key(id), token => store.FindAsync(id, Freshness.Live, token), MayRemember, cancellation);
        var consent = await store.FindAsync(id, Freshness.Live, cancellation);
        await cache.RenewAsync(Key(id), consent, MayRemember, cancellation);
        return consent;
    }

    public ValueTask NoteUseAsync(ConsentGrant used, CancellationToken cancellation) => cache.RenewAsync(Key(used.Id), used, MayRemember, cancellation);

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

        // What is forgotten here is forgotten on this node; the others find out at their next commit.
        foreach (var next in step.Changed)
            await cache.RenewAsync<ConsentGrant>(Key(next.Id), null, MayRemember, CancellationToken.None);
        return written;
    }

    private static string Key(ConsentId id) => $"consent:{id.Value:N}";

    private static bool MayRemember(ConsentGrant consent) => consent.Status is ConsentStatus.Granted;
}
