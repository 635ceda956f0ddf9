using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Scoring;

namespace Bureau.Api.GraphQL.Scoring;

/// <summary>A scorecard: the base points plus, for each characteristic, the points of the bin in which its value lies are the score. docs/score.md shows how to follow it.</summary>
[Unprotected("Public: it says how a score is made, and nothing about anybody.")]
public sealed class PublishedScorecard(Scorecard card)
{
    /// <summary>What it is called; the name and the version together are the card, which never changes.</summary>
    public string Name => card.Id.Name;

    /// <summary>A correction is a new version.</summary>
    public int Version => card.Id.Version;

    /// <summary>What the card is for.</summary>
    public string Description => card.Description;

    /// <summary>The event whose odds the points measure.</summary>
    public string Target => card.Target;

    /// <summary>The sample that the points were fitted on.</summary>
    public ScorecardOrigin FittedOn => card.FittedOn;

    /// <summary>ISO 4217 code of the currency in which amounts are binned; those in others are missing to the card.</summary>
    public string AmountsIn => card.AmountsIn;

    /// <summary>What every score starts from.</summary>
    public int BasePoints => card.BasePoints;

    /// <summary>Of the six recent months, how many must be reported for a score.</summary>
    public int LeastMonths => card.LeastMonths;

    /// <summary>For which odds the scores stand; null when the card does not say.</summary>
    public PublishedOddsScale? Scale => card.Scale is { } scale ? new(scale) : null;

    /// <summary>The five bands, worst first.</summary>
    [ListSize(AssumedSize = 5)]
    public IReadOnlyList<BandThreshold> Bands => card.Bands;

    /// <summary>The rows of the card.</summary>
    [ListSize(AssumedSize = 20)]
    public IReadOnlyList<PublishedCharacteristic> Characteristics => [.. card.Characteristics.Select(row => new PublishedCharacteristic(row))];
}

/// <summary>For which odds the scores of a card stand, in the sample that it was fitted on.</summary>
[Unprotected("Public: a part of the scorecard.")]
public sealed class PublishedOddsScale(OddsScale scale)
{
    /// <summary>A score of the scale.</summary>
    public int Score => scale.Score;

    /// <summary>Good outcomes for each bad one at that score.</summary>
    public double GoodForEachBad => scale.GoodForEachBad;

    /// <summary>By how many points a score rises when the odds double.</summary>
    public int PointsToDouble => scale.PointsToDouble;
}

/// <summary>One row of a scorecard.</summary>
[Unprotected("Public: a part of the scorecard.")]
public sealed class PublishedCharacteristic(ScorecardCharacteristic row)
{
    /// <summary>What is measured; docs/score.md says how.</summary>
    public Characteristic Characteristic => row.Characteristic;

    /// <summary>What that is about: the points of a score are shown by groups.</summary>
    public CharacteristicGroup Group => row.Characteristic.Group();

    /// <summary>What the card promises about the points of its bins.</summary>
    public Direction Direction => row.Direction;

    /// <summary>Given when points are lost here.</summary>
    public ReasonCode Reason => row.Reason;

    /// <summary>Adjoining bins that cover the line, lowest first, and one for a value that the file does not tell.</summary>
    [ListSize(AssumedSize = 12)]
    public IReadOnlyList<PublishedBin> Bins => [.. row.Bins.Select(bin => new PublishedBin(bin))];
}

/// <summary>One bin of a characteristic and what it is worth.</summary>
[Unprotected("Public: a part of the scorecard.")]
public sealed class PublishedBin(ScorecardBin bin)
{
    /// <summary>Lowest value of the bin; null: no lower end.</summary>
    public double? From => bin.From;

    /// <summary>The bin's upper end, not part of it; null: no upper end.</summary>
    public double? Below => bin.Below;

    /// <summary>Whether the bin is the one for a value that the file does not tell.</summary>
    public bool Missing => bin.Missing;

    /// <summary>Added to the base points; may be negative.</summary>
    public int Points => bin.Points;
}
