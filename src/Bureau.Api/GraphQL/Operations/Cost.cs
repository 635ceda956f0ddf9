using GraphQL.Validation;

namespace Bureau.Api.GraphQL.Operations;

/// <summary>What an operation, or a part of it, costs by the IBM cost specification.</summary>
/// <param name="Type">What it returns: the weight of every value's type.</param>
/// <param name="Field">What it has worked out: the weight of every field that runs, with its arguments.</param>
internal readonly record struct Cost(double Type, double Field)
{
    /// <summary>The one figure that is limited and charged.</summary>
    public double Total => Type + Field;

    public static Cost operator +(Cost one, Cost other) => new(one.Type + other.Type, one.Field + other.Field);

    public static Cost operator *(double times, Cost cost) => new(times * cost.Type, times * cost.Field);

    /// <summary>The dearer of each: neither can be exceeded, whichever of the two it comes to.</summary>
    public static Cost Most(Cost one, Cost other) => new(Math.Max(one.Type, other.Type), Math.Max(one.Field, other.Field));
}

/// <summary>What one request brings to the cost of its operation.</summary>
/// <param name="Variables">Its variables, read.</param>
/// <param name="Arguments">The arguments of its fields, read.</param>
/// <param name="Given">Its variables as they came: which fields of an input object were given is known only there.</param>
internal readonly record struct CostRequest(
    Variables Variables, ArgumentTable Arguments, IReadOnlyDictionary<string, object?> Given);
