using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Consents;

/// <summary>
/// One consent through its life: requested by a partner, granted or refused by the subject, revoked by the subject or expired. Each step
/// from a wrong state is a refusal, and gives a new value with the next version.
/// </summary>
internal sealed record ConsentGrant
{
    /// <summary>How long a request waits for the subject before it lapses.</summary>
    public static readonly TimeSpan RequestWaits = TimeSpan.FromDays(14);

    public required ConsentId Id { get; init; }

    /// <summary>Who may use it.</summary>
    public required PartnerId Partner { get; init; }

    /// <summary>Who is asked; null when the partner described nobody the bureau knows. Nothing tells the partner which.</summary>
    public required SubjectId? Subject { get; init; }

    public required Purpose Purpose { get; init; }

    /// <summary>What may be read.</summary>
    public required Sections Sections { get; init; }

    /// <summary>How often; null only for grants that a sandbox made for load.</summary>
    public required FrequencyBound? Frequency { get; init; }

    /// <summary>How long, from the grant.</summary>
    public required TimeSpan Lifetime { get; init; }

    public required ConsentStatus Status { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When the subject granted or refused.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>When the request lapses or, once granted, the consent ends.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Raised by every step and by every new use.</summary>
    public required long Version { get; init; }

    /// <summary>The uses that still count, oldest first.</summary>
    public IReadOnlyList<ConsentUse> Uses { get; init; } = [];

    /// <summary>The receipt that a grant is stored with, in one transaction. Null on everything that is read and on every other step.</summary>
    public SignedReceipt? Receipt { get; init; }

    /// <summary>
    /// Uses whose answers still stand, of other consents that the same person gave the same partner for the same purpose and at least these sections, oldest first. What is
    /// not known of them is found by the commit.
    /// </summary>
    public IReadOnlyList<ConsentUse> UsesOfOthers { get; init; } = [];

    /// <summary>How far back uses matter; null: for the consent's whole life. Without a bound, as long as an answer stands.</summary>
    public TimeSpan? UsesReach => Frequency is { } bound ? bound.Reach : ConsentUse.AnswerStands;

    /// <summary>A request within its purpose's template.</summary>
    public static Outcome<ConsentGrant> Request(
        PartnerId partner, SubjectId? subject, Purpose purpose, Sections sections, TimeSpan lifetime, FrequencyBound frequency, DateTimeOffset at)
    {
        var template = ConsentTemplate.Of(purpose);
        if (sections == Sections.None || (sections & ~template.Sections) != Sections.None)
            return new ConsentBeyondTemplate("sections");
        if (lifetime <= TimeSpan.Zero || lifetime > template.Lifetime)
            return new ConsentBeyondTemplate("lifetime");
        if (frequency.Uses < 1 || !frequency.IsWithin(template.Frequency))
            return new ConsentBeyondTemplate("frequency");
        return new ConsentGrant
        {
            Id = ConsentId.New(),
            Partner = partner,
            Subject = subject,
            Purpose = purpose,
            Sections = sections,
            Frequency = frequency,
            Lifetime = lifetime,
            Status = ConsentStatus.Requested,
            RequestedAt = at,
            ExpiresAt = at + RequestWaits,
            Version = 1,
        };
    }

    /// <summary>The status at that moment: the stored one, or expired.</summary>
    public ConsentStatus StatusAt(DateTimeOffset moment) =>
        Status is ConsentStatus.Requested or ConsentStatus.Granted && ExpiresAt <= moment ? ConsentStatus.Expired : Status;

    /// <summary>Why the consent cannot be used at that moment; null when it can.</summary>
    public Refusal? WhyNotInForce(DateTimeOffset moment) => StatusAt(moment) switch
    {
        ConsentStatus.Granted => null,
        ConsentStatus.Requested => new ConsentNotGranted(),
        ConsentStatus.Refused => new ConsentRefused(),
        ConsentStatus.Revoked => new ConsentRevoked(),
        _ => new ConsentExpired(),
    };

    /// <summary>The subject says yes: the consent's life starts.</summary>
    public Outcome<ConsentGrant> Grant(DateTimeOffset at) => StatusAt(at) is ConsentStatus.Requested
        ? this with { Status = ConsentStatus.Granted, DecidedAt = at, ExpiresAt = at + Lifetime, Version = Version + 1 }
        : WhyNotPending(at);

    /// <summary>The subject says no.</summary>
    public Outcome<ConsentGrant> Refuse(DateTimeOffset at) => StatusAt(at) is ConsentStatus.Requested
        ? this with { Status = ConsentStatus.Refused, DecidedAt = at, Version = Version + 1 }
        : WhyNotPending(at);

    /// <summary>The subject takes a granted consent back, at any time and for no reason (GDPR Art. 7(3), PIPL Art. 15).</summary>
    public Outcome<ConsentGrant> Revoke(DateTimeOffset at) => WhyNotInForce(at) is { } refusal
        ? refusal
        : this with { Status = ConsentStatus.Revoked, RevokedAt = at, Version = Version + 1 };

    /// <summary>The partner makes a use of it.</summary>
    public ConsentGrant Use(ConsentUse use) => this with { Uses = [.. Uses, use], Version = Version + 1 };

    private Refusal WhyNotPending(DateTimeOffset at) => WhyNotInForce(at) ?? new ConsentAlreadyGranted();
}
