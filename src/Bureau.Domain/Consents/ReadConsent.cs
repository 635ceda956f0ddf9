using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Consents;

/// <summary>Shows a consent to the partner or to the subject that it belongs to, and to nobody else.</summary>
public sealed class ReadConsent
{
    private readonly IConsentStore consents;
    private readonly IPartnerStore partners;
    private readonly TimeProvider clock;

    internal ReadConsent(IConsentStore consents, IPartnerStore partners, TimeProvider clock) =>
        (this.consents, this.partners, this.clock) = (consents, partners, clock);

    /// <summary>The consent as it stands now.</summary>
    public Task<Outcome<ConsentView>> OfPartnerAsync(ConsentId id, PartnerId partner, CancellationToken cancellation) =>
        ReadAsync(id, consent => consent.Partner == partner, cancellation);

    /// <summary>The consent as it stands now.</summary>
    public Task<Outcome<ConsentView>> OfSubjectAsync(ConsentId id, SubjectId subject, CancellationToken cancellation) =>
        ReadAsync(id, consent => consent.Subject == subject, cancellation);

    private async Task<Outcome<ConsentView>> ReadAsync(ConsentId id, Func<ConsentGrant, bool> belongs, CancellationToken cancellation)
    {
        var consent = await consents.FindAsync(id, Freshness.Live, cancellation);
        if (consent is null || !belongs(consent))
            return new ConsentNotFound();
        var partner = await partners.FindAsync(consent.Partner, Freshness.Remembered, cancellation);
        return ConsentView.Of(consent, partner?.Name, clock.GetUtcNow());
    }
}
