using GraphQL.Types;

namespace Bureau.Api.GraphQL.Scalars;

/// <summary><c>ID</c>: the engine's, and the identities of the domain as text.</summary>
internal sealed class IdScalar : IdGraphType
{
    public override object? Serialize(object? value) =>
        value is not null && TypedIds.Contains(value.GetType()) ? value.ToString() : base.Serialize(value);
}
