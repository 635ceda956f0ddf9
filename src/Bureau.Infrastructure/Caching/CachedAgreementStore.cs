using Bureau.Domain.Notices;
using Bureau.Domain.Partners;

namespace Bureau.Infrastructure.Caching;

/// <summary>Lets every node forget an agreement that was changed.</summary>
internal sealed class CachedAgreementStore(IAgreementStore store, FactCache cache) : IAgreementStore
{
    public async Task<bool> TryReplaceAsync(PartnerAgreement next, IReadOnlyList<ThresholdChange> changes, Notice notice, CancellationToken cancellation)
    {
        var replaced = await store.TryReplaceAsync(next, changes, notice, cancellation);

        // A node that the message does not reach finds out at its next commit.
        await cache.ForgetAsync(CachedPartnerStore.Kind, CachedPartnerStore.Key(next.Id));
        return replaced;
    }

    public Task<IReadOnlyList<ThresholdChange>> ThresholdChangesAsync(PartnerId partner, CancellationToken cancellation) => store.ThresholdChangesAsync(partner, cancellation);
}
