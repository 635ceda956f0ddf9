namespace Bureau.Domain.Limits;

/// <summary>
/// What is left of a budget at one time: a token bucket, and what was spent of the day's quota. Pure: the time is always given.
/// </summary>
/// <param name="Available">Units that can be spent now. Below zero when more was spent than there was, while nodes could not ask each other.</param>
/// <param name="Used">Units spent since the UTC day of <paramref name="AsOf"/> began, refunds taken off.</param>
/// <param name="AsOf">The time.</param>
public readonly record struct BudgetState(double Available, double Used, DateTimeOffset AsOf)
{
    /// <summary>A budget of which nothing was spent.</summary>
    public static BudgetState Full(BudgetPolicy policy, DateTimeOffset now) => new(policy.Capacity, 0, now);

    /// <summary>When the day's quota begins anew.</summary>
    public DateTimeOffset DayEnds => new DateTimeOffset(AsOf.UtcDateTime.Date, TimeSpan.Zero).AddDays(1);

    /// <summary>The same budget later. A clock that went back restores nothing, and nothing twice when it goes on.</summary>
    public BudgetState At(BudgetPolicy policy, DateTimeOffset now)
    {
        var restored = Math.Max(0, (now - AsOf).TotalSeconds) * policy.RestoreRate;
        return new(Math.Min(policy.Capacity, Available + restored), now >= DayEnds ? 0 : Used, now > AsOf ? now : AsOf);
    }

    /// <summary>Takes an amount if all of it is there, else nothing.</summary>
    /// <param name="policy">The budget's policy.</param>
    /// <param name="amount">Units, not negative. Nothing can always be taken.</param>
    public Charge Take(BudgetPolicy policy, double amount)
    {
        if (amount <= 0)
            return new(policy, this, null);
        if (amount > policy.Capacity || (policy.DailyQuota > 0 && amount > policy.DailyQuota))
            return new(policy, this, new CostBeyondBudget());
        if (policy.DailyQuota > 0 && Used + amount > policy.DailyQuota)
            return new(policy, this, new QuotaExceeded(), DayEnds - AsOf);
        return amount > Available
            ? new(policy, this, new RateLimited(), TimeUntil(amount, policy))
            : new(policy, this with { Available = Available - amount, Used = Used + amount }, null);
    }

    /// <summary>Gives back what was reserved and not spent.</summary>
    /// <param name="policy">The budget's policy.</param>
    /// <param name="amount">Units, not negative.</param>
    public BudgetState Refund(BudgetPolicy policy, double amount) =>
        this with { Available = Math.Min(policy.Capacity, Available + amount), Used = Math.Max(0, Used - amount) };

    /// <summary>The part of it that one of several may spend without asking the others. A debt is whole for each of them.</summary>
    /// <param name="share">More than 0, 1 at most.</param>
    public BudgetState Share(double share) => this with { Available = Available > 0 ? Available * share : Available, Used = Used * share };

    /// <summary>How long until so much is there; a year at most.</summary>
    public TimeSpan TimeUntil(double amount, BudgetPolicy policy) =>
        TimeSpan.FromSeconds(Math.Clamp((amount - Available) / policy.RestoreRate, 0, TimeSpan.SecondsPerDay * 365d));
}
