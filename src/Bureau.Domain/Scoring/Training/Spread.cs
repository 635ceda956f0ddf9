namespace Bureau.Domain.Scoring.Training;

/// <summary>How a sample lies on a card: what later samples are compared with.</summary>
/// <param name="Bands">Share of the files in each band, worst first.</param>
/// <param name="Characteristics">For each row of the card, the share of the files in each of its bins, in the card's order.</param>
public sealed record Spread(IReadOnlyList<double> Bands, IReadOnlyList<CharacteristicSpread> Characteristics)
{
    /// <summary>Of a sample by the scores that a card gave it.</summary>
    public static Spread Of(Scorecard card, TrainingSample sample, IReadOnlyList<int> scores) => new(
        BandsOf(card, scores),
        [.. card.Characteristics.Select(row => new CharacteristicSpread(row.Characteristic, Shares(row.Bins.Count, sample[row.Characteristic].Select(row.IndexOf))))]);

    /// <summary>The bands alone.</summary>
    internal static IReadOnlyList<double> BandsOf(Scorecard card, IEnumerable<int> scores) =>
        Shares(card.Bands.Count, scores.Select(score => (int)card.BandOf(score).Band - 1));

    /// <summary>Whether the spread is one of that card: as many bands, the same rows with as many bins.</summary>
    public bool Fits(Scorecard card) => Bands.Count == card.Bands.Count
        && Characteristics.Select(row => (row.Characteristic, row.Bins.Count)).SequenceEqual(card.Characteristics.Select(row => (row.Characteristic, row.Bins.Count)));

    /// <summary>How far another sample lies from this one.</summary>
    public StabilityFigures To(Spread other) => new(
        Stability.Index(Bands, other.Bands),
        [.. Characteristics.Zip(other.Characteristics, (before, now) => new CharacteristicStability(before.Characteristic, Stability.Index(before.Bins, now.Bins)))]);

    private static double[] Shares(int classes, IEnumerable<int> members)
    {
        var counts = new double[classes];
        var all = 0;
        foreach (var member in members)
        {
            counts[member]++;
            all++;
        }

        return [.. counts.Select(count => all == 0 ? 0 : count / all)];
    }
}

/// <summary>How a sample lies on one row of a card.</summary>
/// <param name="Characteristic">What is measured.</param>
/// <param name="Bins">Share of the files in each bin, in the card's order, the missing bin among them.</param>
public sealed record CharacteristicSpread(Characteristic Characteristic, IReadOnlyList<double> Bins);

/// <summary>Population stability indices between two samples.</summary>
/// <param name="Bands">Of the bands.</param>
/// <param name="Characteristics">Of the bins of each row of the card.</param>
public sealed record StabilityFigures(double Bands, IReadOnlyList<CharacteristicStability> Characteristics);

/// <summary>The population stability index of one row of a card.</summary>
public sealed record CharacteristicStability(Characteristic Characteristic, double Index);
