namespace Bureau.Domain.Limits;

/// <summary>
/// Keeps the budgets. What is reserved MUST be taken before the answer is given, and all that is granted together MUST NOT be more than the policy
/// allows, whoever asks and from wherever; an implementation that cannot ask for a while states how much more it may grant.
/// </summary>
public abstract class BudgetStore
{
    /// <summary>Takes an amount from a budget if all of it is there. An amount of 0 reads the budget.</summary>
    /// <param name="holder">Whose budget.</param>
    /// <param name="policy">What it grants. A holder's policy may change; what is left of the budget then stays, within the new capacity.</param>
    /// <param name="amount">Units, not negative.</param>
    public abstract ValueTask<Charge> ChargeAsync(BudgetHolder holder, BudgetPolicy policy, double amount);

    /// <summary>Gives back a part of what was taken, at once or soon. A refund may be lost with the process; a charge is not.</summary>
    /// <param name="holder">Whose budget.</param>
    /// <param name="policy">What it grants.</param>
    /// <param name="amount">Units, not negative, and not more than was taken.</param>
    public abstract void Refund(BudgetHolder holder, BudgetPolicy policy, double amount);
}
