using Bureau.Api.GraphQL.Errors;
using Bureau.Domain;
using GraphQLParser;
using GraphQLParser.AST;

namespace Bureau.Api.GraphQL.Operations;

/// <summary>
/// Measures an operation with its fragments unfolded, before it is validated. Every fragment is measured once, so that fragments within
/// fragments cannot make this slow; a fragment that contains itself counts nothing and is left to the validation, which refuses it.
/// </summary>
internal sealed class DocumentMeasure
{
    private static readonly HashSet<string> IntrospectionLists = ["fields", "interfaces", "possibleTypes", "inputFields"];

    private readonly GraphQLDocument _document;
    private readonly Dictionary<GraphQLFragmentDefinition, Size?> _fragments = [];

    private DocumentMeasure(GraphQLDocument document) => _document = document;

    /// <summary>The limit that one of the document's operations or fragments exceeds; null when none does.</summary>
    public static Refusal? Exceeded(GraphQLDocument document, GraphQLOptions limits)
    {
        var measure = new DocumentMeasure(document);
        foreach (var definition in document.Definitions)
        {
            var exceeded = definition switch
            {
                GraphQLOperationDefinition operation => Exceeded(measure.Of(operation), limits),
                // How deep a fragment stands is known only where it is used; what it unfolds to is the validation's burden anyway.
                GraphQLFragmentDefinition fragment => Exceeded(measure.Of(fragment) with { Depth = 0, IntrospectionDepth = 0 }, limits),
                _ => null,
            };
            if (exceeded is not null)
                return exceeded;
        }
        return null;
    }

    private static Refusal? Exceeded(Size size, GraphQLOptions limits)
    {
        if (size.Depth > limits.Depth)
            return new TooDeep();
        // Lists of types within lists of types would let a short document print the schema many times over.
        if (size.IntrospectionDepth > limits.IntrospectionDepth || (size.IntrospectionDepth > 0 && size.IntrospectionLists > 2))
            return new IntrospectionTooDeep();
        if (size.Selections > limits.Selections)
            return new TooManySelections();
        if (size.Aliases > limits.Aliases)
            return new TooManyAliases();
        if (size.Directives > limits.Directives)
            return new TooManyDirectives();
        return size.LongestList > limits.ListItems ? new TooManyItems() : null;
    }

    private Size Of(GraphQLOperationDefinition operation)
    {
        var all = Of(operation.SelectionSet).With(operation.Directives);
        foreach (var variable in operation.Variables?.Items ?? [])
            all = all.With(variable.Directives).WithList(LongestList(variable.DefaultValue));
        return all;
    }

    private Size Of(GraphQLSelectionSet? selections)
    {
        var all = default(Size);
        foreach (var selection in selections?.Selections ?? [])
        {
            all = all.Beside(selection switch
            {
                GraphQLField field => Of(field),
                GraphQLInlineFragment inline => Of(inline.SelectionSet).Used().With(inline.Directives),
                GraphQLFragmentSpread spread when _document.FindFragmentDefinition(spread.FragmentName.Name) is { } fragment => Of(fragment).Used().With(spread.Directives),
                _ => default,
            });
        }
        return all;
    }

    private Size Of(GraphQLField field)
    {
        var below = Of(field.SelectionSet);
        var name = field.Name.StringValue;
        var lists = IntrospectionLists.Contains(name) ? 1 : 0;
        var size = name is "__schema" or "__type"
            ? below with { Depth = 1, IntrospectionDepth = below.Depth + 1 }
            : below with { Depth = below.Depth + 1, IntrospectionLists = below.IntrospectionLists + lists };
        size = size.Used().Aliased(field.Alias is null ? 0 : 1).With(field.Directives);
        foreach (var argument in field.Arguments?.Items ?? [])
            size = size.WithList(LongestList(argument.Value));
        return size;
    }

    private Size Of(GraphQLFragmentDefinition fragment)
    {
        if (_fragments.TryGetValue(fragment, out var known))
            return known ?? default;
        _fragments[fragment] = null;
        var size = Of(fragment.SelectionSet).With(fragment.Directives);
        _fragments[fragment] = size;
        return size;
    }

    private static int LongestList(GraphQLValue? value) => value switch
    {
        GraphQLListValue { Values: { } items } => items.Aggregate(items.Count, (longest, item) => Math.Max(longest, LongestList(item))),
        GraphQLObjectValue { Fields: { } fields } => fields.Aggregate(0, (longest, field) => Math.Max(longest, LongestList(field.Value))),
        _ => 0,
    };

    /// <summary>Counts stay at the largest int once they reach it.</summary>
    private readonly record struct Size(int Depth, int Selections, int Aliases, int Directives, int LongestList, int IntrospectionDepth, int IntrospectionLists)
    {
        public Size Beside(Size other) => new(
            Math.Max(Depth, other.Depth),
            Add(Selections, other.Selections),
            Add(Aliases, other.Aliases),
            Add(Directives, other.Directives),
            Math.Max(LongestList, other.LongestList),
            Math.Max(IntrospectionDepth, other.IntrospectionDepth),
            Math.Max(IntrospectionLists, other.IntrospectionLists));

        public Size Used() => this with { Selections = Add(Selections, 1) };

        public Size Aliased(int aliases) => this with { Aliases = Add(Aliases, aliases) };

        public Size With(GraphQLDirectives? directives) => this with { Directives = Add(Directives, directives?.Count ?? 0) };

        public Size WithList(int longest) => this with { LongestList = Math.Max(LongestList, longest) };

        private static int Add(int one, int other) => (int)Math.Min((long)one + other, int.MaxValue);
    }
}
