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
    private readonly IPersonKeys keys;
    private readonly TimeProvider clock;

    internal RequestConsent(IConsentStore consents, IPartnerStore partners, ISubjectStore subjects, IPersonKeys keys, TimeProvider clock) =>
        (this.consents, this.partners, this.subjects, this.keys, this.clock) = (consents, partners, subjects, keys, clock);

    /// <summary>Stores the request, or refuses it when it goes beyond the purpose's template or the partner asks this person too often.</summary>
    public async Task<Outcome<ConsentView>> ExecuteAsync(ConsentRequest request, Asker asker, CancellationToken cancellation)
    {
        var agreement = await partners.FindAsync(asker.Partner, Freshness.Live, cancellation);
        if (AskingRule.Judge(agreement, asker, request.Purpose) is { } objection)
            return objection;

        var now = clock.GetUtcNow();
        if (MinorRule.Judge(request.Person, now) is { } minor)
            return minor;

        var template = ConsentTemplate.Of(request.Purpose);
        var subject = await subjects.FindAsync(request.Person, cancellation);
        var requested = ConsentGrant.Request(
            asker.Partner, subject, request.Purpose, request.Sections ?? template.Sections, request.Lifetime ?? template.Lifetime,
            request.Frequency ?? template.Frequency, now);
        if (!requested.Succeeded(out var asked, out var refusal))
            return refusal;
        if (await WhyNotRenewableAsync(request.Renews, asked, cancellation) is { } wrongRenewal)
            return wrongRenewal;

        var consent = asked with { Renews = request.Renews, AskedOf = keys.Of(asker.Partner, request.Person.Number) };
        var earlier = await consents.RequestsAsync(asker.Partner, consent.AskedOf.Value, now - RequestLimits.Reach, cancellation);
        if (RequestLimits.Judge(earlier, consent.Purpose, now) is { } limit)
            return limit;
        var step = ConsentStep.Requesting([consent], agreement!.Name, RequestLimits.Lapsed(earlier, consent.Purpose, now), now);
        return await consents.TryWriteAsync(step, cancellation) ? ConsentView.Of(consent, agreement.Name, now) : new ConsentRequestOpen();
    }

    private async Task<Refusal?> WhyNotRenewableAsync(ConsentId? renews, ConsentGrant asked, CancellationToken cancellation)
    {
        if (renews is not { } id)
            return null;
        var old = await consents.FindAsync(id, Freshness.Live, cancellation);
        if (old is null || old.Partner != asked.Partner)
            return new ConsentNotFound();
        if (old.WhyNotEndable(asked.RequestedAt) is { } ended)
            return ended;
        return old.Subject == asked.Subject && old.Purpose == asked.Purpose && old.Counterpart is null ? null : new ConsentRenewalDiffers();
    }
}

/// <summary>What a partner asks a person for.</summary>
/// <param name="Person">Number, name and birth date: all three must be those of the person.</param>
/// <param name="Purpose">The one purpose.</param>
/// <param name="Sections">What will be read; null: all that the template allows.</param>
/// <param name="Lifetime">How long; null: as long as the template allows.</param>
/// <param name="Frequency">How often; null: as often as the template allows.</param>
/// <param name="Renews">A consent of the same person for the same purpose that ends when this one is granted; null: none.</param>
public sealed record ConsentRequest(
    Identity Person, Purpose Purpose, Sections? Sections = null, TimeSpan? Lifetime = null, FrequencyBound? Frequency = null, ConsentId? Renews = null);
