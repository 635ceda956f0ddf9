namespace Bureau.Domain.Companies.Names;

/// <summary>Which companies may bear a name. It holds companies' names alone: no officer and no other person is found by it.</summary>
internal interface ICompanyNameIndex
{
    /// <summary>Most companies that a search compares.</summary>
    const int MostCandidates = 200;

    /// <summary>Most companies that are indexed in one transaction. The more, the fewer times each page of the index is written; a store with one writer is held for about a second by so many.</summary>
    const int BatchSize = 100_000;

    /// <summary>
    /// Reads the names that companies were given since it last did so, in transactions of at most <see cref="BatchSize"/>. Until then a company is found by the names that it had; which those are is stored
    /// with the company, so whoever catches up next, in whatever process, leaves nothing out.
    /// </summary>
    Task CatchUpAsync(CancellationToken cancellation);

    /// <summary>
    /// The companies that may bear the name, likeliest first, with all their names: at most <see cref="MostCandidates"/>, in an order that the index alone decides. Those with just the words of the name
    /// are among them, as far as there are not more than 50.
    /// </summary>
    Task<IReadOnlyList<CompanyCandidate>> CandidatesAsync(NameQuery query, CancellationToken cancellation);
}

/// <summary>A company that may bear a name.</summary>
/// <param name="Company">Which.</param>
/// <param name="Names">Its names.</param>
internal sealed record CompanyCandidate(CompanyId Company, IReadOnlyList<CompanyName> Names);
