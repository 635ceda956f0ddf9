using Bureau.Api.Access;
using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Disclosure;
using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace Bureau.Api.GraphQL.Gate;

/// <summary>Finds a request's selection by walking its document.</summary>
internal sealed class SelectionWalk
{
    private readonly IResolveFieldContext _context;
    private readonly Caller? _caller;
    private readonly SortedSet<string> _fields = new(StringComparer.Ordinal);
    private Sections _sections;

    private SelectionWalk(IResolveFieldContext context, Caller? caller)
    {
        _context = context;
        _caller = caller;
    }

    public static Selection Below(IResolveFieldContext context, Caller? caller)
    {
        var walk = new SelectionWalk(context, caller);
        var key = (string)context.ResponsePath.First();
        var root = context.Operation.Operation == OperationType.Mutation ? context.Schema.Mutation! : context.Schema.Query;
        walk.Visit(context.Operation.SelectionSet, root, field => (field.Alias?.Name ?? field.Name).StringValue == key);
        return new Selection(walk._sections, [.. walk._fields]);
    }

    private void Visit(GraphQLSelectionSet? selections, IGraphType type, Func<GraphQLField, bool>? only = null)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            if (!Included((IHasDirectivesNode)selection))
                continue;
            switch (selection)
            {
                case GraphQLField field when only is null || only(field):
                    Visit(field, type);
                    break;
                case GraphQLInlineFragment inline:
                    Visit(inline.SelectionSet, Narrow(inline.TypeCondition, type), only);
                    break;
                case GraphQLFragmentSpread spread when _context.Document.FindFragmentDefinition(spread.FragmentName.Name) is { } fragment:
                    Visit(fragment.SelectionSet, Narrow(fragment.TypeCondition, type), only);
                    break;
            }
        }
    }

    private void Visit(GraphQLField field, IGraphType type)
    {
        if ((type as IComplexGraphType)?.GetField(field.Name) is not { } definition)
            return;
        var rules = definition.Rules();
        if (rules.Tiers is { } tiers && (_caller is null || !tiers.Contains(_caller.Tier)))
            return;
        if (rules.Section != Sections.None)
        {
            _sections |= rules.Section;
            _fields.Add($"{type.Name}.{definition.Name}");
        }
        Visit(field.SelectionSet, definition.ResolvedType!.GetNamedType());
    }

    private IGraphType Narrow(GraphQLTypeCondition? condition, IGraphType type) =>
        condition is null ? type : _context.Schema.AllTypes[condition.Type.Name] ?? type;

    private bool Included(IHasDirectivesNode node) => Condition(node, "skip") is not true && Condition(node, "include") is not false;

    private bool? Condition(IHasDirectivesNode node, ROM directive)
    {
        var argument = node.Directives?.FirstOrDefault(candidate => candidate.Name.Value == directive)?.Arguments?[0];
        return argument?.Value switch
        {
            GraphQLBooleanValue literal => literal.BoolValue,
            GraphQLVariable variable when _context.Variables.ValueFor(variable.Name, out var value) => (bool?)value.Value,
            _ => null,
        };
    }
}
