namespace Bureau.Domain.Scoring.Training;

/// <summary>How scores of one card fare against what happened.</summary>
/// <param name="Card">Name and version.</param>
/// <param name="Sample">Whose scores.</param>
/// <param name="Power">How well they rank.</param>
/// <param name="Curve">Some points of the receiver operating characteristic: for every twentieth of the good files, the most of the bad ones that lie as low.</param>
/// <param name="Calibration">Whether their odds hold.</param>
/// <param name="Bands">What happened in each band of the card.</param>
/// <param name="Stability">How far the sample lies from the one that the card was fitted on; null when that is not known.</param>
/// <param name="Impact">How groups of people fare; null without a file that tells the groups.</param>
public sealed record Evaluation(
    string Card,
    SampleCounts Sample,
    RankingPower Power,
    IReadOnlyList<CurvePoint> Curve,
    Calibration Calibration,
    IReadOnlyList<BandOutcomes> Bands,
    StabilityFigures? Stability,
    AdverseImpact? Impact)
{
    /// <summary>Files of either outcome that an evaluation needs at least.</summary>
    public const int LeastOfEachOutcome = 10;

    private const int CurveParts = 20;

    /// <summary>Evaluates a card on a sample that was gathered for it.</summary>
    /// <param name="card">The card.</param>
    /// <param name="gathered">The sample.</param>
    /// <param name="reference">How the sample lay on which the card was fitted; null when that is not known.</param>
    /// <param name="people">Traits by account number; null when none are known.</param>
    /// <returns>The figures, or <see cref="SampleTooSmall"/>.</returns>
    public static Outcome<Evaluation> Of(Scorecard card, GatheredSample gathered, Spread? reference, IReadOnlyDictionary<string, ProtectedTraits>? people) =>
        Of(card, gathered, gathered.Sample.Scores(card), reference, people);

    /// <summary>The same of scores that were made before, in the order of the sample.</summary>
    internal static Outcome<Evaluation> Of(
        Scorecard card, GatheredSample gathered, IReadOnlyList<int> scores, Spread? reference, IReadOnlyDictionary<string, ProtectedTraits>? people)
    {
        var defaulted = gathered.Sample.Defaulted;
        var bad = gathered.Counts.Defaulted;
        if (Math.Min(bad, defaulted.Count - bad) < LeastOfEachOutcome)
            return new SampleTooSmall(LeastOfEachOutcome, defaulted.Count - bad, bad);

        return new Evaluation(
            card.Id.ToString(),
            gathered.Counts,
            RankingPower.Of(scores, defaulted),
            Sparse(RankingPower.Curve(scores, defaulted)),
            Calibration.Of(card.Scale, scores, defaulted),
            [.. card.Bands.Select(band => InBand(card, band, scores, defaulted))],
            reference?.To(Spread.Of(card, gathered.Sample, scores)),
            people is null ? null : AdverseImpact.Of(AdverseImpact.Registered, scores, [.. gathered.Accounts.Select(account => people.GetValueOrDefault(account))]));
    }

    private static BandOutcomes InBand(Scorecard card, BandThreshold band, IReadOnlyList<int> scores, IReadOnlyList<bool> defaulted)
    {
        var rows = Enumerable.Range(0, scores.Count).Where(row => card.BandOf(scores[row]).Band == band.Band).ToArray();
        return new BandOutcomes(band.Band, band.From, rows.Length, rows.Count(row => defaulted[row]));
    }

    private static List<CurvePoint> Sparse(IEnumerable<CurvePoint> curve)
    {
        var points = new List<CurvePoint>();
        var before = new CurvePoint(0, 0);
        foreach (var point in curve)
        {
            for (; points.Count <= CurveParts && point.Good >= points.Count / (double)CurveParts; before = point)
            {
                var good = points.Count / (double)CurveParts;
                var share = point.Good > before.Good ? (good - before.Good) / (point.Good - before.Good) : 1;
                points.Add(new CurvePoint(good, before.Bad + Math.Clamp(share, 0, 1) * (point.Bad - before.Bad)));
            }

            before = point;
        }

        return points;
    }
}

/// <summary>What happened in one band.</summary>
/// <param name="Band">Which.</param>
/// <param name="From">Its lowest score.</param>
/// <param name="Files">How many files lie in it.</param>
/// <param name="Defaulted">Of them with a bad outcome.</param>
public sealed record BandOutcomes(Band Band, int From, int Files, int Defaulted);
