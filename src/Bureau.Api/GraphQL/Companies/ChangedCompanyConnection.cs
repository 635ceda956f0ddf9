using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Companies;

namespace Bureau.Api.GraphQL.Companies;

/// <summary>A page of companies in the order of their changes.</summary>
[Unprotected("Its companies' fields are protected.")]
public sealed class ChangedCompanyConnection(ChangedCompanies found)
{
    /// <summary>The companies of the page, what changed longest ago first, each as it stands now.</summary>
    public IReadOnlyList<ChangedCompanyEdge> Edges => [.. found.Changed.Select(one => new ChangedCompanyEdge(one))];

    /// <summary>Where the page ends. Keep its cursor: what follows it later has changed since.</summary>
    public PageInfo PageInfo => new(found.More, found.Changed.Count == 0 ? null : Cursor.Of(found.Changed[^1].Place));
}

/// <summary>One company of a page.</summary>
[Unprotected("Its company's fields are protected.")]
public sealed class ChangedCompanyEdge(ChangedCompany changed)
{
    /// <summary>Give it as <c>after</c> for what follows.</summary>
    public string Cursor => Paging.Cursor.Of(changed.Place);

    /// <summary>The company.</summary>
    public CompanyAnswer Node => new(changed.Company);
}
