namespace Bureau.Domain.Scoring.Training;

/// <summary>How a card fitted as planned ranks people whom the fit never saw.</summary>
public static class CrossValidation
{
    /// <summary>Fits once for each fold on the other folds and scores the files of the fold with that card.</summary>
    /// <param name="plan">As for <see cref="TrainScorecard.Fit"/>.</param>
    /// <param name="sample">Its files go to the folds in turn, each outcome by itself, so that every fold has its share of both.</param>
    /// <param name="folds">How many, 2 or more.</param>
    /// <param name="options">How to fit.</param>
    /// <param name="order">0 takes the files in their order; any other number shuffles them first, each in its own way and always the same.</param>
    /// <returns>The power over all files together, each scored once and by a card that had not seen it, or why a fold has no card, as for <see cref="TrainScorecard.Fit"/>.</returns>
    public static Outcome<CrossValidated> Run(Scorecard plan, TrainingSample sample, int folds, TrainingOptions options, int order = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var foldOf = Folds(sample.Defaulted, folds, order);
        var scores = new int[foldOf.Length];
        for (var fold = 0; fold < folds; fold++)
        {
            var seen = Enumerable.Range(0, foldOf.Length).Where(row => foldOf[row] != fold).ToArray();
            if (!TrainScorecard.Fit(plan, plan.Id, sample.Of(seen), plan.FittedOn, options).Succeeded(out var card, out var refusal))
                return refusal;

            for (var row = 0; row < foldOf.Length; row++)
            {
                scores[row] = foldOf[row] == fold ? sample.Score(card, row) : scores[row];
            }
        }

        return new CrossValidated(RankingPower.Of(scores, sample.Defaulted), scores, foldOf);
    }

    private static int[] Folds(IReadOnlyList<bool> defaulted, int folds, int order)
    {
        var rows = Enumerable.Range(0, defaulted.Count).ToArray();
        if (order != 0)
            new Random(order).Shuffle(rows);

        var (good, bad) = (0, 0);
        var foldOf = new int[rows.Length];
        foreach (var row in rows)
        {
            foldOf[row] = (defaulted[row] ? bad++ : good++) % folds;
        }

        return foldOf;
    }
}

/// <summary>What a cross-validation found.</summary>
/// <param name="Power">Over all files together.</param>
/// <param name="Scores">Each file's score by the card that had not seen it, in the order of the sample.</param>
/// <param name="Folds">Each file's fold, from 0.</param>
public sealed record CrossValidated(RankingPower Power, IReadOnlyList<int> Scores, IReadOnlyList<int> Folds);
