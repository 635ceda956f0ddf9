using Bureau.Domain;
using Bureau.Domain.Consents;
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

    public Task<IReadOnlyList<ConsentGrant>> OfSubjectAsync(SubjectId subject, CancellationToken cancellation) => store.OfSubjectAsync(subject, cancellation);

    public Task AddAsync(ConsentGrant request, CancellationToken cancellation) => store.AddAsync(request, cancellation);

    public async Task<bool> TryReplaceAsync(ConsentGrant next, CancellationToken cancellation)
    {
        var replaced = await store.TryReplaceAsync(next, cancellation);

        // What is forgotten here is forgotten on this node; the others find out at their next commit.
        await cache.RenewAsync<ConsentGrant>(Key(next.Id), null, MayRemember, CancellationToken.None);
        return replaced;
    }

    private static string Key(ConsentId id) => $"consent:{id.Value:N}";

    private static bool MayRemember(ConsentGrant consent) => consent.Status is ConsentStatus.Granted;
}
