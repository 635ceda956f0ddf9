using Bureau.Domain.Partners;

namespace Bureau.Domain.Limits;

/// <summary>Whose budget it is.</summary>
/// <param name="Tier">The tier in which they ask; null for an address that nobody is known by.</param>
/// <param name="Id">The partner's or the subject's id, or the address.</param>
public readonly record struct BudgetHolder(Tier? Tier, Guid Id);
