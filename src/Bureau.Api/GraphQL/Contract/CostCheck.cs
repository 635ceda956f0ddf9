using Bureau.Api.GraphQL.Directives;
using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;

namespace Bureau.Api.GraphQL.Contract;

/// <summary>
/// <c>@cost</c> and <c>@listSize</c> say what they can mean: the rules of section 9 of the IBM cost specification. A bound that names a field or an argument wrongly
/// would bound nothing, and the cost would be too low; so would a list that is bounded nowhere, which the specification would count as infinite (8). Everything that is wrong is named in one message, and stops the start.
/// </summary>
internal sealed class CostCheck : BaseSchemaNodeVisitor
{
    private readonly List<string> _mistakes = [];
    private readonly List<(IObjectGraphType Type, FieldType List)> _unbounded = [];
    private readonly List<(IObjectGraphType Type, FieldType Field)> _fields = [];

    public override void VisitInterfaceFieldDefinition(FieldType field, IInterfaceGraphType type, ISchema schema)
    {
        if (Weights.Given(field) is not null)
            Wrong(type, field, "carries @cost, which belongs on the fields of the types behind an interface (9.1.1)");
        if (field.Rules().ListSize is not null)
            Wrong(type, field, "carries @listSize, which is read on the fields of the types behind an interface");
    }

    public override void VisitObjectFieldDefinition(FieldType field, IObjectGraphType type, ISchema schema)
    {
        if (type.Name.StartsWith("__", StringComparison.Ordinal))
            return;
        _fields.Add((type, field));
        if (field.Rules().ListSize is not { } rule)
        {
            if (IsList(field.ResolvedType!) && Weights.OfType((IGraphType)field.ResolvedType!.GetNamedType()) > 0)
                _unbounded.Add((type, field));
            return;
        }
        CheckTarget(field, type, rule);
        foreach (var name in rule.SizedFields)
        {
            if (FieldsOf(field.ResolvedType!.GetNamedType()) is not { } below || below.Find(name) is not { } sized)
                Wrong(type, field, $"sizes {name}, which its type does not have (9.2.2)");
            else if (!IsList(sized.ResolvedType!))
                Wrong(type, field, $"sizes {name}, which is no list (9.2.2)");
        }
        foreach (var name in rule.SlicingArguments)
        {
            if (field.Arguments?.Find(name) is not { } argument)
                Wrong(type, field, $"is sliced by {name}, which it does not take (9.2.3)");
            else if (!IsInt(argument.ResolvedType!))
                Wrong(type, field, $"is sliced by {name}, which is no Int (9.2.3)");
            else if (rule.AssumedSize > 0 && argument.DefaultValue is not null)
                Wrong(type, field, $"assumes a size although {name} has a default (9.2.4)");
        }
        if (rule.AssumedSize > 0 && rule.SlicingArguments.Length > 0 && rule.RequireOneSlicingArgument)
            Wrong(type, field, "assumes a size although a slicing argument is required (9.2.4)");
        if (rule.AssumedSize == 0 && rule.SlicingArguments.Length > 0 && !rule.RequireOneSlicingArgument
            && !Array.Exists(rule.SlicingArguments, name => field.Arguments?.Find(name)?.DefaultValue is not null))
        {
            Wrong(type, field, "requires no slicing argument and assumes no size: nothing may bound it");
        }
    }

    public override void PostVisitSchema(ISchema schema)
    {
        foreach (var (type, list) in _unbounded)
        {
            var above = _fields.Where(above => Returns(above.Field, type)).ToList();
            var loose = above.Where(above => above.Field.Rules().ListSize?.SizedFields.Contains(list.Name, StringComparer.Ordinal) is not true).Select(above => $"{above.Type.Name}.{above.Field.Name}").ToList();
            if (above.Count == 0 || loose.Count > 0)
                Wrong(type, list, $"is a list that nothing bounds: carry @listSize there{(loose.Count == 0 ? string.Empty : $" or in {string.Join(", ", loose.Order(StringComparer.Ordinal))}")}");
        }
        if (_mistakes.Count > 0)
            throw new InvalidOperationException("The costs of the schema mean nothing: " + string.Join("; ", _mistakes.Order(StringComparer.Ordinal)) + ".");
    }

    private void CheckTarget(FieldType field, IObjectGraphType type, ListSizeAttribute rule)
    {
        var isList = IsList(field.ResolvedType!);
        if (!isList && rule.SizedFields.Length == 0)
            Wrong(type, field, "carries @listSize, is no list and names no sized field (9.2.1)");
        else if (isList && rule.SizedFields.Length > 0)
            Wrong(type, field, "is a list itself and sizes others: by 8.3 nothing would bound it");
        if (isList && IsList(ItemOf(field.ResolvedType!)))
            Wrong(type, field, "is a list of lists, of which @listSize bounds the outer one alone");
    }

    private static bool Returns(FieldType field, IObjectGraphType type) =>
        field.ResolvedType!.GetNamedType() is var returned && (returned == type || (returned is IAbstractGraphType kinds && kinds.IsPossibleType(type)));

    private static TypeFields? FieldsOf(IGraphType? type) => (type as IComplexGraphType)?.Fields;

    private static bool IsInt(IGraphType type) => type is IntGraphType || (type is NonNullGraphType nonNull && nonNull.ResolvedType is IntGraphType);

    private static bool IsList(IGraphType type) => type is ListGraphType || (type is NonNullGraphType nonNull && nonNull.ResolvedType is ListGraphType);

    private static IGraphType ItemOf(IGraphType type) => type is NonNullGraphType nonNull ? ItemOf(nonNull.ResolvedType!) : ((ListGraphType)type).ResolvedType!;

    private void Wrong(IComplexGraphType type, FieldType field, string what) => _mistakes.Add($"{type.Name}.{field.Name} {what}");
}
