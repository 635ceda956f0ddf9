using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Furnishing;

/// <summary>Who may furnish and look at what was furnished: a furnisher whose agreement is in force now, whatever its token says.</summary>
internal static class FurnisherRule
{
    /// <summary>Why this one may not; null when it may.</summary>
    public static async ValueTask<Refusal?> RefuseAsync(IPartnerStore partners, Asker furnisher, CancellationToken cancellation) =>
        await partners.FindAsync(furnisher.Partner, Freshness.Live, cancellation) switch
        {
            null or { Suspended: true } => new AgreementNotInForce(),
            { Tier: Tier.Furnisher } when furnisher.Tier == Tier.Furnisher => null,
            _ => new TierMismatch(),
        };
}
