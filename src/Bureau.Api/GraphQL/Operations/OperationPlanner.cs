using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace Bureau.Api.GraphQL.Operations;

/// <summary>
/// Turns a validated operation into its plan: fields merged by response key, fragments unfolded for each object type. The limit on
/// selections, checked before, bounds what this unfolds.
/// </summary>
internal sealed class OperationPlanner
{
    private readonly ISchema _schema;
    private readonly GraphQLDocument _document;
    private readonly List<PlannedField> _withArguments = [];
    private int _left;

    private OperationPlanner(ISchema schema, GraphQLDocument document, int most)
    {
        _schema = schema;
        _document = document;
        _left = most;
    }

    /// <summary>Plans one operation of a valid document.</summary>
    /// <param name="schema">The schema that the document fits.</param>
    /// <param name="document">The document.</param>
    /// <param name="operation">One of its operations.</param>
    /// <param name="rootType">The type that the operation starts from.</param>
    /// <param name="most">How many fields may be planned; below an interface or a union each possible type counts.</param>
    /// <returns>What is selected of the root type, and every field for which the document gives arguments, by its slot; null when there would be more.</returns>
    public static (PlannedSelection Root, PlannedField[] WithArguments)? Plan(
        ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation, IObjectGraphType rootType, int most)
    {
        var planner = new OperationPlanner(schema, document, most);
        var root = planner.Select(rootType, null, [(operation.SelectionSet, Conditions.None)]);
        return planner._left < 0 ? null : (root, [.. planner._withArguments]);
    }

    private PlannedSelection Select(IObjectGraphType type, PlannedField? root, IEnumerable<(GraphQLSelectionSet? Selections, Conditions Conditions)> sources)
    {
        var collected = new Collected();
        foreach (var (selections, conditions) in sources)
            Collect(type, selections, conditions, collected);
        return new PlannedSelection(type, collected.ByKey.Select(key => Field(type, root, key.Value)).ToArray());
    }

    private PlannedField Field(IObjectGraphType type, PlannedField? root, List<PlannedField.Occurrence> occurrences)
    {
        var field = new PlannedField(type, Definition(type, occurrences[0].Node.Name), root, occurrences);
        if (field.Arguments is { Count: > 0 })
        {
            field.ArgumentSlot = _withArguments.Count;
            _withArguments.Add(field);
        }
        if (--_left < 0)
            return field;
        // Below a single occurrence its conditions hold; below several, each brings its own.
        var below = occurrences
            .Select(occurrence => ((GraphQLSelectionSet?)occurrence.Node.SelectionSet, occurrences.Count == 1 ? Conditions.None : occurrence.Conditions))
            .ToArray();
        field.Below = field.Definition.ResolvedType!.GetNamedType() switch
        {
            IObjectGraphType objectType => [Select(objectType, field.Root, below)],
            IAbstractGraphType abstractType => abstractType.PossibleTypes.Select(possible => Select(possible, field.Root, below)).ToArray(),
            _ => [],
        };
        return field;
    }

    private void Collect(IObjectGraphType type, GraphQLSelectionSet? selections, Conditions outer, Collected collected)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            var conditions = outer.And((IHasDirectivesNode)selection);
            if (conditions == Conditions.Never)
                continue;
            switch (selection)
            {
                case GraphQLField field:
                    collected.Add(field, conditions);
                    break;
                case GraphQLInlineFragment inline when inline.TypeCondition is null || Applies(inline.TypeCondition, type):
                    Collect(type, inline.SelectionSet, conditions, collected);
                    break;
                case GraphQLFragmentSpread spread when _document.FindFragmentDefinition(spread.FragmentName.Name) is { } fragment
                        && Applies(fragment.TypeCondition, type) && collected.IsNew(fragment, conditions):
                    Collect(type, fragment.SelectionSet, conditions, collected);
                    break;
            }
        }
    }

    private bool Applies(GraphQLTypeCondition condition, IObjectGraphType type)
    {
        var wanted = _schema.AllTypes[condition.Type.Name];
        return wanted == type || (wanted is IAbstractGraphType abstractType && abstractType.IsPossibleType(type));
    }

    private FieldType Definition(IObjectGraphType type, ROM name)
    {
        if (name == _schema.TypeNameMetaFieldType.Name)
            return _schema.TypeNameMetaFieldType;
        if (type == _schema.Query && name == _schema.SchemaMetaFieldType.Name)
            return _schema.SchemaMetaFieldType;
        if (type == _schema.Query && name == _schema.TypeMetaFieldType.Name)
            return _schema.TypeMetaFieldType;
        return type.GetField(name) ?? throw new InvalidOperationException($"{type.Name} has no field of the name that passed validation.");
    }

    private sealed class Collected
    {
        private readonly HashSet<GraphQLFragmentDefinition> _unconditional = [];
        private int _place;

        public OrderedDictionary<string, List<PlannedField.Occurrence>> ByKey { get; } = new(StringComparer.Ordinal);

        public void Add(GraphQLField field, Conditions conditions)
        {
            var key = (field.Alias?.Name ?? field.Name).StringValue;
            if (!ByKey.TryGetValue(key, out var occurrences))
                ByKey.Add(key, occurrences = []);
            occurrences.Add(new PlannedField.Occurrence(field, conditions, _place++));
        }

        /// <summary>A fragment that was taken in without conditions adds nothing a second time.</summary>
        public bool IsNew(GraphQLFragmentDefinition fragment, Conditions conditions) =>
            !_unconditional.Contains(fragment) && (conditions != Conditions.None || _unconditional.Add(fragment));
    }
}
