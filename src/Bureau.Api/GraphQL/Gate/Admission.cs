using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Operations;
using GraphQL.Validation;

namespace Bureau.Api.GraphQL.Gate;

/// <summary>What the gate says of a request: the operation with its values, or why it may not run.</summary>
/// <param name="Operation">The operation; null when refused.</param>
/// <param name="Variables">Its variables.</param>
/// <param name="Arguments">The arguments of its fields.</param>
/// <param name="Cost">The most that it can cost.</param>
/// <param name="Refusals">At least one when refused.</param>
internal readonly record struct Admission(PreparedOperation? Operation, Variables? Variables, ArgumentTable? Arguments, Cost Cost, IReadOnlyList<RefusalError> Refusals);
