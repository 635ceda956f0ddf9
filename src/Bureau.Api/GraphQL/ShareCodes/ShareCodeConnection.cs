using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.ShareCodes;

namespace Bureau.Api.GraphQL.ShareCodes;

/// <summary>A page of share codes.</summary>
[Unprotected("Beneath me alone.")]
public sealed class ShareCodeConnection(IReadOnlyList<ShareCodeView> codes, bool more)
{
    /// <summary>The codes of the page, newest first.</summary>
    public IReadOnlyList<ShareCodeEdge> Edges => [.. codes.Select(code => new ShareCodeEdge(code))];

    /// <summary>Where the page ends.</summary>
    public PageInfo PageInfo => new(more, codes.Count == 0 ? null : Cursor.Of(codes[^1].Place));
}

/// <summary>One share code of a page.</summary>
[Unprotected("Beneath me alone.")]
public sealed class ShareCodeEdge(ShareCodeView code)
{
    /// <summary>Give it as <c>after</c> for what follows.</summary>
    public string Cursor => Paging.Cursor.Of(code.Place);

    /// <summary>The share code.</summary>
    public ShareCode Node => new(code);
}
