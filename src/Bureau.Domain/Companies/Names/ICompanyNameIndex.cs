namespace Bureau.Domain.Companies.Names;

/// <summary>Which companies may bear a name. It holds companies' names alone: no officer and no other person is found by it.</summary>
internal interface ICompanyNameIndex
{
    /// <summary>Most companies that a search compares.</summary>
    const int MostCandidates = 200;

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
