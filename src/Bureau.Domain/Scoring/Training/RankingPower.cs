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
        var (area, distance, before) = (0d, 0d, new CurvePoint(0, 0));
        foreach (var point in Curve(scores, defaulted))
        {
            area += (point.Good - before.Good) * (before.Bad + point.Bad) / 2;
            distance = Math.Max(distance, Math.Abs(point.Bad - point.Good));
            before = point;
        }

        return new RankingPower(area, distance);
    }

    /// <summary>The receiver operating characteristic: for each score that occurs, rising, how much of either outcome lies at or below it. The last point is (1, 1).</summary>
    public static IEnumerable<CurvePoint> Curve(IReadOnlyList<int> scores, IReadOnlyList<bool> defaulted)
    {
        double bad = defaulted.Count(outcome => outcome), good = defaulted.Count - bad;
        var (badBelow, goodBelow) = (0, 0);
        foreach (var tied in Enumerable.Range(0, scores.Count).GroupBy(row => scores[row]).OrderBy(tied => tied.Key))
        {
            var badHere = tied.Count(row => defaulted[row]);
            badBelow += badHere;
            goodBelow += tied.Count() - badHere;
            yield return new CurvePoint(goodBelow / good, badBelow / bad);
        }
    }
}

/// <summary>A point of the receiver operating characteristic.</summary>
/// <param name="Good">Share of the good files at or below a score, 0–1.</param>
/// <param name="Bad">Share of the bad files there, 0–1.</param>
public readonly record struct CurvePoint(double Good, double Bad);
