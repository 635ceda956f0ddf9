using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Scoring;

namespace Bureau.Api.GraphQL.CreditFiles;

/// <summary>Your score as it stood in a month, made of your file on the day of its latest report then.</summary>
[Unprotected("Beneath me alone.")]
public sealed class MyMonthlyScore(MonthlyScore score)
{
    /// <summary>The first day of the month.</summary>
    public DateOnly Month => score.Month;

    /// <summary>The scorecard that made it, with its version.</summary>
    public string Card => score.Card.ToString();

    /// <summary>Whether the snapshot before it was made by another card. Then the two differ by their cards too, not by your accounts alone.</summary>
    public bool CardChanged => score.CardChanged;

    /// <summary>350 to 950, higher is better; null when your file held too little for a score.</summary>
    public int? Value => score.Value;

    /// <summary>Why there was no score; null when there was one.</summary>
    public NoScoreReason? NoScoreReason => score.NoScoreReason;

    /// <summary>The band in which it lay on that card; null without a score, or when the card is not published any more.</summary>
    public Band? Band => score.Band?.Band;

    /// <summary>What every score of that card started from; null without a score.</summary>
    public int? BasePoints => score.BasePoints;

    /// <summary>What each characteristic added then: the base points plus these are the value.</summary>
    [ListSize(AssumedSize = 20)]
    public IReadOnlyList<MyRecordedContribution> Contributions => [.. score.Contributions.Select(contribution => new MyRecordedContribution(contribution))];

    /// <summary>When the snapshot was taken.</summary>
    public DateTimeOffset ScoredAt => score.ScoredAt;
}

/// <summary>What one characteristic of your accounts added to a score of the past.</summary>
[Unprotected("Beneath me alone.")]
public sealed class MyRecordedContribution(RecordedContribution contribution)
{
    /// <summary>What was measured; docs/score.md says how.</summary>
    public Characteristic Characteristic => contribution.Characteristic;

    /// <summary>What that is about.</summary>
    public CharacteristicGroup Group => contribution.Characteristic.Group();

    /// <summary>The value that your accounts had; null when they did not tell.</summary>
    public double? Measured => contribution.Measured;

    /// <summary>What that added; may be negative.</summary>
    public int Points => contribution.Points;
}
