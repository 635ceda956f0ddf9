using Bureau.Api.Access;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Operations;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Instrumentation;
using GraphQL.Types;
using GraphQL.Validation;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Bureau.Api.GraphQL.Execution;

/// <summary>
/// Executes a prepared operation on the engine's own strategy, which runs its plan. What the engine's executer would work out for each request (validation,
/// arguments, merged fields, listeners, metrics) is prepared or not there.
/// </summary>
internal sealed class OperationExecuter(ISchema schema, Surprises surprises, IServiceProvider services)
{
    private readonly PlannedStrategy _strategy = new(surprises);

    /// <summary>Runs the operation. Errors of fields stand in the result beside its data.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="arguments">The arguments of its fields.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="happened">Of a subscription the event: the source of its root field.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Executed> ExecuteAsync(
        PreparedOperation operation, Variables variables, ArgumentTable arguments, Caller? caller, object? happened, CancellationToken cancellation)
    {
        using var context = new ExecutionContext
        {
            Document = operation.Document,
            Operation = operation.Definition,
            Schema = schema,
            RootValue = happened,
            UserContext = new RequestContext(caller, operation),
            Variables = variables,
            ArgumentValues = arguments,
            Errors = [],
            InputExtensions = Inputs.Empty,
            OutputExtensions = [],
            Metrics = Metrics.None,
            // The root provider: resolvers are given singletons only, and a scope would be made for nothing.
            RequestServices = services,
            CancellationToken = cancellation,
            ExecutionStrategy = _strategy,
        };
        var result = await _strategy.ExecuteAsync(context);
        return new Executed((RootExecutionNode?)result.Data, context.Errors);
    }
}

/// <summary>What an operation came to.</summary>
/// <param name="Data">The tree of the answer; null when an error reached the top.</param>
/// <param name="Errors">The errors, each with its path.</param>
internal readonly record struct Executed(RootExecutionNode? Data, ExecutionErrors Errors);
