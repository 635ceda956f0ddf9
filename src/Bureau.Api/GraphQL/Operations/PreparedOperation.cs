using Bureau.Api.GraphQL.Gate;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Bureau.Api.GraphQL.Operations;

/// <summary>Everything that is known of an operation before a request asks for it. Shared by all requests with the same document.</summary>
internal sealed class PreparedOperation
{
    private readonly bool _isConditional;
    private readonly Dictionary<PlannedField, Selection?[]> _selections;

    public PreparedOperation(
        ISchema schema,
        GraphQLDocument document,
        GraphQLOperationDefinition definition,
        PlannedSelection root,
        VariableReader variables,
        ArgumentReader arguments,
        double introspectionCost)
    {
        Document = document;
        Definition = definition;
        Root = root;
        Variables = variables;
        Arguments = arguments;
        _isConditional = AnyBelow(root, field => field.IsConditional);
        _selections = root.All.ToArray().ToDictionary(field => field, _ => new Selection?[Enum.GetValues<Tier>().Length]);
        Cost = new OperationCost(root, definition, schema, introspectionCost);
        IsIntrospection = !AnyOf(root, field => !field.Definition.Name.StartsWith("__", StringComparison.Ordinal));
        ReadsSchema = AnyOf(root, field => field.Definition.Name is "__schema" or "__type");
    }

    public GraphQLDocument Document { get; }

    public GraphQLOperationDefinition Definition { get; }

    public PlannedSelection Root { get; }

    public VariableReader Variables { get; }

    public ArgumentReader Arguments { get; }

    public OperationCost Cost { get; }

    /// <summary>Whether the operation asks about the schema alone.</summary>
    public bool IsIntrospection { get; }

    /// <summary>Whether it asks about the schema at all.</summary>
    public bool ReadsSchema { get; }

    public bool IsMutation => Definition.Operation == OperationType.Mutation;

    public bool IsSubscription => Definition.Operation == OperationType.Subscription;

    /// <summary>What a caller of this tier really selects below one of the operation's root fields.</summary>
    public Selection SelectionOf(PlannedField root, Tier tier, Variables variables)
    {
        if (_isConditional)
            return SelectionWalk.Below(root, tier, variables);
        // Two requests may both work it out; they come to the same.
        return _selections[root][(int)tier] ??= SelectionWalk.Below(root, tier, variables);
    }

    private static bool AnyOf(PlannedSelection selection, Predicate<PlannedField> condition) => Array.Exists(selection.All.ToArray(), condition);

    private static bool AnyBelow(PlannedSelection selection, Predicate<PlannedField> condition) =>
        AnyOf(selection, field => condition(field) || field.Below.Any(below => AnyBelow(below, condition)));

    private sealed class SelectionWalk(Tier tier, Variables variables)
    {
        private readonly SortedDictionary<string, SelectedField> _fields = new(StringComparer.Ordinal);

        public static Selection Below(PlannedField root, Tier tier, Variables variables)
        {
            var walk = new SelectionWalk(tier, variables);
            walk.Visit(root);
            return new Selection([.. walk._fields.Values]);
        }

        private void Visit(PlannedField field)
        {
            if (!field.Tiers.Contains(tier))
                return;
            if (field.Rules.Section != Sections.None)
                _fields[field.Coordinate] = new SelectedField(field.Coordinate, field.Rules.Section);
            foreach (var below in field.Below)
            {
                foreach (var child in below.Included(variables))
                    Visit(child);
            }
        }
    }
}
