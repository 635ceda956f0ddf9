using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Furnishing;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Companies;
using Bureau.Domain.Companies.Names;
using GraphQL;

namespace Bureau.Api.GraphQL.Companies;

/// <summary>A page of the companies that a search has found, the most alike first.</summary>
[Unprotected("Beneath companies alone.")]
public sealed class FoundCompanyConnection(NameQuery query, FoundCompanies found)
{
    /// <summary>The companies of the page.</summary>
    public IReadOnlyList<FoundCompanyEdge> Edges => [.. found.Found.Select(one => new FoundCompanyEdge(query, one))];

    /// <summary>Where the page ends.</summary>
    public PageInfo PageInfo => new(found.More, found.Found.Count == 0 ? null : Cursor.Of(query, found.Found[^1].Ranked.Rank));
}

/// <summary>One company of a page, and why it is there.</summary>
[Unprotected("Beneath companies alone.")]
public sealed class FoundCompanyEdge(NameQuery query, FoundCompany found)
{
    /// <summary>Give it as <c>after</c> for what follows.</summary>
    public string Cursor => Paging.Cursor.Of(query, found.Ranked.Rank);

    /// <summary>The company.</summary>
    public CompanyAnswer Node => new(found.Company);

    /// <summary>Of its names the one that is most alike.</summary>
    public CompanyName Name => found.Ranked.Name;

    /// <summary>How alike, 0 to 1: the product of the factors of what was found.</summary>
    public double Similarity => found.Ranked.Match.Similarity;

    /// <summary>What was found when the names were compared.</summary>
    [ListSize(AssumedSize = 5)]
    public IReadOnlyList<NameFinding> Findings => [.. found.Ranked.Match.Pieces.Select(piece => new NameFinding(piece))];
}

/// <summary>What the screening of a name has found.</summary>
[Name("ScreenedName"), Unprotected("Beneath screenCompanies alone.")]
public sealed class ScreenedNameAnswer(ScreenedName screened)
{
    /// <summary>The name as you gave it.</summary>
    public string Name => screened.Name;

    /// <summary>The companies that bear a name like it, the most alike first, at most 10.</summary>
    [ListSize(AssumedSize = 5)]
    public IReadOnlyList<ScreeningMatch> Matches => [.. screened.Matches.Select(ranked => new ScreeningMatch(ranked))];

    /// <summary>How many companies were left out because you have excluded them.</summary>
    public int Excluded => screened.Excluded;

    /// <summary>Whether there are more than 10.</summary>
    public bool HasMore => screened.More;
}

/// <summary>A company that bears a name like one that was screened.</summary>
[Unprotected("Beneath screenCompanies alone.")]
public sealed class ScreeningMatch(RankedCompany ranked)
{
    /// <summary>The company; <c>company</c> shows it.</summary>
    public CompanyId Company => ranked.Company;

    /// <summary>Of its names the one that is most alike.</summary>
    public string Name => ranked.Name.Text;

    /// <summary>Whether that is its legal name, a former one, or one under which it trades.</summary>
    public CompanyNameKind Kind => ranked.Name.Kind;

    /// <summary>How alike, 0 to 1: the product of the factors of what was found.</summary>
    public double Similarity => ranked.Match.Similarity;

    /// <summary>What was found when the names were compared, for a person to read.</summary>
    public string Explanation => ranked.Match.ToString();
}

/// <summary>What you have decided of a company and a name.</summary>
[Unprotected("What the caller itself has said.")]
public sealed class ScreeningDecision(DecidedExclusion decided)
{
    /// <summary>The name as you gave it.</summary>
    public string Name => decided.Name;

    /// <summary>The company.</summary>
    public CompanyId Company => decided.Company;

    /// <summary>Whether your screenings of the name leave it out.</summary>
    public bool Excluded => decided.Excluded;
}
