using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Disputes;

/// <summary>Who may answer disputes: a furnisher or an authority whose agreement is in force now, whatever its token says.</summary>
internal static class ReporterRule
{
    /// <summary>Why this one may not; null when it may.</summary>
    public static async ValueTask<Refusal?> RefuseAsync(IPartnerStore partners, Asker asker, CancellationToken cancellation) =>
        await partners.FindAsync(asker.Partner, Freshness.Live, cancellation) switch
        {
            null or { Suspended: true } => new AgreementNotInForce(),
            { Tier: Tier.Furnisher or Tier.Authority } agreement when agreement.Tier == asker.Tier => null,
            _ => new TierMismatch(),
        };
}
