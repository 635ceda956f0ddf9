namespace Bureau.Domain.Scoring.Training;

/// <summary>
/// Fits the bins and points of a card to a sample. What to look at, in which direction, with which reasons and bands comes from an
/// earlier card: people decide that, the sample decides the points.
/// </summary>
public static class TrainScorecard
{
    /// <summary>Fits a card.</summary>
    /// <param name="plan">Gives everything but bins, points, name and origin.</param>
    /// <param name="id">Name and version of the fitted card.</param>
    /// <param name="sample">Measured for the plan.</param>
    /// <param name="origin">Where the sample comes from.</param>
    /// <param name="options">How to fit.</param>
    /// <returns>The fitted card, the same for the same sample to the last point, or <see cref="SampleTooSmall"/>,
    /// <see cref="FitNotSettled"/>, <see cref="ScorecardUnsound"/>, the last for example when scores outside 350–950 could be reached.</returns>
    public static Outcome<Scorecard> Fit(Scorecard plan, ScorecardId id, TrainingSample sample, ScorecardOrigin origin, TrainingOptions options)
    {
        var bad = sample.Defaulted.Count(outcome => outcome);
        if (Math.Min(bad, sample.Defaulted.Count - bad) < options.LeastOfEachOutcome)
            return new SampleTooSmall(options.LeastOfEachOutcome, sample.Defaulted.Count - bad, bad);

        var columns = plan.Characteristics
            .Select(row => BinnedColumn.Of(sample[row.Characteristic], row.Direction, options.MostBins, options.LeastShareOfBin))
            .ToArray();
        if (StepRegression.Fit(columns, sample.Defaulted, options.AbsolutePenalty, options.SquarePenalty) is not { } model)
            return new FitNotSettled();

        return ScorecardReader.Read(Written(plan, id, columns, model, origin, options));
    }

    private static ScorecardDocument Written(
        Scorecard plan,
        ScorecardId id,
        BinnedColumn[] columns,
        StepModel model,
        ScorecardOrigin origin,
        TrainingOptions options)
    {
        var pointsPerLogOdds = options.PointsToDoubleTheOdds / Math.Log(2);
        var logOdds = model.Intercept;
        var rows = new List<ScorecardDocument.Row>();
        for (var j = 0; j < columns.Length; j++)
        {
            // Points are counted from the sample's average, so that 0 is neutral and a value that no file of the sample lacked costs nothing when missing.
            var values = model.Values[j];
            var average = columns[j].Bins.Average(bin => values[bin]);
            var missing = columns[j].Bins.Contains(columns[j].Missing) ? values[^1] - average : 0;
            logOdds += average;
            rows.Add(new ScorecardDocument.Row(
                UpperSnake.Of(plan.Characteristics[j].Characteristic.ToString()),
                UpperSnake.Of(plan.Characteristics[j].Direction.ToString()),
                new ScorecardDocument.Reason(plan.Characteristics[j].Reason.Code, plan.Characteristics[j].Reason.Text),
                [
                    .. Joined(columns[j].Cuts, [.. values[..^1].Select(value => Points(value - average))]),
                    new ScorecardDocument.Bin(null, null, Missing: true, Points(missing)),
                ]));
        }

        var basePoints = options.AnchorScore + Points(logOdds - Math.Log(options.AnchorOdds));
        return ScorecardDocument.Of(plan) with
        {
            Name = id.Name,
            Version = id.Version,
            FittedOn = new ScorecardDocument.Origin(origin.Source, origin.Identifier, origin.Licence, origin.Sample, origin.FittedOn),
            BasePoints = basePoints,
            Characteristics = rows,
            Scale = new ScorecardDocument.OddsScale(options.AnchorScore, options.AnchorOdds, options.PointsToDoubleTheOdds),
        };

        int Points(double logOddsHere) => (int)Math.Round(logOddsHere * pointsPerLogOdds, MidpointRounding.AwayFromZero);
    }

    /// <summary>Neighbouring bins with the same points are one bin.</summary>
    private static IEnumerable<ScorecardDocument.Bin> Joined(double[] cuts, int[] points)
    {
        double? from = null;
        for (var b = 0; b < points.Length; b++)
        {
            if (b < cuts.Length && points[b + 1] == points[b])
                continue;

            double? below = b < cuts.Length ? cuts[b] : null;
            yield return new ScorecardDocument.Bin(from, below, Missing: null, points[b]);
            from = below;
        }
    }
}
