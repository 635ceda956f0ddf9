namespace Bureau.Domain.Scoring;

/// <summary>For which odds the scores of a card stand, in the sample that it was fitted on.</summary>
/// <param name="Score">A score of the scale.</param>
/// <param name="GoodForEachBad">Good outcomes for each bad one at that score.</param>
/// <param name="PointsToDouble">By how many points a score rises when the odds double.</param>
public sealed record OddsScale(int Score, double GoodForEachBad, int PointsToDouble)
{
    /// <summary>Chance of a bad outcome at a score, 0–1.</summary>
    public double BadRate(int score) => 1 / (1 + GoodForEachBad * Math.Pow(2, (score - Score) / (double)PointsToDouble));
}
