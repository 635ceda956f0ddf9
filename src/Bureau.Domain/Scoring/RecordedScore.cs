namespace Bureau.Domain.Scoring;

/// <summary>A snapshot as it is read back: what was scored then, by the card of then.</summary>
/// <param name="Month">First day of the month, UTC.</param>
/// <param name="Card">The card, whether it is still in use or not.</param>
/// <param name="Value">350 to 950; null when the file carried no score.</param>
/// <param name="NoScoreReason">Why there was none; null when there was.</param>
/// <param name="Contributions">As they were stored, in the card's order; the points that are missing to the value are the card's base points.</param>
/// <param name="ScoredAt">When, UTC.</param>
internal sealed record RecordedScore(
    DateOnly Month, ScorecardId Card, int? Value, NoScoreReason? NoScoreReason, IReadOnlyList<RecordedContribution> Contributions, DateTimeOffset ScoredAt);

/// <summary>What one characteristic added to a score then.</summary>
/// <param name="Characteristic">What was measured.</param>
/// <param name="Measured">Its value; null when the file did not tell.</param>
/// <param name="Points">What that added.</param>
public sealed record RecordedContribution(Characteristic Characteristic, double? Measured, int Points);

/// <summary>A month of a person's score, as the person sees it.</summary>
/// <param name="Month">First day of the month, UTC.</param>
/// <param name="Card">The card that made it.</param>
/// <param name="CardChanged">Whether the snapshot before it was made by another card: the two cannot be compared point by point.</param>
/// <param name="Value">350 to 950; null when the file carried no score.</param>
/// <param name="NoScoreReason">Why there was none; null when there was.</param>
/// <param name="Band">Where the value lay on that card; null without a value, or when the card is none of the shipped ones.</param>
/// <param name="Contributions">As they were stored.</param>
/// <param name="ScoredAt">When, UTC.</param>
public sealed record MonthlyScore(
    DateOnly Month, ScorecardId Card, bool CardChanged, int? Value, NoScoreReason? NoScoreReason, BandThreshold? Band, IReadOnlyList<RecordedContribution> Contributions,
    DateTimeOffset ScoredAt)
{
    /// <summary>The place of the snapshot in the history.</summary>
    public ScorePlace Place => new(ScoredAt, Month, Card.ToString());

    /// <summary>What every score of that card started from; null without a value.</summary>
    public int? BasePoints => Value - Contributions.Sum(contribution => contribution.Points);

    internal static MonthlyScore Of(RecordedScore recorded, RecordedScore? before) => new(
        recorded.Month, recorded.Card, before is not null && before.Card != recorded.Card, recorded.Value, recorded.NoScoreReason,
        recorded.Value is { } value ? Scorecards.Find(recorded.Card)?.BandOf(value) : null, recorded.Contributions, recorded.ScoredAt);
}
