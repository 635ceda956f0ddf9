namespace Bureau.Domain.Limits;

/// <summary>What became of a request for units of a budget.</summary>
/// <param name="Policy">By which it was decided: the budget's own, or a node's share of it while the nodes cannot ask each other.</param>
/// <param name="State">The budget afterwards.</param>
/// <param name="Refusal">Why nothing was taken; null when the amount was.</param>
/// <param name="RetryAfter">When refused, how long until it would be granted if nobody else spends; zero when it never will.</param>
public readonly record struct Charge(BudgetPolicy Policy, BudgetState State, Refusal? Refusal, TimeSpan RetryAfter = default);
