namespace Bureau.Domain.Scoring.Training;

/// <summary>One characteristic of a sample, cut into narrow bins from which the fit will join those that do not differ.</summary>
internal sealed class BinnedColumn
{
    private BinnedColumn(Direction direction, double[] cuts, int[] bins) => (Direction, Cuts, Bins) = (direction, cuts, bins);

    /// <summary>What the points will have to keep.</summary>
    public Direction Direction { get; }

    /// <summary>Where one bin ends and the next begins, rising; one fewer than the bins.</summary>
    public double[] Cuts { get; }

    /// <summary>For each row the bin, 0 to the number of cuts; one more for a missing value.</summary>
    public int[] Bins { get; }

    /// <summary>The bin of a missing value.</summary>
    public int Missing => Cuts.Length + 1;

    /// <summary>Cuts a column at its quantiles.</summary>
    /// <param name="values">One for each row; null is missing.</param>
    /// <param name="direction">What the points will have to keep.</param>
    /// <param name="most">How many bins at most; a column with no more distinct values gets one bin each.</param>
    /// <param name="leastShare">A bin with a smaller share of the rows is joined with a neighbour.</param>
    public static BinnedColumn Of(IReadOnlyList<double?> values, Direction direction, int most, double leastShare)
    {
        var told = values.Where(value => value is not null).Select(value => value!.Value).Order().ToArray();
        var cuts = new List<double>();
        var begin = 0;
        foreach (var cut in Candidates(told, most))
        {
            var at = FirstAtOrAbove(told, cut);
            if (Math.Min(at - begin, told.Length - at) >= leastShare * values.Count && at > begin)
            {
                cuts.Add(cut);
                begin = at;
            }
        }

        var kept = cuts.ToArray();
        return new BinnedColumn(direction, kept, [.. values.Select(value => value is { } number ? BinOf(kept, number) : kept.Length + 1)]);
    }

    private static IEnumerable<double> Candidates(double[] told, int most)
    {
        var distinct = told.Distinct().ToArray();
        return distinct.Length <= most
            ? distinct.Skip(1)
            : Enumerable.Range(1, most - 1).Select(part => Rounded(told[(int)((long)part * told.Length / most)])).Distinct().Order();
    }

    /// <summary>Two significant digits: a bound that people read and compare.</summary>
    private static double Rounded(double value)
    {
        if (value == 0)
            return 0;

        var unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 1);
        return (double)((decimal)Math.Round(value / unit) * (decimal)unit);
    }

    private static int BinOf(double[] cuts, double value)
    {
        var found = Array.BinarySearch(cuts, value);
        return found < 0 ? ~found : found + 1;
    }

    private static int FirstAtOrAbove(double[] sorted, double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
