namespace Bureau.Domain.Limits;

/// <summary>What a budget grants, in units of cost as <c>@cost</c> and <c>@listSize</c> count them.</summary>
/// <param name="Capacity">The most units it holds, which is what can be spent at once.</param>
/// <param name="RestoreRate">Units that come back in a second.</param>
/// <param name="DailyQuota">The most units of one UTC day; 0: no such bound.</param>
public sealed record BudgetPolicy(double Capacity, double RestoreRate, double DailyQuota)
{
    /// <summary>How long an empty budget takes to fill.</summary>
    public TimeSpan Window { get; } = TimeSpan.FromSeconds(Math.Min(Capacity / RestoreRate, TimeSpan.SecondsPerDay * 365d));

    /// <summary>The policy of that share of the budget.</summary>
    /// <param name="share">More than 0, 1 at most.</param>
    public BudgetPolicy Share(double share) => new(Capacity * share, RestoreRate * share, DailyQuota * share);
}
