using Bureau.Domain.Consents;
using Bureau.Domain.Disputes;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Listings;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.CreditFiles;

/// <summary>Shows a person everything that the bureau holds about them, and who read it (GDPR Art. 15, PIPL Art. 45, FCRA § 609).</summary>
public sealed class ReadMyFile
{
    private readonly ISubjectStore subjects;
    private readonly ICreditFileStore files;
    private readonly IConsentStore consents;
    private readonly IPartnerStore partners;
    private readonly IInquiryLedger ledger;
    private readonly IMatchReviewStore reviews;
    private readonly Scorecard card;
    private readonly TimeProvider clock;

    internal ReadMyFile(
        ISubjectStore subjects, ICreditFileStore files, IConsentStore consents, IPartnerStore partners, IInquiryLedger ledger, IMatchReviewStore reviews, Scorecard card,
        TimeProvider clock)
    {
        this.subjects = subjects;
        this.files = files;
        this.consents = consents;
        this.partners = partners;
        this.ledger = ledger;
        this.reviews = reviews;
        this.card = card;
        this.clock = clock;
    }

    /// <summary>The file as it may be read now, with the score that it gives.</summary>
    public async Task<Outcome<MyFile>> FileAsync(SubjectId subject, CancellationToken cancellation)
    {
        var person = await subjects.ReadAsync(subject, cancellation);
        var head = await files.FindHeadAsync(subject, Freshness.Live, cancellation);
        var stored = head is null ? null : await files.ReadAsync(subject, head.Version, cancellation);
        if (person is null || head is null || stored is null)
            return new SubjectNotFound();

        var now = clock.GetUtcNow();
        var (file, all) = (stored.ReadableAt(now), stored.RetainedAt(now));
        var doubts = await reviews.OfSubjectAsync(subject, cancellation);
        return new MyFile(
            person.Name, person.MaskedNumber, person.BirthDate, head.Frozen, all.Tradelines, [.. all.Listings.Select(listing => listing with { Status = listing.StatusOn(stored.Jurisdiction.Day(now)) })], card.Score(file), card, file.CreditInquiries,
            Matches(all.Tradelines, doubts), HeldReport.Of(doubts), await RemarksAsync(stored, now, cancellation));
    }

    private async Task<IReadOnlyDictionary<Guid, EntryRemarks>> RemarksAsync(StoredCreditFile stored, DateTimeOffset now, CancellationToken cancellation)
    {
        var remarks = new Dictionary<Guid, EntryRemarks>();
        var entries = stored.Remarks.Disputes.Select(one => one.Entry).Concat(stored.Remarks.Statements.Select(one => one.Entry).OfType<Guid>());
        foreach (var entry in entries.Distinct())
        {
            var dispute = stored.Remarks.Of(entry);
            var reporter = dispute?.AnsweredBy is { } partner ? (await partners.FindAsync(partner, Freshness.Remembered, cancellation))?.Name : null;
            var statements = stored.Remarks.About(entry).ToList();
            remarks.Add(entry, new(dispute is null ? null : DisputeView.Of(dispute, reporter, statements, now), [.. statements.Select(StatementView.Of)]));
        }

        return remarks;
    }

    private static Dictionary<TradelineId, TradelineMatch> Matches(IReadOnlyList<Tradeline> tradelines, IReadOnlyList<ReviewOfSubject> reviews) => tradelines.ToDictionary(
        tradeline => tradeline.Id,
        tradeline => TradelineMatch.Of(tradeline.NameLikeness, reviews.FirstOrDefault(review =>
            review.Verdict is MatchVerdict.Same && review.Furnisher == tradeline.Furnisher && review.AccountNumber == tradeline.AccountNumber)));

    /// <summary>Consents that name the person, newest first: a page of at most <paramref name="first"/> of that status now, or of every status.</summary>
    public async Task<IReadOnlyList<ConsentView>> ConsentsAsync(SubjectId subject, ConsentStatus? status, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var views = new List<ConsentView>();
        foreach (var consent in await consents.OfSubjectAsync(subject, status, now, first, after, cancellation))
            views.Add(ConsentView.Of(consent, (await partners.FindAsync(consent.Partner, Freshness.Remembered, cancellation))?.Name, now));
        return views;
    }

    /// <summary>The inquiries into the file, newest first: a page of at most <paramref name="first"/> that were made before <paramref name="before"/>.</summary>
    public async Task<IReadOnlyList<InquiryView>> InquiriesAsync(SubjectId subject, int first, long? before, CancellationToken cancellation)
    {
        var views = new List<InquiryView>();
        foreach (var (sequence, inquiry) in await ledger.OfSubjectAsync(subject, first, before, cancellation))
        {
            var partner = await partners.FindAsync(inquiry.Partner, Freshness.Remembered, cancellation);
            views.Add(new(sequence, inquiry.Id, inquiry.MadeAt, partner?.Name, inquiry.Consent, inquiry.Purpose, inquiry.Question, inquiry.Fields, inquiry.Denial, inquiry.Charged));
        }

        return views;
    }
}

/// <summary>A person's whole file.</summary>
/// <param name="Name">As furnished.</param>
/// <param name="IdentityNumber">Masked: the person knows it, a screen need not.</param>
/// <param name="BirthDate">As furnished.</param>
/// <param name="Frozen">Whether the person has frozen the file.</param>
/// <param name="Tradelines">Every account with every month, those among them that a dispute hides from everybody else.</param>
/// <param name="Listings">Every listing, in effect or not, with its status of now.</param>
/// <param name="Score">What the accounts give by the scorecard in use, with each contribution.</param>
/// <param name="Card">The scorecard in use.</param>
/// <param name="CreditInquiries">The days of the applications for credit, when the card looks at them; null when it does not.</param>
/// <param name="Matches">How the bureau knew that each account is the person's.</param>
/// <param name="Held">Reports under the person's number that are not in the file, since they may be of somebody else.</param>
/// <param name="Remarks">What the person objects to and says, by the identity of the account or listing.</param>
public sealed record MyFile(
    string Name, string IdentityNumber, DateOnly BirthDate, bool Frozen, IReadOnlyList<Tradeline> Tradelines, IReadOnlyList<Listing> Listings, ScoreOutcome Score,
    Scorecard Card, IReadOnlyList<DateOnly>? CreditInquiries, IReadOnlyDictionary<TradelineId, TradelineMatch> Matches, IReadOnlyList<HeldReport> Held,
    IReadOnlyDictionary<Guid, EntryRemarks> Remarks);

/// <summary>An inquiry as its subject sees it.</summary>
/// <param name="Sequence">Its place in the ledger: the cursor of the page that follows.</param>
/// <param name="Id">Identity in the ledger.</param>
/// <param name="MadeAt">When, UTC.</param>
/// <param name="PartnerName">Who; null when its agreement is gone.</param>
/// <param name="Consent">Under which consent.</param>
/// <param name="Purpose">For which purpose.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Fields">The fields that were disclosed or, when refused, asked for.</param>
/// <param name="Denial">The code of the refusal; null when it was answered.</param>
/// <param name="Charged">Whether it was answered anew; false also when it was refused.</param>
public sealed record InquiryView(
    long Sequence, InquiryId Id, DateTimeOffset MadeAt, string? PartnerName, ConsentId Consent, Disclosure.Purpose? Purpose, string Question,
    IReadOnlyList<string> Fields, string? Denial, bool Charged);
