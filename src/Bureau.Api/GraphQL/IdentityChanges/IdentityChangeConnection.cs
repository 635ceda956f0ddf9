using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.IdentityChanges;

namespace Bureau.Api.GraphQL.IdentityChanges;

/// <summary>A page of changes of who people are.</summary>
[Unprotected("Beneath identityChanges alone.")]
public sealed class IdentityChangeConnection(IReadOnlyList<IdentityChangeView> changes, bool more)
{
    /// <summary>The changes of the page, newest first.</summary>
    public IReadOnlyList<IdentityChangeEdge> Edges => [.. changes.Select(change => new IdentityChangeEdge(change))];

    /// <summary>Where the page ends.</summary>
    public PageInfo PageInfo => new(more, changes.Count == 0 ? null : Cursor.Of(changes[^1].Place));
}

/// <summary>One change of a page.</summary>
[Unprotected("Beneath identityChanges alone.")]
public sealed class IdentityChangeEdge(IdentityChangeView change)
{
    /// <summary>Give it as <c>after</c> for what follows.</summary>
    public string Cursor => Paging.Cursor.Of(change.Place);

    /// <summary>The change.</summary>
    public IdentityChange Node => new(change);
}
