using System.Collections.Frozen;
using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Disclosure;
using GraphQL.Types;
using GraphQL.Utilities;

namespace Bureau.Api.GraphQL.Contract;

/// <summary>
/// Deny by default. Every field of every object type carries <c>@tier</c> and is nullable, or its type is marked
/// <see cref="UnprotectedAttribute"/>; every element has a description. Everything that is wrong is named in one message, and stops the start.
/// </summary>
internal sealed class ProtectionCheck : BaseSchemaNodeVisitor
{
    private static readonly FrozenSet<Type> UnprotectedOfAssembly = typeof(ProtectionCheck).Assembly
        .GetCustomAttributes(typeof(UnprotectedAttribute), inherit: false)
        .Cast<UnprotectedAttribute>()
        .SelectMany(mark => mark.Types)
        .ToFrozenSet();

    private static readonly FrozenSet<string> ScalarsOfGraphQL = FrozenSet.Create("String", "Int", "Float", "Boolean", "ID");

    private readonly List<string> _mistakes = [];

    public override void VisitObject(IObjectGraphType type, ISchema schema) => Describe(type.Name, type.Description);

    public override void VisitInterface(IInterfaceGraphType type, ISchema schema) => Describe(type.Name, type.Description);

    public override void VisitInputObject(IInputObjectGraphType type, ISchema schema) => Describe(type.Name, type.Description);

    public override void VisitUnion(UnionGraphType type, ISchema schema) => Describe(type.Name, type.Description);

    public override void VisitScalar(ScalarGraphType type, ISchema schema)
    {
        if (!ScalarsOfGraphQL.Contains(type.Name))
            Describe(type.Name, type.Description);
    }

    public override void VisitEnum(EnumerationGraphType type, ISchema schema) => Describe(type.Name, type.Description);

    public override void VisitEnumValue(EnumValueDefinition value, EnumerationGraphType type, ISchema schema) =>
        Describe($"{type.Name}.{value.Name}", value.Description);

    public override void VisitInputObjectFieldDefinition(FieldType field, IInputObjectGraphType type, ISchema schema) =>
        Describe($"{type.Name}.{field.Name}", field.Description);

    public override void VisitInterfaceFieldDefinition(FieldType field, IInterfaceGraphType type, ISchema schema) =>
        Describe($"{type.Name}.{field.Name}", field.Description);

    public override void VisitObjectFieldArgumentDefinition(QueryArgument argument, FieldType field, IObjectGraphType type, ISchema schema) =>
        Describe($"{type.Name}.{field.Name}({argument.Name}:)", argument.Description);

    public override void VisitInterfaceFieldArgumentDefinition(QueryArgument argument, FieldType field, IInterfaceGraphType type, ISchema schema) =>
        Describe($"{type.Name}.{field.Name}({argument.Name}:)", argument.Description);

    public override void VisitObjectFieldDefinition(FieldType field, IObjectGraphType type, ISchema schema)
    {
        var coordinate = $"{type.Name}.{field.Name}";
        Describe(coordinate, field.Description);
        if (field.ValidateArguments is not null)
            Wrong(coordinate, "validates its arguments by the engine's hook, which prepared operations do not run: refuse in the resolver");
        if (field.Rules().Section != Sections.None && !typeof(ICovered).IsAssignableFrom(SourceOf(type)))
            Wrong(coordinate, "carries @discloses, and its type does not say which sections it covers");
        if (IsUnprotected(type, schema))
            return;
        if (field.Rules().Tiers is null)
            Wrong(coordinate, "carries no @tier, and its type is not marked as unprotected");
        if (field.ResolvedType is NonNullGraphType)
            Wrong(coordinate, "is protected and not nullable: a refusal would null its parent");
    }

    public override void PostVisitSchema(ISchema schema)
    {
        if (_mistakes.Count > 0)
            throw new InvalidOperationException("The schema is not safe to serve: " + string.Join("; ", _mistakes.Order(StringComparer.Ordinal)) + ".");
    }

    private static bool IsUnprotected(IObjectGraphType type, ISchema schema)
    {
        if (type == schema.Query || type == schema.Mutation || type == schema.Subscription || SourceOf(type) is not { } source)
            return false;
        var plain = source.IsGenericType ? source.GetGenericTypeDefinition() : source;
        return source.IsDefined(typeof(UnprotectedAttribute), inherit: false) || UnprotectedOfAssembly.Contains(plain);
    }

    private static Type? SourceOf(IObjectGraphType type)
    {
        for (var graphType = type.GetType(); graphType is not null; graphType = graphType.BaseType)
        {
            if (graphType.IsGenericType && graphType.GetGenericTypeDefinition() == typeof(ObjectGraphType<>))
                return graphType.GetGenericArguments()[0];
        }
        return null;
    }

    private void Describe(string element, string? description)
    {
        if (string.IsNullOrWhiteSpace(description))
            Wrong(element, "has no description");
    }

    private void Wrong(string element, string what)
    {
        if (!element.StartsWith("__", StringComparison.Ordinal))
            _mistakes.Add($"{element} {what}");
    }
}
