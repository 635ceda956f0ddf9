namespace Bureau.Domain.Scoring.Training;

/// <summary>How a card fitted as planned ranks people whom the fit never saw.</summary>
public static class CrossValidation
{
    /// <summary>Fits once for each fold on the other folds and scores the files of the fold with that card.</summary>
    /// <param name="plan">As for <see cref="TrainScorecard.Fit"/>.</param>
    /// <param name="sample">Its files go to the folds in turn, each outcome by itself, so that every fold has its share of both.</param>
    /// <param name="folds">How many, 2 or more.</param>
    /// <param name="options">How to fit.</param>
    /// <returns>The power over all files together, each scored once and by a card that had not seen it, or why a fold has no card.</returns>
    public static CrossValidationOutcome Run(Scorecard plan, TrainingSample sample, int folds, TrainingOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var foldOf = Folds(sample.Defaulted, folds);
        var scores = new int[foldOf.Length];
        for (var fold = 0; fold < folds; fold++)
        {
            var seen = Enumerable.Range(0, foldOf.Length).Where(row => foldOf[row] != fold).ToArray();
            switch (TrainScorecard.Fit(plan, plan.Id, sample.Of(seen), plan.FittedOn, options))
            {
                case Trained trained:
                    for (var row = 0; row < foldOf.Length; row++)
                    {
                        scores[row] = foldOf[row] == fold ? sample.Score(trained.Card, row) : scores[row];
                    }

                    break;
                case TrainingRefused refused:
                    return new CrossValidationRefused(refused.Mistake);
            }
        }

        return new CrossValidated(RankingPower.Of(scores, sample.Defaulted), scores);
    }

    private static int[] Folds(IReadOnlyList<bool> defaulted, int folds)
    {
        var (good, bad) = (0, 0);
        return [.. defaulted.Select(outcome => (outcome ? bad++ : good++) % folds)];
    }
}

/// <summary>What came of a cross-validation.</summary>
public abstract record CrossValidationOutcome;

/// <summary>The power on unseen files, and each file's score by the card that had not seen it.</summary>
public sealed record CrossValidated(RankingPower Power, IReadOnlyList<int> Scores) : CrossValidationOutcome;

/// <summary>A fold could not be fitted.</summary>
public sealed record CrossValidationRefused(TrainingMistake Mistake) : CrossValidationOutcome;
