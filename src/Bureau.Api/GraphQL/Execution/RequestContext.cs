using Bureau.Api.Access;
using Bureau.Api.GraphQL.Gate;
using GraphQL;

namespace Bureau.Api.GraphQL.Execution;

/// <summary>What one request carries to its resolvers. The engine asks for a dictionary; ours stays empty.</summary>
internal sealed class RequestContext(Caller? caller) : Dictionary<string, object?>
{
    public Caller? Caller { get; } = caller;

    public Selection SelectionOf(IResolveFieldContext context) => SelectionWalk.Below(context, Caller);
}
