using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Gate;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace Bureau.Api.Tests.GraphQL.Library;

/// <summary>Finds what a document selects below a root field the slow way: walks its text anew, merges and plans nothing.</summary>
internal sealed class SelectionByHand(ISchema schema, GraphQLDocument document, IReadOnlyDictionary<string, object?> variables, Tier tier)
{
    private readonly SortedDictionary<string, SelectedField> _fields = new(StringComparer.Ordinal);

    public Selection Below(string responseKey)
    {
        var operation = document.Definitions.OfType<GraphQLOperationDefinition>().Single();
        Walk(operation.SelectionSet, schema.Query, key => key == responseKey);
        return new Selection([.. _fields.Values]);
    }

    private void Walk(GraphQLSelectionSet? selections, IObjectGraphType type, Predicate<string> wanted)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            if (IsSkipped((IHasDirectivesNode)selection))
                continue;
            if (selection is GraphQLField field && wanted((field.Alias?.Name ?? field.Name).StringValue))
                Walk(field, type);
            else if (selection is GraphQLInlineFragment inline && IsFor(inline.TypeCondition, type))
                Walk(inline.SelectionSet, type, wanted);
            else if (selection is GraphQLFragmentSpread spread && document.FindFragmentDefinition(spread.FragmentName.Name) is { } fragment && IsFor(fragment.TypeCondition, type))
                Walk(fragment.SelectionSet, type, wanted);
        }
    }

    private void Walk(GraphQLField field, IObjectGraphType type)
    {
        if (type.GetField(field.Name) is not { } definition || definition.Rules().Tiers?.Contains(tier) is false)
            return;
        if (definition.Rules().Section != Sections.None)
        {
            var coordinate = $"{type.Name}.{definition.Name}";
            _fields[coordinate] = new SelectedField(coordinate, definition.Rules().Section);
        }

        var below = definition.ResolvedType!.GetNamedType();
        foreach (var possible in below is IAbstractGraphType abstractType ? abstractType.PossibleTypes.ToArray() : below is IObjectGraphType one ? [one] : [])
            Walk(field.SelectionSet, possible, _ => true);
    }

    private bool IsFor(GraphQLTypeCondition? condition, IObjectGraphType type) =>
        condition is null || condition.Type.Name == type.Name || type.ResolvedInterfaces.Any(implemented => condition.Type.Name == implemented.Name);

    private bool IsSkipped(IHasDirectivesNode node) =>
        node.Directives?.Any(directive => Value(directive) == (directive.Name == "skip")) is true;

    private bool Value(GraphQLDirective directive) => directive.Arguments![0].Value switch
    {
        GraphQLBooleanValue literal => literal.BoolValue,
        GraphQLVariable variable => (bool)variables[variable.Name.StringValue]!,
        _ => throw new InvalidOperationException("A condition is a boolean or a variable."),
    };
}
