using Bureau.Domain.Inquiries;

namespace Bureau.Domain.Companies.Names;

/// <summary>Finds companies by a name, the most alike first. It is on record for each company shown that the partner looked. People are not found: nothing but companies' names is searched.</summary>
public sealed class SearchCompanies
{
    private readonly ICompanyNameIndex index;
    private readonly ICompanyStore companies;
    private readonly LookUpCompany lookUp;

    internal SearchCompanies(ICompanyNameIndex index, ICompanyStore companies, LookUpCompany lookUp) => (this.index, this.companies, this.lookUp) = (index, companies, lookUp);

    /// <summary>At most <paramref name="first"/> companies that follow a place in the ranking of a name.</summary>
    /// <param name="query">The name.</param>
    /// <param name="first">How many.</param>
    /// <param name="after">The place; null: from the beginning.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the search.</param>
    public async Task<Outcome<FoundCompanies>> ExecuteAsync(NameQuery query, int first, CompanyRank? after, Asker asker, CancellationToken cancellation)
    {
        var (page, more) = ((IReadOnlyList<RankedCompany>)[], false);
        if (!(await lookUp.AskAsync(asker, "companies", query.Text, ReadAsync, cancellation)).Succeeded(out var reports, out var refusal))
            return refusal;
        var found = reports.ToDictionary(report => report.Id);
        return new FoundCompanies([.. page.Where(ranked => found.ContainsKey(ranked.Company)).Select(ranked => new FoundCompany(found[ranked.Company], ranked))], more);

        async ValueTask<Outcome<CompanyFile[]>> ReadAsync(Freshness freshness)
        {
            var ranking = CompanyRanking.Of(query, await index.CandidatesAsync(query, cancellation), CompanyRanking.LeastAlike);
            var rest = after is { } place ? [.. ranking.Where(ranked => ranked.Rank.CompareTo(place) > 0)] : ranking;
            (page, more) = ([.. rest.Take(first)], rest.Count > first);
            return (await companies.ReadAsync([.. page.Select(ranked => ranked.Company)], cancellation)).ToArray();
        }
    }
}

/// <summary>A page of a ranking.</summary>
/// <param name="Found">The companies.</param>
/// <param name="More">Whether others follow.</param>
public sealed record FoundCompanies(IReadOnlyList<FoundCompany> Found, bool More);

/// <summary>A company with its place in a ranking.</summary>
/// <param name="Company">As it stands now.</param>
/// <param name="Ranked">By which of its names, and how alike.</param>
public sealed record FoundCompany(CompanyReport Company, RankedCompany Ranked);
