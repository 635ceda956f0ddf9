using Bureau.Domain.Subjects;

namespace Bureau.Domain.Furnishing;

/// <summary>The reviews that furnished rows wait for. <see cref="IFurnishingStore"/> opens them.</summary>
internal interface IMatchReviewStore
{
    /// <summary>Open reviews, those that have waited longest first.</summary>
    /// <param name="most">At most so many.</param>
    /// <param name="after">Only those that follow this place; null: from the first.</param>
    /// <param name="cancellation">Ends the reading.</param>
    Task<IReadOnlyList<MatchReview>> OpenAsync(int most, PlaceInTime? after, CancellationToken cancellation);

    /// <summary>Every review under the person's number, open or decided.</summary>
    Task<IReadOnlyList<ReviewOfSubject>> OfSubjectAsync(SubjectId subject, CancellationToken cancellation);

    /// <summary>
    /// Records a decision and, in the same transaction, brings the rows into the person's file, at a new version, or drops them. Rows that come later with the same account, number,
    /// name and birth date go the same way without a review.
    /// </summary>
    /// <returns>What it led to; or <see cref="MatchReviewNotFound"/> or <see cref="MatchReviewDecided"/>, and then nothing was done.</returns>
    Task<Outcome<DecidedMatch>> DecideAsync(MatchDecision decision, CancellationToken cancellation);
}
