namespace Bureau.Domain.Scoring.Training;

/// <summary>Whether as many files turn out bad as their scores say.</summary>
/// <param name="Groups">Some ten groups of about equal size by score, lowest first; equal scores are in one group.</param>
/// <param name="Brier">Mean square of the distance between a file's predicted chance and its outcome, 0–1 (Brier 1950); null when the card does not say its odds.</param>
/// <param name="BrierOfRate">The same of a forecast that gives everybody the rate of the sample: what a Brier score is compared with.</param>
/// <param name="HosmerLemeshow">Sum over the groups of (observed − expected)² / (expected · (1 − expected / files)), Hosmer and Lemeshow 1980: about as large as the
/// number of groups when the odds hold, larger when they do not, and growing with the sample; null when the card does not say its odds.</param>
public sealed record Calibration(IReadOnlyList<CalibrationGroup> Groups, double? Brier, double BrierOfRate, double? HosmerLemeshow)
{
    private const int MostGroups = 10;

    /// <summary>Measures scores against outcomes.</summary>
    /// <param name="scale">For which odds the scores stand; null when the card does not say.</param>
    /// <param name="scores">At least one.</param>
    /// <param name="defaulted">For each score, whether the outcome was bad.</param>
    public static Calibration Of(OddsScale? scale, IReadOnlyList<int> scores, IReadOnlyList<bool> defaulted)
    {
        var groups = new List<CalibrationGroup>();
        var (files, bad, from, expected) = (0, 0, 0, 0d);
        var done = 0;
        var brier = 0d;
        foreach (var tied in Enumerable.Range(0, scores.Count).GroupBy(row => scores[row]).OrderBy(tied => tied.Key))
        {
            from = files == 0 ? tied.Key : from;
            var (here, badHere) = (tied.Count(), tied.Count(row => defaulted[row]));
            (files, bad, done) = (files + here, bad + badHere, done + here);
            if (scale?.BadRate(tied.Key) is { } rate)
            {
                expected += here * rate;
                brier += badHere * (1 - rate) * (1 - rate) + (here - badHere) * rate * rate;
            }

            if ((long)done * MostGroups < (long)(groups.Count + 1) * scores.Count)
                continue;

            groups.Add(new CalibrationGroup(from, tied.Key, files, bad, scale is null ? null : expected));
            (files, bad, expected) = (0, 0, 0);
        }

        var all = defaulted.Count(outcome => outcome) / (double)defaulted.Count;
        return new Calibration(
            groups,
            scale is null ? null : brier / scores.Count,
            all * (1 - all),
            scale is null ? null : groups.Sum(group => Math.Pow(group.Defaulted - group.Expected!.Value, 2) / (group.Expected.Value * (1 - group.Expected.Value / group.Files))));
    }
}

/// <summary>Files with neighbouring scores.</summary>
/// <param name="From">Lowest score.</param>
/// <param name="To">Highest score.</param>
/// <param name="Files">How many.</param>
/// <param name="Defaulted">Of them with a bad outcome.</param>
/// <param name="Expected">Bad outcomes that their scores predict; null when the card does not say its odds.</param>
public sealed record CalibrationGroup(int From, int To, int Files, int Defaulted, double? Expected);
