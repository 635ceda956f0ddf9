using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Disputes;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Listings;

/// <summary>
/// An entry of an authority's list through its life: proposed, notified, active, and repaired, expired or withdrawn. Whom it is about stands with the file or company that holds it. Each
/// step from a wrong state is a refusal, and gives a new value with the next version.
/// </summary>
/// <param name="Id">Identity in the bureau.</param>
/// <param name="Colour">RED honours, BLACK warns.</param>
/// <param name="Domain">The record domain of the conduct; decides which purposes may read it.</param>
/// <param name="Authority">Who listed.</param>
/// <param name="LegalBasis">The article under which it was listed.</param>
/// <param name="Reason">Why, in the authority's words.</param>
/// <param name="EffectiveFrom">First day of effect, after notice and the objection window.</param>
/// <param name="EffectiveUntil">Last day of effect; <see cref="NoEnd"/> for a company whose authority has published none, a person's always ends.</param>
public sealed record Listing(
    Guid Id,
    ListColour Colour,
    RecordDomain Domain,
    string Authority,
    string LegalBasis,
    string Reason,
    DateOnly EffectiveFrom,
    DateOnly EffectiveUntil)
{
    /// <summary>The last day of a company's listing that its authority has published without one.</summary>
    public static readonly DateOnly NoEnd = DateOnly.MaxValue;

    internal const int LongestLegalBasis = 400;
    internal const int LongestReason = 2000;
    internal const int LongestRepairRoute = 1000;
    internal const int LongestCriteria = 400;
    internal const int LongestCaseNumber = 100;
    internal const int LongestReference = 200;

    private const decimal LargestAmount = 1_000_000_000_000m;
    private const int OldestNoticeInDays = 366;

    /// <summary>Whether the subject has objected to it and the objection is open.</summary>
    public bool Disputed { get; init; }

    /// <summary>The authority's agreement with the bureau; null of an entry that is older than the agreements of authorities.</summary>
    public PartnerId? AuthorityId { get; init; }

    /// <summary>How grave; null of a red listing, and of one that is older than the classes.</summary>
    public ListingClass? Class { get; init; }

    /// <summary>Where the criteria of a red list are published.</summary>
    public string? Criteria { get; init; }

    /// <summary>The amount that is owed or was fined.</summary>
    public Money? Amount { get; init; }

    /// <summary>The authority's number of the case.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>What the listed one can do to have it ended.</summary>
    public string? RepairRoute { get; init; }

    /// <summary>The body that found it, when the authority's list gathers the entries of several.</summary>
    public string? Originator { get; init; }

    /// <summary>Who entered it, as the authority says.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>When it was proposed or first imported, UTC.</summary>
    public DateTimeOffset? ProposedAt { get; init; }

    /// <summary>As stored; see <see cref="StatusOn"/>.</summary>
    public ListingStatus Status { get; init; } = ListingStatus.Active;

    /// <summary>That the listed one was told; null: not yet, or the entry is older than such proofs.</summary>
    public ProofOfNotice? Notice { get; init; }

    /// <summary>When the person accepted a red listing, UTC.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>The appeal against it; null: none.</summary>
    public ListingAppeal? Appeal { get; init; }

    /// <summary>When it was repaired or withdrawn, UTC.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it was repaired or withdrawn, in the authority's words.</summary>
    public string? EndedBecause { get; init; }

    /// <summary>Raised by every step.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Whether an open appeal keeps it from having effect.</summary>
    public bool Suspended => Appeal is { IsOpen: true };

    /// <summary>Whether the listing may be shown and used on that day.</summary>
    public bool InEffect(DateOnly day) => Status is ListingStatus.Active && !Suspended && Class is not ListingClass.Minor && EffectiveFrom <= day && day <= EffectiveUntil;

    /// <summary>Where it stands on a day: the clock lets it expire, not a job.</summary>
    public ListingStatus StatusOn(DateOnly day) =>
        Status is ListingStatus.Proposed or ListingStatus.Notified or ListingStatus.Active && day > EffectiveUntil ? ListingStatus.Expired : Status;

    /// <summary>An authority proposes it. Nothing has effect yet.</summary>
    /// <param name="authority">Its agreement.</param>
    /// <param name="proposed">What it says.</param>
    /// <param name="kind">Whom it is about.</param>
    /// <param name="others">What is listed of the same person or company.</param>
    /// <param name="today">The day, in the jurisdiction.</param>
    /// <param name="at">When, UTC.</param>
    internal static Outcome<Listing> Propose(
        PartnerAgreement authority, ProposedListing proposed, SubjectKind kind, IEnumerable<Listing> others, DateOnly today, DateTimeOffset at)
    {
        if (authority.Tier is not Tier.Authority || authority.Name.Trim().Length == 0)
            return new ListingWithoutAuthority();
        if (!authority.Accredited.Contains(proposed.Domain))
            return new ListingOutsideAccreditation();
        if (kind is SubjectKind.Person && RecordDomains.SubjectOf(proposed.Domain) is not SubjectKind.Person)
            return new ListingDomainOfCompanies();
        if (WhyNot(proposed, today) is { } refusal)
            return refusal;
        if (!Texts(proposed).Succeeded(out var texts, out refusal))
            return refusal;
        if (!PersonName.Read(proposed.EnteredBy).Succeeded(out var author, out refusal))
            return refusal;
        var listing = new Listing(
            Guid.CreateVersion7(), proposed.Colour, proposed.Domain, authority.Name, texts.LegalBasis, texts.Reason, proposed.From, proposed.Until)
        {
            AuthorityId = authority.Id,
            Class = proposed.Class,
            Criteria = texts.Criteria,
            Amount = proposed.Amount,
            CaseNumber = texts.CaseNumber,
            RepairRoute = texts.RepairRoute,
            EnteredBy = author,
            ProposedAt = at,
            Status = ListingStatus.Proposed,
        };
        return others.Any(other => other.Overlaps(listing, today)) ? new ListingOverlaps() : listing;
    }

    /// <summary>A company's entry of a list that its authority has published. It has effect once the time to object has passed since then.</summary>
    /// <param name="authority">Its agreement.</param>
    /// <param name="published">The entry.</param>
    /// <param name="jurisdiction">Whose days count for the company: <see cref="ObjectionWindow.OfCompany"/>.</param>
    /// <param name="at">When it is imported, UTC.</param>
    internal static Outcome<Listing> Publish(PartnerAgreement authority, PublishedListing published, Jurisdiction jurisdiction, DateTimeOffset at)
    {
        var today = jurisdiction.Day(at);
        if (authority.Tier is not Tier.Authority || authority.Name.Trim().Length == 0)
            return new ListingWithoutAuthority();
        if (!authority.Accredited.Contains(published.Domain))
            return new ListingOutsideAccreditation();
        if (published.LegalBasis.Trim().Length == 0)
            return new ListingWithoutLegalBasis();
        if ((published.Colour is ListColour.Black) != published.Class is not null)
            return new ListingFieldsOfColour();
        if (!DisplayBounds.Of(published.Class).Shows)
            return new ListingNotShown();
        if (published.Until < published.From)
            return new ListingEndsBeforeStart();
        if (published.NotifiedOn > today)
            return new NoticeDayOutOfRange();
        if (published.Amount is { } amount && !IsAmount(amount))
            return new ListingAmountOutOfRange();
        if (!Texts(published).Succeeded(out var texts, out var refusal))
            return refusal;
        var proof = new ProofOfNotice(NoticeChannel.PublicNotice, published.NotifiedOn, texts.List, Sha256: null, at, ObjectionWindow.LastDay(jurisdiction, published.NotifiedOn));
        return new Listing(
            Guid.CreateVersion7(), published.Colour, published.Domain, authority.Name, texts.LegalBasis, texts.Reason, published.From, published.Until ?? NoEnd)
        {
            AuthorityId = authority.Id,
            Class = published.Class,
            Criteria = texts.Criteria,
            Amount = published.Amount,
            CaseNumber = texts.CaseNumber,
            RepairRoute = texts.RepairRoute,
            Originator = texts.Originator,
            ProposedAt = at,
            Status = today > proof.ObjectionUntil ? ListingStatus.Active : ListingStatus.Notified,
            Notice = proof,
        };
    }

    /// <summary>The authority records that the listed one was told. The time to object begins now, however long ago the notice was: the bureau knows of it only from now on.</summary>
    internal Outcome<Listing> RecordNotice(NoticeChannel channel, DateOnly servedOn, string reference, string sha256, Jurisdiction jurisdiction, DateTimeOffset at)
    {
        var today = jurisdiction.Day(at);
        if (WhyEnded(today) is { } ended)
            return ended;
        if (Status is not ListingStatus.Proposed)
            return new ListingAlreadyNotified();
        if (servedOn > today || servedOn < today.AddDays(-OldestNoticeInDays))
            return new NoticeDayOutOfRange();
        if (!ListingText.Read(reference, LongestReference).Succeeded(out var where, out var malformed))
            return malformed;
        if (!Evidence.Read(sha256).Succeeded(out var hash, out _))
            return new NoticeProofMalformed();
        return Next(ListingStatus.Notified) with
        {
            Notice = new(channel, servedOn, where, Convert.ToHexStringLower(hash), at, ObjectionWindow.LastDay(jurisdiction, today)),
        };
    }

    /// <summary>The person wants to be on the red list.</summary>
    internal Outcome<Listing> Accept(DateOnly today, DateTimeOffset at)
    {
        if (WhyEnded(today) is { } ended)
            return ended;
        return Colour is ListColour.Red && AcceptedAt is null ? Next(Status) with { AcceptedAt = at } : new ListingNotAcceptable();
    }

    /// <summary>It takes effect: from its first day on, and not before today.</summary>
    internal Outcome<Listing> Activate(SubjectKind kind, DateOnly today)
    {
        if (WhyEnded(today) is { } ended)
            return ended;
        if (Status is ListingStatus.Active)
            return new ListingAlreadyActive();
        if (Status is not ListingStatus.Notified || Notice is not { } proof)
            return new ListingNotNotified();
        if (!DisplayBounds.Of(Class).Shows)
            return new ListingNotShown();
        if (Suspended)
            return new ListingUnderAppeal();
        if (today <= proof.ObjectionUntil)
            return new ObjectionWindowOpen(proof.ObjectionUntil);
        if (Colour is ListColour.Red && kind is SubjectKind.Person && AcceptedAt is null)
            return new ListingNotAccepted();
        return Next(ListingStatus.Active) with { EffectiveFrom = EffectiveFrom < today ? today : EffectiveFrom };
    }

    /// <summary>What it is about was put right: it is shown, shared and used no more.</summary>
    internal Outcome<Listing> Repair(string because, DateOnly today, DateTimeOffset at) =>
        Colour is ListColour.Black ? End(ListingStatus.Repaired, because, today, at) : new ListingNotRepairable();

    /// <summary>The authority takes it back.</summary>
    internal Outcome<Listing> Withdraw(string because, DateOnly today, DateTimeOffset at) => End(ListingStatus.Withdrawn, because, today, at);

    /// <summary>The listed one objects, before or after it has effect. It has none until the appeal is decided.</summary>
    internal Outcome<Listing> OpenAppeal(string words, DateOnly today, DateTimeOffset at)
    {
        if (WhyEnded(today) is { } ended)
            return ended;
        if (Appeal is not null)
            return new ListingAppealed();
        return StatementText.Read(words).Succeeded(out var said, out var malformed) ? Next(Status) with { Appeal = new(said, at) } : malformed;
    }

    /// <summary>The authority decides the appeal, by another person than the one who entered the listing.</summary>
    internal Outcome<Listing> DecideAppeal(AppealOutcome outcome, string because, string decidedBy, DateOnly today, DateTimeOffset at)
    {
        if (WhyEnded(today) is { } ended)
            return ended;
        if (Appeal is not { IsOpen: true } appeal)
            return new AppealNotOpen();
        if (!ListingText.Read(because, LongestReason).Succeeded(out var reason, out var malformed) || !PersonName.Read(decidedBy).Succeeded(out var decider, out malformed))
            return malformed;
        if (EnteredBy is { } author && PersonName.Same(author, decider))
            return new AppealDecidedByAuthor();
        var decided = appeal with { Outcome = outcome, Because = reason, DecidedBy = decider, DecidedAt = at };
        return outcome is AppealOutcome.Granted
            ? Next(ListingStatus.Withdrawn) with { Appeal = decided, EndedAt = at, EndedBecause = reason }
            : Next(Status) with { Appeal = decided };
    }

    /// <summary>The clock has let it expire; the same value when it has not.</summary>
    internal Listing Expire(DateOnly today, DateTimeOffset at) =>
        Status is not ListingStatus.Expired && StatusOn(today) is ListingStatus.Expired ? Next(ListingStatus.Expired) with { EndedAt = at } : this;

    private static Refusal? WhyNot(ProposedListing proposed, DateOnly today)
    {
        if (proposed.LegalBasis.Trim().Length == 0)
            return new ListingWithoutLegalBasis();
        var sound = proposed.Colour is ListColour.Black
            ? proposed is { Class: not null, Criteria: null, RepairRoute: not null }
            : proposed is { Class: null, Criteria: not null, Amount: null };
        if (!sound)
            return new ListingFieldsOfColour();
        if (proposed.Until < proposed.From || proposed.Until < today)
            return new ListingEndsBeforeStart();
        if (proposed.Amount is { } amount && !IsAmount(amount))
            return new ListingAmountOutOfRange();
        return DisplayBounds.Of(proposed.Class).Judge(proposed.From, proposed.Until);
    }

    private static bool IsAmount(Money amount) => amount.Amount is > 0 and <= LargestAmount && decimal.Round(amount.Amount, 2) == amount.Amount && Currencies.Find(amount.Currency) is not null;

    private static Outcome<WrittenTexts> Texts(ProposedListing proposed) =>
        WrittenTexts.Read(proposed.LegalBasis, proposed.Reason, proposed.CaseNumber, proposed.RepairRoute, proposed.Criteria, null, null);

    private static Outcome<WrittenTexts> Texts(PublishedListing published) => published.List.Length == 0
        ? new ListingTextMalformed()
        : WrittenTexts.Read(published.LegalBasis, published.Reason, published.CaseNumber, published.RepairRoute, published.Criteria, published.Originator, published.List);

    private bool Overlaps(Listing other, DateOnly today) =>
        AuthorityId == other.AuthorityId && string.Equals(CaseNumber, other.CaseNumber, StringComparison.OrdinalIgnoreCase) && WhyEnded(today) is null
        && EffectiveFrom <= other.EffectiveUntil && other.EffectiveFrom <= EffectiveUntil;

    private Outcome<Listing> End(ListingStatus status, string because, DateOnly today, DateTimeOffset at)
    {
        if (WhyEnded(today) is { } ended)
            return ended;
        return ListingText.Read(because, LongestReason).Succeeded(out var reason, out var malformed) ? Next(status) with { EndedAt = at, EndedBecause = reason } : malformed;
    }

    private Listing Next(ListingStatus status) => this with { Status = status, Version = Version + 1 };

    private ListingEnded? WhyEnded(DateOnly today) =>
        StatusOn(today) is ListingStatus.Repaired or ListingStatus.Expired or ListingStatus.Withdrawn ? new ListingEnded() : null;

    private sealed record WrittenTexts(string LegalBasis, string Reason, string? CaseNumber, string? RepairRoute, string? Criteria, string? Originator, string List)
    {
        public static Outcome<WrittenTexts> Read(string basis, string reason, string? number, string? route, string? criteria, string? originator, string? list)
        {
            var read = new List<string?>();
            foreach (var (text, longest) in new[]
            {
                (basis, LongestLegalBasis), (reason, LongestReason), (number, LongestCaseNumber), (route, LongestRepairRoute), (criteria, LongestCriteria), (originator, LongestReference),
                (list, LongestReference),
            })
            {
                string? written = null;
                if (text is not null && !ListingText.Read(text, longest).Succeeded(out written, out var refusal))
                    return refusal;
                read.Add(written);
            }

            return new WrittenTexts(read[0]!, read[1]!, read[2], read[3], read[4], read[5], read[6] ?? "");
        }
    }
}
