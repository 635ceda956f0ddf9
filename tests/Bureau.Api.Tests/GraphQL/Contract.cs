using GraphQLParser;
using GraphQLParser.AST;

namespace Bureau.Api.Tests.GraphQL;

/// <summary>schema.graphql, as a reader of the contract sees it, and documents that select its fields.</summary>
internal sealed class Contract
{
    private readonly Dictionary<string, ASTNode> types;

    private Contract(GraphQLDocument document) => types = document.Definitions
        .OfType<GraphQLTypeDefinition>()
        .ToDictionary(type => type.Name.StringValue, type => (ASTNode)type);

    /// <summary>The committed contract.</summary>
    public static Contract Read() => new(Parser.Parse(File.ReadAllText(Repository.File("schema.graphql"))));

    /// <summary>The fields of an object type.</summary>
    public IEnumerable<string> FieldsOf(string type) => ((GraphQLObjectTypeDefinition)types[type]).Fields!.Select(field => field.Name.StringValue);

    /// <summary>Every way to a field that carries <c>@tier</c>, from Query and from Mutation, each type once on a way.</summary>
    public IEnumerable<Way> ProtectedFields() => From("Query", new("query", [])).Concat(From("Mutation", new("mutation", [])));

    private IEnumerable<Way> From(string type, Way soFar)
    {
        if (!types.TryGetValue(type, out var found) || found is not GraphQLObjectTypeDefinition { Fields: { } fields })
            yield break;
        foreach (var field in fields)
        {
            if (soFar.Steps.Any(step => step.Type == type))
                continue;
            var way = soFar with { Steps = [.. soFar.Steps, new Step(type, field, TiersOf(field))] };
            if (TiersOf(field) is not null)
                yield return way;
            foreach (var deeper in From(NameOf(field.Type), way))
                yield return deeper;
        }
    }

    /// <summary>A document that selects the field at the end of the way and as little else as possible.</summary>
    public string DocumentFor(Way way)
    {
        var last = way.Steps[^1].Field;
        var inner = SelectionOf(NameOf(last.Type), 0);
        foreach (var step in way.Steps.Reverse())
            inner = $"{{ {step.Field.Name.StringValue}{Arguments(step.Field)} {inner} }}";
        return $"{way.Operation} {inner}";
    }

    private string SelectionOf(string type, int depth) => types.TryGetValue(type, out var found) && found is GraphQLObjectTypeDefinition { Fields: { } fields } && depth < 4
        ? fields.Where(field => types.GetValueOrDefault(NameOf(field.Type)) is not GraphQLObjectTypeDefinition).Select(field => field.Name.StringValue).FirstOrDefault() is { } leaf
            ? $"{{ {leaf} }}"
            : $"{{ {fields[0].Name.StringValue} {SelectionOf(NameOf(fields[0].Type), depth + 1)} }}"
        : "";

    private string Arguments(GraphQLFieldDefinition field)
    {
        var needed = (field.Arguments?.Items ?? []).Where(argument => argument is { Type: GraphQLNonNullType, DefaultValue: null }).ToList();
        return needed.Count == 0 ? "" : $"({string.Join(", ", needed.Select(argument => $"{argument.Name.StringValue}: {Literal(argument.Type)}"))})";
    }

    private string Literal(GraphQLType type) => type switch
    {
        GraphQLNonNullType nonNull => Literal(nonNull.Type),
        GraphQLListType => "[]",
        GraphQLNamedType { Name.StringValue: var name } => types.GetValueOrDefault(name) switch
        {
            GraphQLEnumTypeDefinition { Values: { } values } => values[0].Name.StringValue,
            GraphQLInputObjectTypeDefinition { Fields: { } fields } =>
                $"{{ {string.Join(", ", fields.Where(field => field.Type is GraphQLNonNullType).Select(field => $"{field.Name.StringValue}: {Literal(field.Type)}"))} }}",
            _ => name switch
            {
                "ID" => $"\"{Guid.CreateVersion7()}\"",
                "Int" or "Float" => "1",
                "Decimal" => "\"1\"",
                "Boolean" => "true",
                "Date" => "\"2000-01-01\"",
                _ => "\"x\"",
            },
        },
        _ => throw new InvalidOperationException("A type of an unknown kind."),
    };

    private static IReadOnlySet<string>? TiersOf(GraphQLFieldDefinition field) =>
        field.Directives?.FirstOrDefault(directive => directive.Name.StringValue == "tier")?.Arguments?[0].Value is GraphQLListValue { Values: { } tiers }
            ? tiers.Cast<GraphQLEnumValue>().Select(tier => tier.Name.StringValue).ToHashSet()
            : null;

    private static string NameOf(GraphQLType type) => type switch
    {
        GraphQLNonNullType nonNull => NameOf(nonNull.Type),
        GraphQLListType list => NameOf(list.Type),
        GraphQLNamedType named => named.Name.StringValue,
        _ => throw new InvalidOperationException("A type of an unknown kind."),
    };
}

/// <summary>A way from a root to a field.</summary>
/// <param name="Operation">query or mutation.</param>
/// <param name="Steps">The fields on it, the root's first.</param>
internal sealed record Way(string Operation, IReadOnlyList<Step> Steps)
{
    /// <summary>The first field that a tier may not select; null when it may select all.</summary>
    public string? FirstForbiddenTo(string tier)
    {
        for (var i = 0; i < Steps.Count; i++)
        {
            if (Steps[i].Tiers is { } tiers && !tiers.Contains(tier))
                return string.Join('.', Steps.Take(i + 1).Select(step => step.Field.Name.StringValue));
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('.', Steps.Select(step => step.Field.Name.StringValue));
}

/// <summary>One field on a way.</summary>
/// <param name="Type">The type that has it.</param>
/// <param name="Field">Its definition.</param>
/// <param name="Tiers">Who may select it; null: whoever came so far.</param>
internal sealed record Step(string Type, GraphQLFieldDefinition Field, IReadOnlySet<string>? Tiers)
{
    /// <summary>Whether it reveals a section of the file.</summary>
    public bool Discloses => Field.Directives?.Any(directive => directive.Name.StringValue == "discloses") is true;
}
