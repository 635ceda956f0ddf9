using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Operations;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Bureau.Api.GraphQL.Execution;

/// <summary>Runs a query by its plan: sibling fields at the same time.</summary>
internal sealed class PlannedQueryStrategy(Surprises surprises) : ParallelExecutionStrategy
{
    public override Dictionary<string, (GraphQLField field, FieldType fieldType)>? GetSubFields(ExecutionContext context, ExecutionNode node) =>
        Plan.SubFields(context, node);

    protected override void SetSubFieldNodes(ExecutionContext context, ObjectExecutionNode parent)
    {
        var fields = Plan.FieldsOf(context, parent);
        var nodes = new ExecutionNode[fields.Length];
        for (var i = 0; i < nodes.Length; i++)
            nodes[i] = BuildExecutionNode(parent, fields[i].Definition.ResolvedType!, fields[i], fields[i].Definition);
        parent.SubFields = nodes;
    }

    protected override Task<bool> ProcessNodeUnhandledExceptionAsync(ExecutionContext context, ExecutionNode node, Exception ex)
    {
        SetNodeError(context, node, surprises.Report(ex, Plan.Coordinate(node)));
        return Task.FromResult(false);
    }

    // An error that the engine or a resolver threw is a surprise too: what is expected is refused by value.
    protected override void SetNodeError(ExecutionContext context, ExecutionNode node, ExecutionError error) =>
        base.SetNodeError(context, node, error as RefusalError ?? surprises.Report(error, Plan.Coordinate(node)));
}

/// <summary>Runs a mutation by its plan: one field after another.</summary>
internal sealed class PlannedMutationStrategy(Surprises surprises) : SerialExecutionStrategy
{
    public override Dictionary<string, (GraphQLField field, FieldType fieldType)>? GetSubFields(ExecutionContext context, ExecutionNode node) =>
        Plan.SubFields(context, node);

    protected override void SetSubFieldNodes(ExecutionContext context, ObjectExecutionNode parent)
    {
        var fields = Plan.FieldsOf(context, parent);
        var nodes = new ExecutionNode[fields.Length];
        for (var i = 0; i < nodes.Length; i++)
            nodes[i] = BuildExecutionNode(parent, fields[i].Definition.ResolvedType!, fields[i], fields[i].Definition);
        parent.SubFields = nodes;
    }

    protected override Task<bool> ProcessNodeUnhandledExceptionAsync(ExecutionContext context, ExecutionNode node, Exception ex)
    {
        SetNodeError(context, node, surprises.Report(ex, Plan.Coordinate(node)));
        return Task.FromResult(false);
    }

    // An error that the engine or a resolver threw is a surprise too: what is expected is refused by value.
    protected override void SetNodeError(ExecutionContext context, ExecutionNode node, ExecutionError error) =>
        base.SetNodeError(context, node, error as RefusalError ?? surprises.Report(error, Plan.Coordinate(node)));
}

/// <summary>What the strategies look up in the plan.</summary>
file static class Plan
{
    public static PlannedField[] FieldsOf(ExecutionContext context, ObjectExecutionNode parent)
    {
        var selection = parent.Field is PlannedField field
            ? field.BelowFor(parent.GetObjectGraphType(context.Schema)!)
            : ((RequestContext)context.UserContext).Operation.Root;
        return selection.Included(context.Variables);
    }

    /// <summary>For a resolver that asks for <c>SubFields</c>: known below an object type, null below a leaf or an abstract type.</summary>
    public static Dictionary<string, (GraphQLField Field, FieldType FieldType)>? SubFields(ExecutionContext context, ExecutionNode node) =>
        node.Field is PlannedField { Below: [var below] }
            ? below.Included(context.Variables).ToDictionary(field => field.Key.Value, field => ((GraphQLField)field, field.Definition), StringComparer.Ordinal)
            : null;

    public static string Coordinate(ExecutionNode node) => node.Field is PlannedField field ? field.Coordinate : "the operation";
}
