using Bureau.Api.GraphQL.Gate;
using Bureau.Domain.Partners;
using GraphQL;
using GraphQL.Types;

namespace Bureau.Api.GraphQL.Directives;

/// <summary>
/// Who may select this field: prints as <c>@tier(anyOf: [...])</c>. The gate enforces it, so the field must be nullable: for
/// everybody else it is null with <c>FORBIDDEN_FIELD</c> at its path, and its resolver does not run.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class TierAttribute(params Tier[] anyOf) : GraphQLAttribute
{
    /// <inheritdoc/>
    public override void Modify(FieldType fieldType, bool isInputType)
    {
        if (isInputType || anyOf.Length == 0)
            throw new InvalidOperationException($"The field {fieldType.Name}: @tier names at least one tier and belongs on a field of an output type.");
        fieldType.Rules().Tiers = TierSet.Of(anyOf);
        fieldType.ApplyDirective(TierDirective.DirectiveName, "anyOf", anyOf.Order().ToArray());
    }
}
