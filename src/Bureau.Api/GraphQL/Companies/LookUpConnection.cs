using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Companies;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL.Companies;

/// <summary>A page of the record of who looked at a company.</summary>
[Unprotected("Beneath companyLookUps alone.")]
public sealed class LookUpConnection(IReadOnlyList<LookUp> found, bool more)
{
    /// <summary>The look-ups of the page, newest first.</summary>
    public IReadOnlyList<LookUpEdge> Edges => [.. found.Select(one => new LookUpEdge(one))];

    /// <summary>Where the page ends.</summary>
    public PageInfo PageInfo => new(more, found.Count == 0 ? null : Cursor.Of(found[^1].Sequence));
}

/// <summary>One look-up of a page.</summary>
[Unprotected("Beneath companyLookUps alone.")]
public sealed class LookUpEdge(LookUp found)
{
    /// <summary>Give it as <c>after</c> for what follows.</summary>
    public string Cursor => Paging.Cursor.Of(found.Sequence);

    /// <summary>The look-up.</summary>
    public LookUpAnswer Node => new(found);
}

/// <summary>That somebody looked at a company.</summary>
[Name("LookUp"), Unprotected("Beneath companyLookUps alone.")]
public sealed class LookUpAnswer(LookUp found)
{
    /// <summary>When.</summary>
    public DateTimeOffset At => found.At;

    /// <summary>Who.</summary>
    public PartnerId Partner => found.Partner;

    /// <summary>What they are called; null: they are no partner any more.</summary>
    public string? PartnerName => found.PartnerName;

    /// <summary>The field that asked.</summary>
    public string Question => found.Question;
}
