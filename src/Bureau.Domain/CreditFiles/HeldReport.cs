using Bureau.Domain.Furnishing;

namespace Bureau.Domain.CreditFiles;

/// <summary>
/// A furnisher's report under a person's number that waits for a review, since its name or birth date is another. It is in no file and no score; the person learns that it is there,
/// and nothing of what it says, for it may be somebody else's.
/// </summary>
/// <param name="Furnisher">Who sent it.</param>
/// <param name="AsOf">The newest day that it speaks of.</param>
/// <param name="Since">When the review was opened, UTC.</param>
public sealed record HeldReport(string Furnisher, DateOnly AsOf, DateTimeOffset Since)
{
    internal static IReadOnlyList<HeldReport> Of(IEnumerable<ReviewOfSubject> reviews) =>
        [.. reviews.Where(review => review.Verdict is null && review.AsOf is not null).Select(review => new HeldReport(review.FurnisherName, review.AsOf!.Value, review.OpenedAt))];
}
