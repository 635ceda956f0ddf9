namespace Bureau.Domain.Scoring;

/// <summary>One row of a scorecard: what is measured, in which bins, and how losing points there is explained.</summary>
/// <param name="Characteristic">What is measured.</param>
/// <param name="Direction">What the card promises about its bins.</param>
/// <param name="Reason">Given when points are lost here.</param>
/// <param name="Bins">Adjoining bins that cover the line, lowest first, and one for a missing value.</param>
public sealed record ScorecardCharacteristic(
    Characteristic Characteristic,
    Direction Direction,
    ReasonCode Reason,
    IReadOnlyList<ScorecardBin> Bins)
{
    /// <summary>Points of the worst bin.</summary>
    public int LeastPoints { get; } = Bins.Min(bin => bin.Points);

    /// <summary>Points of the best bin.</summary>
    public int MostPoints { get; } = Bins.Max(bin => bin.Points);

    internal Contribution Contribute(double? measured)
    {
        var bin = Bins[IndexOf(measured)];
        return new Contribution(Characteristic, measured, bin, MostPoints - bin.Points);
    }

    /// <summary>Which bin holds a value.</summary>
    internal int IndexOf(double? measured)
    {
        for (var i = 0; i < Bins.Count; i++)
        {
            if (Bins[i].Holds(measured))
                return i;
        }

        throw new InvalidOperationException("The bins of a scorecard cover every value.");
    }
}

/// <summary>What a card promises about the points of one characteristic, the missing bin apart.</summary>
public enum Direction
{
    /// <summary>Nothing.</summary>
    Free = 0,

    /// <summary>A higher value never has fewer points.</summary>
    HigherIsBetter = 1,

    /// <summary>A higher value never has more points.</summary>
    HigherIsWorse = 2,
}
