using System.Collections.Concurrent;

namespace Bureau.Domain.Limits;

/// <summary>
/// Keeps the budgets in this process: exact, and for one process alone. Each holder has a lock of its own, so that holders do not wait for each other.
/// A budget that is full again is the same as one that was never used, and is forgotten when there are many.
/// </summary>
/// <param name="clock">What the time is.</param>
public sealed class MemoryBudgetStore(TimeProvider clock) : BudgetStore
{
    private const int Few = 4_096;

    private readonly ConcurrentDictionary<BudgetHolder, Budget> budgets = new();
    private readonly Lock sweeping = new();
    private int count;
    private int sweepAt = Few;

    /// <inheritdoc/>
    public override ValueTask<Charge> ChargeAsync(BudgetHolder holder, BudgetPolicy policy, double amount) => new(Charge(holder, policy, amount));

    /// <summary>As <see cref="ChargeAsync"/>.</summary>
    public Charge Charge(BudgetHolder holder, BudgetPolicy policy, double amount)
    {
        while (true)
        {
            var budget = Of(holder, policy);
            lock (budget)
            {
                if (budget.IsForgotten)
                    continue;
                // The time is taken within the lock, so that it does not go back from one charge to the next.
                var charge = budget.State.At(policy, clock.GetUtcNow()).Take(policy, amount);
                budget.State = charge.State;
                budget.Policy = policy;
                return charge;
            }
        }
    }

    /// <inheritdoc/>
    public override void Refund(BudgetHolder holder, BudgetPolicy policy, double amount)
    {
        if (!budgets.TryGetValue(holder, out var budget))
            return;
        lock (budget)
            budget.State = budget.State.At(policy, clock.GetUtcNow()).Refund(policy, amount);
    }

    private Budget Of(BudgetHolder holder, BudgetPolicy policy)
    {
        if (budgets.TryGetValue(holder, out var known))
            return known;
        var budget = new Budget { State = BudgetState.Full(policy, clock.GetUtcNow()), Policy = policy };
        var kept = budgets.GetOrAdd(holder, budget);
        if (kept == budget && Interlocked.Increment(ref count) > Volatile.Read(ref sweepAt))
            Sweep();
        return kept;
    }

    private void Sweep()
    {
        if (!sweeping.TryEnter())
            return;
        try
        {
            foreach (var (holder, budget) in budgets)
            {
                lock (budget)
                {
                    var state = budget.State.At(budget.Policy, clock.GetUtcNow());
                    budget.IsForgotten = state.Available >= budget.Policy.Capacity && (budget.Policy.DailyQuota <= 0 || state.Used <= 0);
                    if (budget.IsForgotten && budgets.TryRemove(holder, out _))
                        Interlocked.Decrement(ref count);
                }
            }

            Volatile.Write(ref sweepAt, Math.Max(Few, 2 * Volatile.Read(ref count)));
        }
        finally
        {
            sweeping.Exit();
        }
    }

    private sealed class Budget
    {
        public BudgetState State { get; set; }

        public required BudgetPolicy Policy { get; set; }

        public bool IsForgotten { get; set; }
    }
}
