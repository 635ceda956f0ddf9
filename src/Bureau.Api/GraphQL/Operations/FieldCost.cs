using Bureau.Api.GraphQL.Directives;
using Bureau.Domain;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;

namespace Bureau.Api.GraphQL.Operations;

/// <summary>What one field of an operation costs: its weight with that of its arguments, and so many times what one of its values costs as it may return.</summary>
internal sealed class FieldCost
{
    private readonly ISchema _schema;
    private readonly double _weight;
    private readonly InputCost _input;
    private readonly ListBound? _bound;
    private readonly ListBound? _parent;
    private readonly Cost _leaf;
    private readonly SelectionCost[] _below = [];

    public FieldCost(PlannedField field, ListBound? parent, CostPlan plan)
    {
        Field = field;
        _schema = plan.Schema;
        _input = InputCost.Of(field, plan.Operation);
        if (field == field.Root && field.Definition.Name is "__schema" or "__type")
        {
            _weight = plan.Introspection;
        }
        else
        {
            var type = field.Definition.ResolvedType!;
            _weight = Weights.OfField(field.Definition);
            _bound = ListBound.Of(field);
            _parent = IsList(type) && parent?.Bounds(field) is true ? parent : null;
            _leaf = new Cost(field.Below.Length == 0 ? Weights.OfType((IGraphType)type.GetNamedType()) : 0, 0);
            _below = [.. field.Below.Select(selection => new SelectionCost(selection, _bound, plan))];
        }
        Constant = ConstantCost();
    }

    public PlannedField Field { get; }

    /// <summary>The cost when no request changes it.</summary>
    public Cost? Constant { get; }

    /// <summary>The most that it can cost; nothing when its conditions leave it out.</summary>
    /// <param name="request">The request.</param>
    /// <param name="parentSize">The size that the field above gives to the lists that it bounds.</param>
    /// <param name="refusal">Set when a list lacks the argument that bounds it.</param>
    public Cost Of(in CostRequest request, double parentSize, ref Refusal? refusal)
    {
        if (Constant is { } known)
            return known;
        if (Field.IsConditional && Field.Place(request.Variables) is null)
            return default;
        var size = _bound?.Size(request.Arguments, ref refusal) ?? 0;
        var item = _leaf;
        foreach (var selection in _below)
            item = Cost.Most(item, selection.Of(request, size, ref refusal));
        return Own(request) + (Items(size, parentSize) * item);
    }

    /// <summary>What it came to: itself, and every value that was returned.</summary>
    public Cost ActualOf(ExecutionNode node, in CostRequest request) => Own(request) + (_below.Length == 0 ? Leaves(node) * _leaf : BelowOf(node, request));

    private Cost BelowOf(ExecutionNode node, in CostRequest request)
    {
        switch (node)
        {
            case ObjectExecutionNode { SubFields: not null } one:
                var type = one.GetObjectGraphType(_schema);
                return Array.Find(_below, selection => selection.Type == type)!.ActualOf(one, request);
            case ArrayExecutionNode { Items: { } items }:
                var sum = default(Cost);
                foreach (var item in items)
                    sum += BelowOf(item, request);
                return sum;
            default:
                return default;
        }
    }

    private static int Leaves(ExecutionNode node) => node switch
    {
        ArrayExecutionNode array => array.Items?.Sum(Leaves) ?? 0,
        { Result: not null } => 1,
        _ => 0,
    };

    private Cost Own(in CostRequest request) => new(0, Math.Max(0, _weight + _input.Of(request)));

    // By 8.3 a bound with sized fields is not of the field's own list. A list without any bound holds what weighs nothing: the start is stopped otherwise.
    private double Items(double size, double parentSize) => _parent is not null ? parentSize : _bound is { IsOfOwnList: true } ? size : 1;

    private Cost? ConstantCost()
    {
        if (Field.IsConditional || _input.Constant is not { } input || _bound is { Constant: null } || _parent is { Constant: null } || !Array.TrueForAll(_below, selection => selection.Constant is not null))
            return null;
        var item = _below.Aggregate(_leaf, (most, selection) => Cost.Most(most, selection.Constant!.Value));
        return new Cost(0, Math.Max(0, _weight + input)) + (Items(_bound?.Constant ?? 0, _parent?.Constant ?? 0) * item);
    }

    private static bool IsList(IGraphType type) => type is ListGraphType || (type is NonNullGraphType nonNull && IsList(nonNull.ResolvedType!));
}
