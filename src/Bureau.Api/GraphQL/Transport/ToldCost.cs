using Bureau.Domain.Limits;

namespace Bureau.Api.GraphQL.Transport;

/// <summary>What an answer says of its cost, in <c>extensions.cost</c>.</summary>
/// <param name="Requested">The most that the operation could cost, which was reserved.</param>
/// <param name="Actual">What it came to; null: it did not run.</param>
/// <param name="Charge">The budget, after what was not spent was given back.</param>
internal readonly record struct ToldCost(double Requested, double? Actual, Charge Charge);
