using Bureau.Api.GraphQL.Directives;
using Bureau.Domain;
using GraphQL.Execution;
using GraphQL.Types;

namespace Bureau.Api.GraphQL.Operations;

/// <summary>What one object of a type costs with everything that is selected of it.</summary>
internal sealed class SelectionCost
{
    private readonly Cost _object;
    private readonly FieldCost[] _fields;
    private readonly Cost? _constant;

    /// <param name="selection">What is selected.</param>
    /// <param name="parent">The bound of the field above, which may bound lists of this object; null when there is none.</param>
    /// <param name="plan">The operation.</param>
    public SelectionCost(PlannedSelection selection, ListBound? parent, CostPlan plan)
    {
        Type = selection.Type;
        _object = new Cost(Weights.OfType(selection.Type), 0);
        _fields = [.. selection.All.ToArray().Select(field => new FieldCost(field, parent, plan))];
        if (Array.TrueForAll(_fields, field => field.Constant is not null))
            _constant = _fields.Aggregate(_object, (sum, field) => sum + field.Constant!.Value);
    }

    public IObjectGraphType Type { get; }

    /// <summary>The cost when no request changes it.</summary>
    public Cost? Constant => _constant;

    /// <summary>The most that it can cost.</summary>
    public Cost Of(in CostRequest request, double parentSize, ref Refusal? refusal)
    {
        if (_constant is { } known)
            return known;
        var sum = _object;
        foreach (var field in _fields)
            sum += field.Of(request, parentSize, ref refusal);
        return sum;
    }

    /// <summary>What it came to.</summary>
    public Cost ActualOf(ObjectExecutionNode node, in CostRequest request)
    {
        var sum = _object;
        foreach (var child in node.SubFields ?? [])
            sum += Array.Find(_fields, field => field.Field == child.Field)!.ActualOf(child, request);
        return sum;
    }
}
