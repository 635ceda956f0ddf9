using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Consents;

/// <summary>
/// A partner asks two people for a mutual view: each grants a consent of their own to have a badge shown, and neither badge may be shown unless both consents
/// are in force. The partner learns two ids, and nothing of whether the bureau knows either person.
/// </summary>
public sealed class RequestMutualBadge
{
    private readonly IConsentStore consents;
    private readonly IPartnerStore partners;
    private readonly ISubjectStore subjects;
    private readonly IPersonKeys keys;
    private readonly TimeProvider clock;

    internal RequestMutualBadge(IConsentStore consents, IPartnerStore partners, ISubjectStore subjects, IPersonKeys keys, TimeProvider clock) =>
        (this.consents, this.partners, this.subjects, this.keys, this.clock) = (consents, partners, subjects, keys, clock);

    /// <summary>Stores both requests, or neither.</summary>
    /// <param name="people">The two people.</param>
    /// <param name="lifetime">How long, from each grant; the later ends with the earlier. Null: as long as the template allows.</param>
    /// <param name="asker">The partner.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<Outcome<MutualBadge>> ExecuteAsync((Identity First, Identity Second) people, TimeSpan? lifetime, Asker asker, CancellationToken cancellation)
    {
        var agreement = await partners.FindAsync(asker.Partner, Freshness.Live, cancellation);
        if (AskingRule.Judge(agreement, asker, Purpose.DatingBadge) is { } objection)
            return objection;
        if (people.First.Number == people.Second.Number)
            return new MutualViewOfOne();

        var now = clock.GetUtcNow();
        if (!(await AskAsync(people.First, lifetime, asker.Partner, now, cancellation)).Succeeded(out var one, out var refusal)
            || !(await AskAsync(people.Second, lifetime, asker.Partner, now, cancellation)).Succeeded(out var other, out refusal))
            return refusal;

        var (first, second) = (one.Consent with { Counterpart = other.Consent.Id }, other.Consent with { Counterpart = one.Consent.Id });
        var step = ConsentStep.Requesting([first, second], agreement!.Name, [.. one.Lapsed, .. other.Lapsed], now);
        return await consents.TryWriteAsync(step, cancellation)
            ? new MutualBadge(ConsentView.Of(first, agreement.Name, now), ConsentView.Of(second, agreement.Name, now))
            : new ConsentRequestOpen();
    }

    private async Task<Outcome<Half>> AskAsync(Identity person, TimeSpan? lifetime, PartnerId partner, DateTimeOffset now, CancellationToken cancellation)
    {
        if (MinorRule.Judge(person, now) is { } minor)
            return minor;
        var template = ConsentTemplate.Of(Purpose.DatingBadge);
        var subject = await subjects.FindAsync(person, cancellation);
        var requested = ConsentGrant.Request(partner, subject, Purpose.DatingBadge, template.Sections, lifetime ?? template.Lifetime, template.Frequency, now);
        if (!requested.Succeeded(out var asked, out var refusal))
            return refusal;
        var key = keys.Of(partner, person.Number);
        var earlier = await consents.RequestsAsync(partner, key, now - RequestLimits.Reach, cancellation);
        return RequestLimits.Judge(earlier, Purpose.DatingBadge, now) is { } limit
            ? limit
            : new Half(asked with { AskedOf = key }, RequestLimits.Lapsed(earlier, Purpose.DatingBadge, now));
    }

    private sealed record Half(ConsentGrant Consent, IReadOnlyList<ConsentGrant> Lapsed);
}

/// <summary>The two consents of a mutual view.</summary>
/// <param name="First">Of the person named first.</param>
/// <param name="Second">Of the other.</param>
public sealed record MutualBadge(ConsentView First, ConsentView Second);
