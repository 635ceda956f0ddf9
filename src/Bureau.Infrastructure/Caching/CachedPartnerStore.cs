using Bureau.Domain;
using Bureau.Domain.Partners;

namespace Bureau.Infrastructure.Caching;

/// <summary>Remembers agreements that are in force.</summary>
internal sealed class CachedPartnerStore(IPartnerStore store, FactCache cache) : IPartnerStore
{
    public static readonly FactKind<PartnerAgreement> Kind = new(FactName.Agreement, TimeSpan.FromMinutes(1))
    {
        MayRemember = agreement => !agreement.Suspended,
        MayShare = _ => true,
    };

    public ValueTask<PartnerAgreement?> FindAsync(PartnerId id, Freshness freshness, CancellationToken cancellation)
    {
        if (freshness is Freshness.Remembered)
            return cache.FindAsync(Kind, Key(id), (store, id), static (asked, token) => asked.store.FindAsync(asked.id, Freshness.Live, token), null, cancellation);
        return LiveAsync(id, cancellation);
    }

    public static string Key(PartnerId id) => $"agreement:{id.Value:N}";

    private async ValueTask<PartnerAgreement?> LiveAsync(PartnerId id, CancellationToken cancellation)
    {
        var agreement = await store.FindAsync(id, Freshness.Live, cancellation);
        await cache.RenewAsync(Kind, Key(id), agreement, cancellation);
        return agreement;
    }
}
