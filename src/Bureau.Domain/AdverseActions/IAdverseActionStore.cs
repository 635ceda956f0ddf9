using Bureau.Domain.Consents;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.AdverseActions;

/// <summary>The adverse action notices, and the reviews that came of them.</summary>
internal interface IAdverseActionStore
{
    /// <summary>The answered inquiry of the partner under that consent, with its answer; null when there is none.</summary>
    Task<UsedAnswer?> FindUsedAsync(InquiryId inquiry, ConsentId consent, PartnerId partner, CancellationToken cancellation);

    /// <summary>Stores the notice and that the person is told, in one transaction. False, and nothing is written, when its inquiry has one.</summary>
    Task<bool> TryIssueAsync(AdverseAction action, Notice told, CancellationToken cancellation);

    /// <summary>One notice; null when there is none.</summary>
    Task<AdverseAction?> FindAsync(AdverseActionId id, CancellationToken cancellation);

    /// <summary>A person's notices, newest first: at most <paramref name="first"/> that follow <paramref name="after"/>.</summary>
    Task<IReadOnlyList<AdverseAction>> OfSubjectAsync(SubjectId subject, int first, PlaceInTime? after, CancellationToken cancellation);

    /// <summary>The reviews of these notices, oldest first.</summary>
    Task<IReadOnlyList<HumanReview>> ReviewsOfAsync(IReadOnlyCollection<AdverseActionId> actions, CancellationToken cancellation);

    /// <summary>One review with its notice; null when there is none.</summary>
    Task<ReviewOfAction?> FindReviewAsync(HumanReviewId id, CancellationToken cancellation);

    /// <summary>Reviews with their notices, oldest first.</summary>
    /// <param name="partner">Who is to look; null: all.</param>
    /// <param name="open">Only those whose outcome is on record (false) or is not (true); null: both.</param>
    /// <param name="requestedBefore">Only those that were asked for before then, UTC.</param>
    /// <param name="first">At most so many.</param>
    /// <param name="after">Only those that follow this place.</param>
    /// <param name="cancellation">Ends the reading.</param>
    Task<IReadOnlyList<ReviewOfAction>> ReviewsAsync(
        PartnerId? partner, bool? open, DateTimeOffset? requestedBefore, int first, PlaceInTime? after, CancellationToken cancellation);

    /// <summary>
    /// Stores a request (version 1) or its outcome with its notice, in one transaction. False, and nothing is written, when of a request the decision has another open one, and of an outcome
    /// the review is not at the version before.
    /// </summary>
    Task<bool> TryWriteAsync(HumanReview review, Notice told, CancellationToken cancellation);
}

/// <summary>A review and the notice that it is about.</summary>
internal sealed record ReviewOfAction(HumanReview Review, AdverseAction Action);
