using Bureau.Domain.Inquiries;

namespace Bureau.Domain.Companies.Names;

/// <summary>A partner says that a company is not the one that it means by a name, or takes that back. It holds for this partner's screenings of this name, whatever its capitals and marks.</summary>
public sealed class DecideExclusion
{
    private readonly ICompanyStore companies;
    private readonly IExclusionStore exclusions;
    private readonly LookUpCompany lookUp;
    private readonly TimeProvider clock;

    internal DecideExclusion(ICompanyStore companies, IExclusionStore exclusions, LookUpCompany lookUp, TimeProvider clock) =>
        (this.companies, this.exclusions, this.lookUp, this.clock) = (companies, exclusions, lookUp, clock);

    /// <summary>Keeps or removes an exclusion; to do it again changes nothing.</summary>
    /// <param name="name">The name.</param>
    /// <param name="company">The company.</param>
    /// <param name="isExcluded">Whether it is to be left out from now on.</param>
    /// <param name="asker">Who decides.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<Outcome<DecidedExclusion>> ExecuteAsync(string name, CompanyId company, bool isExcluded, Asker asker, CancellationToken cancellation)
    {
        if (!NameQuery.Read(name).Succeeded(out var query, out var refusal))
            return refusal;
        if (!(await lookUp.AskAsync(asker, isExcluded ? "excludeScreeningMatch" : "includeScreeningMatch", $"id {company}", FindAsync, cancellation)).Succeeded(out _, out refusal))
            return refusal;
        var exclusion = new Exclusion(query.Key, company);
        if (!isExcluded)
            await exclusions.RemoveAsync(asker.Partner, exclusion, cancellation);
        else if (!await exclusions.TryAddAsync(asker.Partner, exclusion, clock.GetUtcNow(), cancellation))
            return new TooManyExclusions();
        return new DecidedExclusion(query.Text, company, isExcluded);

        async ValueTask<Outcome<CompanyFile[]>> FindAsync(Freshness freshness) =>
            await companies.FindAsync(new CompanyKey.OfId(company), freshness, cancellation) is { } file ? new[] { file } : new CompanyNotFound();
    }
}

/// <summary>What was decided of a company and a name.</summary>
/// <param name="Name">As it was asked.</param>
/// <param name="Company">The company.</param>
/// <param name="Excluded">Whether screenings of the name leave it out.</param>
public sealed record DecidedExclusion(string Name, CompanyId Company, bool Excluded);
