using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Consents;

/// <summary>A partner asks a person for a consent. It learns a consent's id, and nothing of whether the bureau knows the person.</summary>
public sealed class RequestConsent
{
    private readonly IConsentStore consents;
    private readonly IPartnerStore partners;
    private readonly ISubjectStore subjects;
    private readonly TimeProvider clock;

    internal RequestConsent(IConsentStore consents, IPartnerStore partners, ISubjectStore subjects, TimeProvider clock) =>
        (this.consents, this.partners, this.subjects, this.clock) = (consents, partners, subjects, clock);

    /// <summary>Stores the request, or refuses it when it goes beyond the purpose's template.</summary>
    public async Task<Outcome<ConsentView>> ExecuteAsync(ConsentRequest request, Asker asker, CancellationToken cancellation)
    {
        var agreement = await partners.FindAsync(asker.Partner, Freshness.Live, cancellation);
        if (agreement is null or { Suspended: true })
            return new AgreementNotInForce();
        if (agreement.Tier != asker.Tier)
            return new TierMismatch();
        if (PurposeMatrix.Of(request.Purpose).Tier != agreement.Tier)
            return new ConsentForAnotherTier();
        if (!agreement.Purposes.Contains(request.Purpose))
            return new PurposeNotAgreed();

        if (MinorRule.Judge(request.Person, clock.GetUtcNow()) is { } minor)
            return minor;

        var template = ConsentTemplate.Of(request.Purpose);
        var subject = await subjects.FindAsync(request.Person, cancellation);
        var requested = ConsentGrant.Request(
            asker.Partner, subject, request.Purpose, request.Sections ?? template.Sections, request.Lifetime ?? template.Lifetime,
            request.Frequency ?? template.Frequency, clock.GetUtcNow());
        if (!requested.Succeeded(out var consent, out var refusal))
            return refusal;
        await consents.AddAsync(consent, cancellation);
        return ConsentView.Of(consent, agreement.Name, consent.RequestedAt);
    }
}

/// <summary>What a partner asks a person for.</summary>
/// <param name="Person">Number, name and birth date: all three must be those of the person.</param>
/// <param name="Purpose">The one purpose.</param>
/// <param name="Sections">What will be read; null: all that the template allows.</param>
/// <param name="Lifetime">How long; null: as long as the template allows.</param>
/// <param name="Frequency">How often; null: as often as the template allows.</param>
public sealed record ConsentRequest(Identity Person, Purpose Purpose, Sections? Sections, TimeSpan? Lifetime, FrequencyBound? Frequency);
