using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Disputes;

namespace Bureau.Api.GraphQL.Disputes;

/// <summary>A page of disputes.</summary>
[Unprotected("It holds disputes of the caller alone.")]
public sealed class DisputeConnection(IReadOnlyList<DisputeView> disputes, bool more)
{
    /// <summary>The disputes of the page.</summary>
    public IReadOnlyList<DisputeEdge> Edges => [.. disputes.Select(dispute => new DisputeEdge(dispute))];

    /// <summary>Where the page ends.</summary>
    public PageInfo PageInfo => new(more, disputes.Count == 0 ? null : Cursor.Of(disputes[^1].Place));
}

/// <summary>One dispute of a page.</summary>
[Unprotected("It holds a dispute of the caller alone.")]
public sealed class DisputeEdge(DisputeView dispute)
{
    /// <summary>Give it as <c>after</c> for what follows.</summary>
    public string Cursor => Paging.Cursor.Of(dispute.Place);

    /// <summary>The dispute.</summary>
    public Dispute Node => new(dispute);
}
