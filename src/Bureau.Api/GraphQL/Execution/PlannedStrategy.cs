using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Operations;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Bureau.Api.GraphQL.Execution;

/// <summary>Runs an operation by its plan: the root fields of a mutation one after another, all other siblings at the same time.</summary>
internal sealed class PlannedStrategy(Surprises surprises) : ParallelExecutionStrategy
{
    public override async Task ExecuteNodeTreeAsync(ExecutionContext context, ExecutionNode rootNode)
    {
        if (context.Operation.Operation != OperationType.Mutation)
        {
            await base.ExecuteNodeTreeAsync(context, rootNode);
            return;
        }
        foreach (var field in ((RootExecutionNode)rootNode).SubFields!)
            await base.ExecuteNodeTreeAsync(context, field);
    }

    /// <summary>For a resolver that asks for <c>SubFields</c>: known below an object type, null below a leaf or an abstract type.</summary>
    public override Dictionary<string, (GraphQLField field, FieldType fieldType)>? GetSubFields(ExecutionContext context, ExecutionNode node) =>
        node.Field is PlannedField { Below: [var below] }
            ? below.Included(context.Variables).ToDictionary(field => field.Key.Value, field => ((GraphQLField)field, field.Definition), StringComparer.Ordinal)
            : null;

    protected override void SetSubFieldNodes(ExecutionContext context, ObjectExecutionNode parent)
    {
        var selection = parent.Field is PlannedField field
            ? field.BelowFor(parent.GetObjectGraphType(context.Schema)!)
            : ((RequestContext)context.UserContext).Operation.Root;
        var fields = selection.Included(context.Variables);
        var nodes = new ExecutionNode[fields.Length];
        for (var i = 0; i < nodes.Length; i++)
            nodes[i] = BuildExecutionNode(parent, fields[i].Definition.ResolvedType!, fields[i], fields[i].Definition);
        parent.SubFields = nodes;
    }

    protected override Task<bool> ProcessNodeUnhandledExceptionAsync(ExecutionContext context, ExecutionNode node, Exception ex)
    {
        SetNodeError(context, node, surprises.Report(ex, CoordinateOf(node)));
        return Task.FromResult(false);
    }

    // An error that the engine or a resolver threw is a surprise too: what is expected is refused by value.
    protected override void SetNodeError(ExecutionContext context, ExecutionNode node, ExecutionError error) =>
        base.SetNodeError(context, node, error as RefusalError ?? surprises.Report(error, CoordinateOf(node)));

    private static string CoordinateOf(ExecutionNode node) => ((PlannedField)node.Field).Coordinate;
}
