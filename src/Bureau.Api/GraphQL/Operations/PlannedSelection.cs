using GraphQL.Types;
using GraphQL.Validation;

namespace Bureau.Api.GraphQL.Operations;

/// <summary>The fields that are selected of one object type, in the order of the answer.</summary>
internal sealed class PlannedSelection(IObjectGraphType type, PlannedField[] fields)
{
    private readonly bool _conditional = fields.Any(field => field.IsConditional);

    public IObjectGraphType Type { get; } = type;

    /// <summary>Every field, whether or not its conditions hold.</summary>
    public ReadOnlySpan<PlannedField> All => fields;

    /// <summary>The fields that take part in this request.</summary>
    public PlannedField[] Included(Variables variables)
    {
        if (!_conditional)
            return fields;
        return fields
            .Select(field => (Place: field.Place(variables), Field: field))
            .Where(field => field.Place is not null)
            .OrderBy(field => field.Place)
            .Select(field => field.Field)
            .ToArray();
    }
}
