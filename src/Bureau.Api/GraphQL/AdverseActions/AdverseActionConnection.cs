using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.AdverseActions;

namespace Bureau.Api.GraphQL.AdverseActions;

/// <summary>A page of decisions against you.</summary>
[Unprotected("Beneath me alone.")]
public sealed class AdverseActionConnection(IReadOnlyList<AdverseActionView> actions, bool more)
{
    /// <summary>The decisions of the page, newest first.</summary>
    public IReadOnlyList<AdverseActionEdge> Edges => [.. actions.Select(action => new AdverseActionEdge(action))];

    /// <summary>Where the page ends.</summary>
    public PageInfo PageInfo => new(more, actions.Count == 0 ? null : Cursor.Of(actions[^1].Place));
}

/// <summary>One decision of a page.</summary>
[Unprotected("Beneath me alone.")]
public sealed class AdverseActionEdge(AdverseActionView action)
{
    /// <summary>Give it as <c>after</c> for what follows.</summary>
    public string Cursor => Paging.Cursor.Of(action.Place);

    /// <summary>The decision.</summary>
    public MyAdverseAction Node => new(action);
}
