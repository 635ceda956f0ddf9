using System.Globalization;
using GraphQL;
using GraphQL.Types;

namespace Bureau.Api.GraphQL.Directives;

/// <summary>
/// What one selection of this field costs, without what is selected below it: prints as <c>@cost(weight: "...")</c>. Without it a field
/// that returns an object or a list of objects costs 1, every other field nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class CostAttribute(double weight) : GraphQLAttribute
{
    /// <inheritdoc/>
    public override void Modify(FieldType fieldType, bool isInputType)
    {
        if (isInputType || !double.IsFinite(weight) || weight < 0)
            throw new InvalidOperationException($"The field {fieldType.Name}: @cost is a finite number, not negative, on a field of an output type.");
        fieldType.Rules().Weight = weight;
        fieldType.ApplyDirective(CostDirective.DirectiveName, "weight", weight.ToString(CultureInfo.InvariantCulture));
    }
}
