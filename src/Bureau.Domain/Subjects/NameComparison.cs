namespace Bureau.Domain.Subjects;

/// <summary>A labelled case: two names, and whether they are one entity's.</summary>
/// <param name="Row">Line of the file that it comes from, the header being 1.</param>
/// <param name="Left">One name.</param>
/// <param name="Right">The other.</param>
/// <param name="IsSame">What is known.</param>
/// <param name="Difficulty">How hard whoever labelled it found it.</param>
public sealed record NamePair(long Row, string Left, string Right, bool IsSame, string Difficulty);

/// <summary>How often the comparison of names was right at one cut-off.</summary>
/// <param name="TruePositives">Pairs of one entity, found alike.</param>
/// <param name="FalsePositives">Pairs of two entities, found alike.</param>
/// <param name="FalseNegatives">Pairs of one entity, found different.</param>
/// <param name="TrueNegatives">Pairs of two entities, found different.</param>
public sealed record MatchFigures(int TruePositives, int FalsePositives, int FalseNegatives, int TrueNegatives)
{
    /// <summary>Share of the pairs found alike that are; 0 when none was found.</summary>
    public double Precision => Share(TruePositives, TruePositives + FalsePositives);

    /// <summary>Share of the pairs of one entity that were found; 0 when there is none.</summary>
    public double Recall => Share(TruePositives, TruePositives + FalseNegatives);

    /// <summary>Harmonic mean of precision and recall.</summary>
    public double F1 => Share(2 * TruePositives, 2 * TruePositives + FalsePositives + FalseNegatives);

    /// <summary>All pairs.</summary>
    public int Pairs => TruePositives + FalsePositives + FalseNegatives + TrueNegatives;

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}

/// <summary>What comparing a set of labelled pairs gave.</summary>
public sealed class NameComparison
{
    private const int Folds = 10;

    private readonly IReadOnlyList<NamePair> pairs;
    private readonly double[] similarities;

    private NameComparison(IReadOnlyList<NamePair> pairs, double[] similarities) => (this.pairs, this.similarities) = (pairs, similarities);

    /// <summary>Compares each pair.</summary>
    public static NameComparison Of(IReadOnlyList<NamePair> pairs) => new(pairs, [.. pairs.Select(pair => NameMatch.Between(pair.Left, pair.Right).Similarity)]);

    /// <summary>Figures of all pairs.</summary>
    public MatchFigures At(double cutOff) => Count(_ => true, _ => cutOff);

    /// <summary>Figures of each difficulty, by its name.</summary>
    public IEnumerable<(string Difficulty, MatchFigures Figures)> ByDifficulty(double cutOff) =>
        pairs.Select(pair => pair.Difficulty).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(difficulty => (difficulty, Count(i => pairs[i].Difficulty == difficulty, _ => cutOff)));

    /// <summary>The cut-off with the highest F1: the middle of the range that gives it, to the next hundredth in it.</summary>
    public double BestCutOff() => BestCutOff(_ => true);

    /// <summary>Figures when the cut-off for each tenth of the pairs was chosen by F1 on the other nine: what to expect of pairs that nobody has looked at.</summary>
    /// <remarks>Every tenth pair is in one part, so that parts are alike and the same file gives the same figures.</remarks>
    public MatchFigures CrossValidated()
    {
        var cutOffs = Enumerable.Range(0, Folds).Select(fold => BestCutOff(i => i % Folds != fold)).ToArray();
        return Count(_ => true, i => cutOffs[i % Folds]);
    }

    /// <summary>The rows of the pairs that are judged wrongly.</summary>
    /// <param name="cutOff">From which similarity on two names are alike.</param>
    /// <param name="areSame">True for pairs of one entity that were found different, false for pairs of two that were found alike.</param>
    public IEnumerable<long> Failures(double cutOff, bool areSame) =>
        pairs.Index().Where(each => each.Item.IsSame == areSame && similarities[each.Index] >= cutOff != areSame).Select(each => each.Item.Row);

    private double BestCutOff(Func<int, bool> isIn)
    {
        // F1 changes only where a similarity lies.
        var steps = Enumerable.Range(0, pairs.Count).Where(isIn).Select(i => similarities[i]).Where(similarity => similarity > 0).Distinct().Order().ToArray();
        var (best, cutOff) = (-1.0, 1.0);
        for (var i = 0; i < steps.Length; i++)
        {
            var f1 = Count(isIn, _ => steps[i]).F1;
            if (f1 <= best)
                continue;
            best = f1;
            cutOff = Math.Min(steps[i], Math.Ceiling(50 * (steps[i] + steps[Math.Max(i - 1, 0)])) / 100);
        }

        return cutOff;
    }

    private MatchFigures Count(Func<int, bool> isIn, Func<int, double> cutOff)
    {
        var (truePositives, falsePositives, falseNegatives, trueNegatives) = (0, 0, 0, 0);
        for (var i = 0; i < pairs.Count; i++)
        {
            if (!isIn(i))
                continue;
            switch (similarities[i] >= cutOff(i), pairs[i].IsSame)
            {
                case (true, true): truePositives++; break;
                case (true, false): falsePositives++; break;
                case (false, true): falseNegatives++; break;
                case (false, false): trueNegatives++; break;
            }
        }

        return new MatchFigures(truePositives, falsePositives, falseNegatives, trueNegatives);
    }
}
