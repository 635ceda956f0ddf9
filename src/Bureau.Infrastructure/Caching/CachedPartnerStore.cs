using Bureau.Domain;
using Bureau.Domain.Partners;

namespace Bureau.Infrastructure.Caching;

/// <summary>Remembers agreements that are in force.</summary>
internal sealed class CachedPartnerStore(IPartnerStore store, FactCache cache) : IPartnerStore
{
    public async ValueTask<PartnerAgreement?> FindAsync(PartnerId id, Freshness freshness, CancellationToken cancellation)
    {
        if (freshness is Freshness.Remembered)
            return await cache.FactAsync(Key(id), token => store.FindAsync(id, Freshness.Live, token), MayRemember, cancellation);
        var agreement = await store.FindAsync(id, Freshness.Live, cancellation);
        await cache.RenewAsync(Key(id), agreement, MayRemember, cancellation);
        return agreement;
    }

    private static string Key(PartnerId id) => $"agreement:{id.Value:N}";

    private static bool MayRemember(PartnerAgreement agreement) => !agreement.Suspended;
}
