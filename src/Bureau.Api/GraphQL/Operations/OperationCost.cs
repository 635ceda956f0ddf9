using Bureau.Api.GraphQL.Errors;
using Bureau.Domain;
using GraphQL.Types;
using GraphQL.Validation;

namespace Bureau.Api.GraphQL.Operations;

/// <summary>
/// The static cost of an operation. A field costs its <c>@cost</c>, or 1 when it returns an object or a list of objects and nothing
/// otherwise; each item of a list of objects costs 1; what is selected of an object or of an item is added, for a list times its size.
/// The size is what <c>@listSize</c> says of the request's arguments; a list without one counts as <see cref="UnknownListSize"/>.
/// </summary>
internal sealed class OperationCost
{
    /// <summary>The size of a list that carries no <c>@listSize</c>; stated in the directive's description.</summary>
    public const int UnknownListSize = 10;

    private readonly PlannedSelection _root;
    private readonly double _introspection;
    private readonly double? _constant;

    public OperationCost(PlannedSelection root, double introspection, bool isConditional)
    {
        _root = root;
        _introspection = introspection;
        if (!isConditional && !VariesBelow(root))
            _constant = Of(root, null, Variables.None, null, out _);
    }

    /// <summary>The cost of one request.</summary>
    /// <param name="variables">The request's variables.</param>
    /// <param name="arguments">The request's arguments.</param>
    /// <param name="refusal">Why there is none: a list lacks the argument that bounds it.</param>
    public double Of(Variables variables, ArgumentTable arguments, out Refusal? refusal)
    {
        refusal = null;
        return _constant ?? Of(_root, null, variables, arguments, out refusal);
    }

    private static bool VariesBelow(PlannedSelection selection)
    {
        foreach (var field in selection.All)
        {
            if (field.Rules.ListSize is { SlicingArguments.Length: > 0 } || field.Below.Any(VariesBelow))
                return true;
        }
        return false;
    }

    private double Of(PlannedSelection selection, SizedParent? parent, Variables variables, ArgumentTable? arguments, out Refusal? refusal)
    {
        refusal = null;
        var sum = 0d;
        foreach (var field in selection.Included(variables))
        {
            sum += Of(field, parent, variables, arguments, out refusal);
            if (refusal is not null)
                break;
        }
        return sum;
    }

    private double Of(PlannedField field, SizedParent? parent, Variables variables, ArgumentTable? arguments, out Refusal? refusal)
    {
        refusal = null;
        if (field == field.Root && field.Definition.Name is "__schema" or "__type")
            return _introspection;
        if (field.Below.Length == 0)
            return field.Rules.Weight ?? 0;

        var size = 1d;
        if (field.Rules.ListSize is { } bounds && !TrySize(field, bounds, arguments, out size, out refusal))
            return 0;
        var isList = IsList(field.Definition.ResolvedType!);
        var isSizedByParent = parent is not null && parent.Bounds.SizedFields.Contains(field.Definition.Name);
        var below = 0d;
        foreach (var selection in field.Below)
        {
            var sized = field.Rules.ListSize is { SizedFields.Length: > 0 } sizes ? new SizedParent(sizes, size) : null;
            below = Math.Max(below, Of(selection, sized, variables, arguments, out refusal));
            if (refusal is not null)
                return 0;
        }
        var items = !isList ? 1d : isSizedByParent ? parent!.Size : field.Rules.ListSize is null ? UnknownListSize : size;
        return (field.Rules.Weight ?? 1) + (isList ? items * (1 + below) : below);
    }

    private static bool TrySize(PlannedField field, Directives.ListSizeAttribute bounds, ArgumentTable? arguments, out double size, out Refusal? refusal)
    {
        refusal = null;
        size = bounds.AssumedSize;
        if (bounds.SlicingArguments.Length == 0)
            return true;
        var given = bounds.SlicingArguments.Select(name => Value(field, name, arguments)).OfType<int>().ToArray();
        if (bounds.RequireOneSlicingArgument ? given.Length != 1 : given.Length == 0 && bounds.AssumedSize == 0)
        {
            refusal = new SlicingArgumentRequired(field.Coordinate, string.Join(", ", bounds.SlicingArguments));
            return false;
        }
        if (given.Length > 0)
            size = Math.Max(0, given.Max());
        return true;
    }

    private static object? Value(PlannedField field, string argument, ArgumentTable? arguments) =>
        arguments is not null && arguments.TryGetValue(field, out var values)
            ? values.TryGetValue(argument, out var value) ? value.Value : null
            : field.Definition.Arguments?.Find(argument)?.DefaultValue;

    private static bool IsList(IGraphType type) => type is ListGraphType || (type is NonNullGraphType nonNull && IsList(nonNull.ResolvedType!));

    private sealed record SizedParent(Directives.ListSizeAttribute Bounds, double Size);
}
