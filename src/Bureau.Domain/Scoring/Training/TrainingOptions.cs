namespace Bureau.Domain.Scoring.Training;

/// <summary>
/// How a card is fitted and scaled. The defaults were chosen by five-fold cross-validation on the sample named in docs/score.md;
/// the area under the curve stays within 0.001 for absolute penalties of 8 to 20.
/// </summary>
public sealed record TrainingOptions
{
    /// <summary>Into how many narrow bins a characteristic is cut before the fit joins them.</summary>
    public int MostBins { get; init; } = 16;

    /// <summary>Smallest share of the sample in a narrow bin: below it a default rate is mostly chance.</summary>
    public double LeastShareOfBin { get; init; } = 0.015;

    /// <summary>Price of a step of 1 in the log odds between neighbouring bins, in units of the log likelihood.</summary>
    public double AbsolutePenalty { get; init; } = 8;

    /// <summary>Twice the price of the square of such a step.</summary>
    public double SquarePenalty { get; init; } = 1;

    /// <summary>The score at <see cref="AnchorOdds"/>: the middle of the scale.</summary>
    public int AnchorScore { get; init; } = 650;

    /// <summary>Good outcomes for each bad one at <see cref="AnchorScore"/>.</summary>
    public double AnchorOdds { get; init; } = 3;

    /// <summary>By how many points a score rises when the odds double; at 50 the worst bins together would leave the scale.</summary>
    public int PointsToDoubleTheOdds { get; init; } = 45;

    /// <summary>Files of either outcome that a fit needs at least.</summary>
    public int LeastOfEachOutcome { get; init; } = 100;
}
