using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Consents;

/// <summary>
/// One consent through its life: requested by a partner, granted or refused by the subject, paused and resumed, and ended: revoked by the subject,
/// expired, or renewed by another. Each step gives a new value with the next version; from a wrong state it is a refusal.
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

    /// <summary>Since when the subject has paused it; null when it is not paused.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>When the request lapses or, once granted, the consent ends. A pause does not move it.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whom the partner described, as <see cref="RequestLimits"/> counts; null of what no partner asked for.</summary>
    public PersonKey? AskedOf { get; init; }

    /// <summary>The consent that ends when this one is granted.</summary>
    public ConsentId? Renews { get; init; }

    /// <summary>The other half of a mutual view: neither may be used unless both are in force. Whoever changes one MUST raise the version of the other.</summary>
    public ConsentId? Counterpart { get; init; }

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
        Status is ConsentStatus.Requested or ConsentStatus.Granted or ConsentStatus.Paused && ExpiresAt <= moment ? ConsentStatus.Expired : Status;

    /// <summary>Why the consent cannot be used at that moment; null when it can.</summary>
    public Refusal? WhyNotInForce(DateTimeOffset moment) => StatusAt(moment) switch
    {
        ConsentStatus.Granted => null,
        ConsentStatus.Requested => new ConsentNotGranted(),
        ConsentStatus.Refused => new ConsentRefused(),
        ConsentStatus.Revoked => new ConsentRevoked(),
        ConsentStatus.Paused => new ConsentPaused(),
        ConsentStatus.Renewed => new ConsentRenewed(),
        _ => new ConsentExpired(),
    };

    /// <summary>The subject says yes: the consent's life starts. The half of a mutual view ends with the other half, if that lives.</summary>
    public Outcome<ConsentGrant> Grant(DateTimeOffset at, ConsentGrant? counterpart = null)
    {
        if (StatusAt(at) is not ConsentStatus.Requested)
            return WhyNotPending(at);
        var ends = at + Lifetime;
        var other = counterpart?.StatusAt(at) is ConsentStatus.Granted or ConsentStatus.Paused ? counterpart.ExpiresAt : ends;
        return this with { Status = ConsentStatus.Granted, DecidedAt = at, ExpiresAt = other < ends ? other : ends, Version = Version + 1 };
    }

    /// <summary>The subject says no.</summary>
    public Outcome<ConsentGrant> Refuse(DateTimeOffset at) => StatusAt(at) is ConsentStatus.Requested
        ? this with { Status = ConsentStatus.Refused, DecidedAt = at, Version = Version + 1 }
        : WhyNotPending(at);

    /// <summary>The subject stops it for a while. Its end comes nearer all the same.</summary>
    public Outcome<ConsentGrant> Pause(DateTimeOffset at) => WhyNotInForce(at) is { } refusal
        ? refusal
        : this with { Status = ConsentStatus.Paused, PausedAt = at, Version = Version + 1 };

    /// <summary>The subject lets it go on.</summary>
    public Outcome<ConsentGrant> Resume(DateTimeOffset at) => StatusAt(at) is ConsentStatus.Paused
        ? this with { Status = ConsentStatus.Granted, PausedAt = null, Version = Version + 1 }
        : WhyNotInForce(at) ?? new ConsentNotPaused();

    /// <summary>The subject takes a granted consent back, at any time and for no reason (GDPR Art. 7(3), PIPL Art. 15).</summary>
    public Outcome<ConsentGrant> Revoke(DateTimeOffset at) => WhyNotEndable(at) is { } refusal
        ? refusal
        : this with { Status = ConsentStatus.Revoked, RevokedAt = at, Version = Version + 1 };

    /// <summary>The subject granted another in its place.</summary>
    public Outcome<ConsentGrant> GiveWay(DateTimeOffset at) => WhyNotEndable(at) is { } refusal
        ? refusal
        : this with { Status = ConsentStatus.Renewed, Version = Version + 1 };

    /// <summary>Why no other consent can take its place, or the subject end it, at that moment; null when that can be.</summary>
    public Refusal? WhyNotEndable(DateTimeOffset at) => StatusAt(at) is ConsentStatus.Paused ? null : WhyNotInForce(at);

    /// <summary>Its end is put on record; null when it has not come or is on record.</summary>
    public ConsentGrant? Expire(DateTimeOffset at) => StatusAt(at) is ConsentStatus.Expired && Status is not ConsentStatus.Expired
        ? this with { Status = ConsentStatus.Expired, Version = Version + 1 }
        : null;

    /// <summary>It ends before its time, since its subject has died or has given the same partner another.</summary>
    public ConsentGrant End(DateTimeOffset at) => this with { Status = ConsentStatus.Expired, ExpiresAt = at, Version = Version + 1 };

    /// <summary>Its subject turned out to be somebody whom the bureau knew besides.</summary>
    public ConsentGrant MoveTo(SubjectId subject) => this with { Subject = subject, Version = Version + 1 };

    /// <summary>The other half of a mutual view changed: what was decided on this one is to be decided again.</summary>
    public ConsentGrant Raise() => this with { Version = Version + 1 };

    /// <summary>The partner makes a use of it.</summary>
    public ConsentGrant Use(ConsentUse use) => this with { Uses = [.. Uses, use], Version = Version + 1 };

    private Refusal WhyNotPending(DateTimeOffset at) => WhyNotEndable(at) ?? new ConsentAlreadyGranted();
}
