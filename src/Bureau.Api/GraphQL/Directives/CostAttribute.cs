using GraphQL;
using GraphQL.Types;

namespace Bureau.Api.GraphQL.Directives;

/// <summary>
/// What one use costs, without what stands below it: of a field, an object type, a scalar or an enum, an argument or a field of an input object. Prints as
/// <c>@cost(weight: "...")</c>. Without it what has fields of its own weighs 1, everything else nothing.
/// </summary>
/// <param name="weight">A finite number. Below zero on an argument or an input field alone, which may make its field cheaper but never cheaper than nothing.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class CostAttribute(double weight) : GraphQLAttribute
{
    /// <inheritdoc/>
    public override void Modify(FieldType fieldType, bool isInputType)
    {
        if (!isInputType && weight < 0)
            throw new InvalidOperationException($"The field {fieldType.Name}: @cost is not negative on a field of an output type.");
        fieldType.Weigh($"The field {fieldType.Name}", weight);
    }

    /// <inheritdoc/>
    public override void Modify(QueryArgument queryArgument) => queryArgument.Weigh($"The argument {queryArgument.Name}", weight);

    /// <inheritdoc/>
    public override void Modify(IGraphType graphType)
    {
        if (graphType is not (IObjectGraphType or ScalarGraphType) || weight < 0)
            throw new InvalidOperationException($"The type {graphType.Name}: @cost belongs on an object, a scalar or an enum, and is not negative there.");
        ((GraphType)graphType).Weigh($"The type {graphType.Name}", weight);
    }
}
