namespace Bureau.Domain.Scoring.Schemes;

/// <summary>One record as a scheme sees it: what kind, when it began and when it ended. Nothing else of it moves a point.</summary>
/// <param name="Category">What kind of record.</param>
/// <param name="On">The day on which the conduct took place or began.</param>
/// <param name="Ended">The last day of conduct that lasts; null: it goes on or, when its category does not last, was over on <paramref name="On"/>.</param>
public sealed record ConductEvent(RecordCategory Category, DateOnly On, DateOnly? Ended = null)
{
    /// <summary>The end of the conduct as it was known on that day, from which decay and retention are counted; null while it goes on.</summary>
    internal DateOnly? EndAsOf(DateOnly day) => (Ended ?? (RecordCategories.Of(Category).Lasts ? null : On)) is { } end && end <= day ? end : null;
}
