namespace Bureau.Domain.Partners;

/// <summary>
/// How often a partner may move a threshold. Whoever could move it freely would read a score by halving: nine answers are enough for 350 to 950.
/// </summary>
/// <param name="Changes">How many changes of a category within <paramref name="Days"/>; its first registration is none.</param>
/// <param name="Days">Days, the window slides.</param>
internal sealed record ThresholdQuota(int Changes, int Days)
{
    /// <summary>How many changes of the category are left.</summary>
    public int Left(IEnumerable<ThresholdChange> changes, DepositCategory category, DateTimeOffset now) => Math.Max(0, Changes - Within(changes, category, now).Count);

    /// <summary>When another change is free; null: now.</summary>
    public DateTimeOffset? FreeAt(IEnumerable<ThresholdChange> changes, DepositCategory category, DateTimeOffset now)
    {
        var within = Within(changes, category, now);
        return within.Count < Changes ? null : within[^Changes].At.AddDays(Days);
    }

    private List<ThresholdChange> Within(IEnumerable<ThresholdChange> changes, DepositCategory category, DateTimeOffset now) =>
        [.. changes.Where(change => change.Threshold.Category == category).OrderBy(change => change.At).Skip(1).Where(change => change.At.AddDays(Days) > now)];
}
