using Bureau.Domain.CreditFiles;

namespace Bureau.Domain.Scoring;

/// <summary>
/// For each characteristic that lost points, the nearest value with more points that the person can reach, and what the score would be. One at a time: in
/// life a payment moves several values at once, and each is stated with the others unchanged.
/// </summary>
public static class WhatWouldChange
{
    /// <summary>
    /// Looks one month ahead after the other, to the whole window, and stops at the first in which a better bin can be reached. What the file does not tell,
    /// and what no conduct and no time could better, is absent.
    /// </summary>
    /// <returns>The most points gained first; equal gains in the card's order. Empty when there is no score.</returns>
    public static IReadOnlyList<ScoreChange> Of(Scorecard card, IReadOnlyList<Tradeline> tradelines, IReadOnlyList<DateOnly>? creditInquiries = null)
    {
        if (card.Score(tradelines, creditInquiries) is not Score score || RecentMonths.Of(tradelines, card.AmountsIn, creditInquiries) is not { } recent)
            return [];

        var changes = new List<ScoreChange>();
        for (var i = 0; i < score.Contributions.Count; i++)
        {
            if (score.Contributions[i] is { PointsLost: > 0, Measured: { } measured } now && Nearest(card.Characteristics[i], now, measured, recent) is { } found)
            {
                var (value, bin, months) = found;
                var by = AttainableValues.DecidedBy(now.Characteristic, measured, value, recent);
                var changed = score.Value - now.Points + bin.Points;
                changes.Add(new ScoreChange(
                    now.Characteristic, measured, value, bin, bin.Points - now.Points, changed, card.BandOf(changed), by, by == ChangedBy.Lender ? null : months));
            }
        }

        return [.. changes.OrderByDescending(change => change.PointsGained)];
    }

    private static (double Value, ScorecardBin Bin, int Months)? Nearest(ScorecardCharacteristic row, Contribution now, double measured, RecentMonths recent)
    {
        for (var months = 1; months <= RecentMonths.Length; months++)
        {
            if (AttainableValues.After(months, now.Characteristic, measured, recent) is not { } attainable)
                continue;

            (double Value, ScorecardBin Bin, int Months)? nearest = null;
            foreach (var bin in row.Bins.Where(bin => !bin.Missing && bin.Points > now.Points))
            {
                if (attainable.NearestIn(bin, measured) is { } value
                    && (nearest is not { } other || Distance(value) < Distance(other.Value) || (Distance(value) == Distance(other.Value) && bin.Points > other.Bin.Points)))
                {
                    nearest = (value, bin, months);
                }
            }

            if (nearest is not null)
                return nearest;
        }

        return null;

        double Distance(double value) => Math.Abs(value - measured);
    }
}
