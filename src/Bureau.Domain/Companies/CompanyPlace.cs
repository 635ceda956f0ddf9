namespace Bureau.Domain.Companies;

/// <summary>A place in the order in which changes of companies were committed: a company has one at a time, and moves behind all others when anything on record of it changes.</summary>
/// <param name="Place">Of the transaction.</param>
/// <param name="Company">Which company of it.</param>
public readonly record struct CompanyPlace(long Place, CompanyId Company);
