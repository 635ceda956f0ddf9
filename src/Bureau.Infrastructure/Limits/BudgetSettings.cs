using Bureau.Domain.Limits;

namespace Bureau.Infrastructure.Limits;

/// <summary>One budget's settings, in units of cost.</summary>
public sealed class BudgetSettings
{
    private BudgetPolicy? policy;

    /// <summary>The most that it holds.</summary>
    public double? Capacity { get; set; }

    /// <summary>What comes back in a second.</summary>
    public double? RestoreRate { get; set; }

    /// <summary>The most of one UTC day; 0: no such bound.</summary>
    public double? DailyQuota { get; set; }

    /// <summary>What the budget grants by them.</summary>
    public BudgetPolicy Policy => policy ?? throw new InvalidOperationException("The budget's settings are read after their defaults are in place.");

    internal void Complete(BudgetPolicy defaults) =>
        policy = new BudgetPolicy(Capacity ?? defaults.Capacity, RestoreRate ?? defaults.RestoreRate, DailyQuota ?? defaults.DailyQuota);
}
