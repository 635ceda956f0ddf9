using Bureau.Domain.Inquiries;

namespace Bureau.Domain.Companies;

/// <summary>Lets a partner keep a copy: the companies that have changed since it looked last. It is on record for each of them that the partner looked.</summary>
public sealed class ReadChangedCompanies
{
    private readonly ICompanyStore companies;
    private readonly LookUpCompany lookUp;

    internal ReadChangedCompanies(ICompanyStore companies, LookUpCompany lookUp) => (this.companies, this.lookUp) = (companies, lookUp);

    /// <summary>At most <paramref name="first"/> companies that follow a place, in the order of their changes, each as it stands now.</summary>
    /// <param name="after">The place; null: from the beginning.</param>
    /// <param name="first">How many.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<Outcome<ChangedCompanies>> ExecuteAsync(CompanyPlace? after, int first, Asker asker, CancellationToken cancellation)
    {
        var found = new List<(CompanyPlace Place, CompanyFile File)>();
        var asked = FormattableString.Invariant($"place {after?.Place ?? 0}");
        if (!(await lookUp.AskAsync(asker, "companiesChangedSince", asked, ReadAsync, cancellation)).Succeeded(out var reports, out var refusal))
            return refusal;
        return new ChangedCompanies([.. reports.Zip(found, (report, one) => new ChangedCompany(one.Place, report))], found.Count > first);

        // One more than is shown tells whether others follow; nobody has looked at it.
        async ValueTask<Outcome<CompanyFile[]>> ReadAsync(Freshness freshness)
        {
            found = [.. await companies.ChangedAsync(after, first + 1, cancellation)];
            return found.Take(first).Select(one => one.File).ToArray();
        }
    }
}

/// <summary>A page of companies in the order of their changes.</summary>
/// <param name="Changed">The companies.</param>
/// <param name="More">Whether others follow.</param>
public sealed record ChangedCompanies(IReadOnlyList<ChangedCompany> Changed, bool More);

/// <summary>A company with its place among the changes.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Company">As it stands now.</param>
public sealed record ChangedCompany(CompanyPlace Place, CompanyReport Company);
