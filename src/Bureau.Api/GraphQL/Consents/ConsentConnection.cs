using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Consents;

namespace Bureau.Api.GraphQL.Consents;

/// <summary>A page of consents.</summary>
[Unprotected("Beneath me alone.")]
public sealed class ConsentConnection(IReadOnlyList<ConsentView> consents, bool more)
{
    /// <summary>The consents of the page, newest first.</summary>
    public IReadOnlyList<ConsentEdge> Edges => [.. consents.Select(consent => new ConsentEdge(consent))];

    /// <summary>Where the page ends.</summary>
    public PageInfo PageInfo => new(more, consents.Count == 0 ? null : Cursor.Of(consents[^1].Place));
}

/// <summary>One consent of a page.</summary>
[Unprotected("Beneath me alone.")]
public sealed class ConsentEdge(ConsentView consent)
{
    /// <summary>Give it as <c>after</c> for what follows.</summary>
    public string Cursor => Paging.Cursor.Of(consent.Place);

    /// <summary>The consent.</summary>
    public Consent Node => new(consent);
}
