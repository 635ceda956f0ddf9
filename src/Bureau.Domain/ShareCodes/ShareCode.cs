using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.ShareCodes;

/// <summary>
/// A consent that a subject gives in advance to whichever partner of the purpose's tier redeems the code first. Making the code is the grant; redeeming it makes the
/// consent. Each step from a wrong state is a refusal.
/// </summary>
internal sealed record ShareCode
{
    /// <summary>The most live codes of one subject: each is one more that a guess could hit.</summary>
    public const int MostLive = 10;

    /// <summary>How long a code waits unless the subject says otherwise.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromHours(24);

    /// <summary>Time enough to say it to somebody at a counter.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(15);

    /// <summary>Longer than that it lies about.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public required ShareCodeId Id { get; init; }

    /// <summary>Whose file it opens.</summary>
    public required SubjectId Subject { get; init; }

    public required Purpose Purpose { get; init; }

    /// <summary>What may be read.</summary>
    public required Sections Sections { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it can be redeemed.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    public DateTimeOffset? RedeemedAt { get; init; }

    public PartnerId? RedeemedBy { get; init; }

    /// <summary>The consent that came of it.</summary>
    public ConsentId? Consent { get; init; }

    /// <summary>A code for a purpose, within its template.</summary>
    /// <param name="subject">Who makes it.</param>
    /// <param name="purpose">The one purpose.</param>
    /// <param name="sections">What may be read; null: all that the template allows.</param>
    /// <param name="waits">How long it can be redeemed; null: <see cref="Usual"/>.</param>
    /// <param name="at">When, UTC.</param>
    public static Outcome<ShareCode> Make(SubjectId subject, Purpose purpose, Sections? sections, TimeSpan? waits, DateTimeOffset at)
    {
        var allowed = ConsentTemplate.Of(purpose).Sections;
        var read = sections ?? allowed;
        if (read == Sections.None || (read & ~allowed) != Sections.None)
            return new ConsentBeyondTemplate("sections");
        var wait = waits ?? Usual;
        if (wait < Shortest || wait > Longest)
            return new ShareCodeLifetimeOutOfRange();
        return new ShareCode { Id = ShareCodeId.New(), Subject = subject, Purpose = purpose, Sections = read, CreatedAt = at, ExpiresAt = at + wait };
    }

    /// <summary>The status at that moment.</summary>
    public ShareCodeStatus StatusAt(DateTimeOffset moment) =>
        RedeemedAt is not null ? ShareCodeStatus.Redeemed
        : WithdrawnAt is not null ? ShareCodeStatus.Withdrawn
        : ExpiresAt <= moment ? ShareCodeStatus.Expired
        : ShareCodeStatus.Live;

    /// <summary>The subject takes it back before anybody redeemed it.</summary>
    public Outcome<ShareCode> Withdraw(DateTimeOffset at) => StatusAt(at) switch
    {
        ShareCodeStatus.Live => this with { WithdrawnAt = at },
        ShareCodeStatus.Redeemed => new ShareCodeRedeemed(),
        _ => new ShareCodeEnded(),
    };

    /// <summary>
    /// A partner redeems it: the code since, and the consent that it makes, granted when the code was made and in force from now on for as long and as often as the
    /// template says. To whoever cannot redeem it, it is as if there were none.
    /// </summary>
    public Outcome<(ShareCode Code, ConsentGrant Consent)> Redeem(PartnerAgreement partner, DateTimeOffset at)
    {
        if (StatusAt(at) is not ShareCodeStatus.Live || PurposeMatrix.Of(Purpose).Tier != partner.Tier || !partner.Purposes.Contains(Purpose))
            return new ShareCodeInvalid();
        var template = ConsentTemplate.Of(Purpose);
        var consent = new ConsentGrant
        {
            Id = ConsentId.New(),
            Partner = partner.Id,
            Subject = Subject,
            Purpose = Purpose,
            Sections = Sections,
            Frequency = template.Frequency,
            Lifetime = template.Lifetime,
            Status = ConsentStatus.Granted,
            RequestedAt = at,
            DecidedAt = CreatedAt,
            ExpiresAt = at + template.Lifetime,
            Version = 1,
        };
        return (this with { RedeemedAt = at, RedeemedBy = partner.Id, Consent = consent.Id }, consent);
    }
}
