using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Listings;

/// <summary>Who may list and take the steps of a listing: an authority whose agreement is in force now, whatever its token says.</summary>
internal static class AuthorityRule
{
    /// <summary>The agreement, or why the caller may not.</summary>
    public static async ValueTask<Outcome<PartnerAgreement>> AgreementAsync(IPartnerStore partners, Asker asker, CancellationToken cancellation) =>
        await partners.FindAsync(asker.Partner, Freshness.Live, cancellation) switch
        {
            null or { Suspended: true } => new AgreementNotInForce(),
            { Tier: Tier.Authority } agreement when asker.Tier is Tier.Authority => agreement,
            _ => new TierMismatch(),
        };
}
