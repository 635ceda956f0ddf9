using Bureau.Api.Access;
using Bureau.Api.GraphQL.Operations;

namespace Bureau.Api.GraphQL.Execution;

/// <summary>What one request carries to its resolvers. The engine asks for a dictionary; ours stays empty.</summary>
/// <param name="caller">Who asks; null for an introspection by nobody.</param>
/// <param name="operation">What is asked.</param>
internal sealed class RequestContext(Caller? caller, PreparedOperation operation) : Dictionary<string, object?>
{
    public Caller? Caller { get; } = caller;

    public PreparedOperation Operation { get; } = operation;
}
