using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Consents;

/// <summary>A consent as its partner and its subject see it. The partner never learns from it who the bureau takes the subject for.</summary>
/// <param name="Id">The same from the request on.</param>
/// <param name="Partner">Who asked.</param>
/// <param name="PartnerName">The partner's name; null when its agreement is gone.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Sections">What may be read.</param>
/// <param name="Frequency">How often; null: no bound, in a sandbox alone.</param>
/// <param name="Lifetime">How long, from the grant.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="RequestedAt">When the partner asked, UTC.</param>
/// <param name="DecidedAt">When the subject granted or refused, UTC.</param>
/// <param name="PausedAt">Since when the subject has paused it, UTC; null when it is not paused.</param>
/// <param name="RevokedAt">When the subject revoked, UTC.</param>
/// <param name="ExpiresAt">When the request lapses or the consent ends, UTC.</param>
/// <param name="Renews">The consent whose place it takes once it is granted.</param>
/// <param name="Counterpart">The other half of a mutual view.</param>
/// <param name="Text">In plain words: what will be read, how often, how long.</param>
public sealed record ConsentView(
    ConsentId Id, PartnerId Partner, string? PartnerName, Purpose Purpose, Sections Sections, FrequencyBound? Frequency, TimeSpan Lifetime, ConsentStatus Status,
    DateTimeOffset RequestedAt, DateTimeOffset? DecidedAt, DateTimeOffset? PausedAt, DateTimeOffset? RevokedAt, DateTimeOffset ExpiresAt, ConsentId? Renews, ConsentId? Counterpart,
    string Text)
{
    /// <summary>Its place among a subject's consents.</summary>
    public PlaceInTime Place => new(RequestedAt, Id.Value);

    internal static ConsentView Of(ConsentGrant consent, string? partnerName, DateTimeOffset asOf) => new(
        consent.Id, consent.Partner, partnerName, consent.Purpose, consent.Sections, consent.Frequency, consent.Lifetime, consent.StatusAt(asOf),
        consent.RequestedAt, consent.DecidedAt, consent.PausedAt, consent.RevokedAt, consent.ExpiresAt, consent.Renews,
        consent.Counterpart, ConsentText.Of(consent, partnerName));
}
