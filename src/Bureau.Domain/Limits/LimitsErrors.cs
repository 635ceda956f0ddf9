namespace Bureau.Domain.Limits;

/// <summary>A budget is empty for now.</summary>
public sealed record RateLimited() : Refusal("RATE_LIMITED", "There is not enough left of your budget for this request; try again after the seconds in Retry-After.");

/// <summary>The quota of the day is spent.</summary>
public sealed record QuotaExceeded() : Refusal("QUOTA_EXCEEDED", "The rest of your quota of this UTC day does not cover this request; try again after the seconds in Retry-After.");

/// <summary>A full budget would not cover it.</summary>
public sealed record CostBeyondBudget() : Refusal("COST_BEYOND_BUDGET", "The operation costs more than your budget ever holds; ask for less at once.");
