namespace Bureau.Domain.Scoring.Training;

/// <summary>How well scores put good outcomes above bad ones.</summary>
/// <param name="AreaUnderCurve">Chance that a good file scores above a bad one, equal scores counting half: 0.5 is chance, 1 perfect.</param>
/// <param name="KolmogorovSmirnov">Greatest distance between the shares of bad and of good files at or below a score, 0–1.</param>
public sealed record RankingPower(double AreaUnderCurve, double KolmogorovSmirnov)
{
    /// <summary>Gini coefficient: twice the area, less one.</summary>
    public double Gini => 2 * AreaUnderCurve - 1;

    /// <summary>Measures scores against outcomes; both outcomes must occur.</summary>
    public static RankingPower Of(IReadOnlyList<int> scores, IReadOnlyList<bool> defaulted)
    {
        double bad = defaulted.Count(outcome => outcome), good = defaulted.Count - bad;
        var (area, distance, badBelow, goodBelow) = (0d, 0d, 0d, 0d);
        foreach (var tied in Enumerable.Range(0, scores.Count).GroupBy(row => scores[row]).OrderBy(tied => tied.Key))
        {
            double badHere = tied.Count(row => defaulted[row]), goodHere = tied.Count() - badHere;
            area += goodHere * (badBelow + badHere / 2);
            (badBelow, goodBelow) = (badBelow + badHere, goodBelow + goodHere);
            distance = Math.Max(distance, Math.Abs(badBelow / bad - goodBelow / good));
        }

        return new RankingPower(area / (bad * good), distance);
    }
}
