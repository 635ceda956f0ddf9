namespace Bureau.Domain.Scoring.Training;

/// <summary>
/// Population stability index: how far the shares of two samples in the same classes lie apart, Σ (actual − expected) · ln(actual / expected)
/// (Siddiqi, "Credit Risk Scorecards", 2006; the symmetric divergence of Jeffreys 1946). By the rule of thumb of that trade below 0.10 is stable
/// and from 0.25 on another population.
/// </summary>
public static class Stability
{
    // A class that is empty in one sample would make the index infinite.
    private const double LeastShare = 0.0001;

    /// <summary>The index of two lists of shares of the same classes.</summary>
    public static double Index(IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(actual.Count, expected.Count);
        var index = 0d;
        for (var i = 0; i < expected.Count; i++)
        {
            var (before, now) = (Math.Max(LeastShare, expected[i]), Math.Max(LeastShare, actual[i]));
            index += (now - before) * Math.Log(now / before);
        }

        return index;
    }
}
