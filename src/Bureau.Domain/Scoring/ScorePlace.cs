namespace Bureau.Domain.Scoring;

/// <summary>The place of a snapshot in a person's score history, which is ordered by when each was taken; month and card tell two of one moment apart.</summary>
/// <param name="ScoredAt">When it was taken, UTC.</param>
/// <param name="Month">First day of its month, UTC.</param>
/// <param name="Card">The card, written with its version.</param>
public readonly record struct ScorePlace(DateTimeOffset ScoredAt, DateOnly Month, string Card);
