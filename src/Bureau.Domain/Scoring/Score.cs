using System.Globalization;

namespace Bureau.Domain.Scoring;

/// <summary>What a scorecard says of a file: a <see cref="Score"/>, or a <see cref="NoScore"/> with its reason.</summary>
public abstract record ScoreOutcome;

/// <summary>A score of 350–950, higher is better, with everything that is needed to recompute it.</summary>
/// <param name="Value">The card's base points plus the points of <paramref name="Contributions"/>, exactly; nothing is clamped.</param>
/// <param name="BasePoints">What every score of the card starts from.</param>
/// <param name="Card">The card that made it.</param>
/// <param name="Band">Where it lies, with the band's label on that card.</param>
/// <param name="Contributions">One for each characteristic of the card, in the card's order.</param>
/// <param name="PrincipalReasons">At most four, the most points lost first, and a fifth when it is the number of inquiries; a characteristic in its best bin gives none.</param>
public sealed record Score(
    int Value,
    int BasePoints,
    ScorecardId Card,
    BandThreshold Band,
    IReadOnlyList<Contribution> Contributions,
    IReadOnlyList<ReasonCode> PrincipalReasons) : ScoreOutcome;

/// <summary>The file does not carry a score; whoever asks gets UNKNOWN, never a guess.</summary>
/// <param name="Reason">What the file lacks.</param>
public sealed record NoScore(NoScoreReason Reason) : ScoreOutcome;

/// <summary>Why a file has no score.</summary>
public enum NoScoreReason
{
    /// <summary>The file holds no account.</summary>
    NoTradeline = 1,

    /// <summary>Every account of the file is under dispute.</summary>
    AllDisputed = 2,

    /// <summary>Fewer months are reported than the card needs.</summary>
    ThinFile = 3,
}

/// <summary>What one characteristic added to a score.</summary>
/// <param name="Characteristic">What was measured.</param>
/// <param name="Measured">Rounded to four decimals, the value that was binned; null when the file does not tell.</param>
/// <param name="Bin">Where the value lies on the card.</param>
/// <param name="PointsLost">How far the bin's points are below those of the characteristic's best bin; 0 or more.</param>
public readonly record struct Contribution(Characteristic Characteristic, double? Measured, ScorecardBin Bin, int PointsLost)
{
    /// <summary>What is added to the base points.</summary>
    public int Points => Bin.Points;
}

/// <summary>Which card, in which version. A card never changes: a correction is a new version.</summary>
public sealed record ScorecardId(string Name, int Version)
{
    /// <summary>The card that is written so by <see cref="ToString"/>.</summary>
    internal static ScorecardId Of(string written)
    {
        var dash = written.LastIndexOf('-');
        return new ScorecardId(written[..dash], int.Parse(written.AsSpan(dash + 1), CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}-{Version}";
}
