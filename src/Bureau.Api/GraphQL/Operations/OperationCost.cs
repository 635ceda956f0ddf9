using Bureau.Domain;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Bureau.Api.GraphQL.Operations;

/// <summary>
/// What an operation costs, by <c>@cost</c> and <c>@listSize</c> as the IBM cost specification counts them
/// (<see href="https://ibm.github.io/graphql-specs/cost-spec.html"/>, section 5.3). What does not depend on the request is added up once.
/// </summary>
internal sealed class OperationCost
{
    private readonly SelectionCost _root;

    /// <summary>Prepares the cost of an operation.</summary>
    /// <param name="root">Its plan.</param>
    /// <param name="definition">Itself, for the defaults of its variables.</param>
    /// <param name="schema">The schema, whose objects have a type each.</param>
    /// <param name="introspection">What a look at the schema costs, whatever it selects.</param>
    public OperationCost(PlannedSelection root, GraphQLOperationDefinition definition, ISchema schema, double introspection) =>
        _root = new SelectionCost(root, null, new CostPlan(definition, schema, introspection));

    /// <summary>The most that one request can cost: known before anything runs, and the same for literals and variables.</summary>
    /// <param name="request">The request.</param>
    /// <param name="refusal">Why there is none: a list lacks the argument that bounds it.</param>
    public Cost Of(in CostRequest request, out Refusal? refusal)
    {
        refusal = null;
        return _root.Of(request, 0, ref refusal);
    }

    /// <summary>
    /// What a request came to: every field that was asked for an answer, refused or not, and every value that was returned. Never more than <see cref="Of"/>, as long as lists keep their sizes.
    /// </summary>
    /// <param name="data">What was returned; null when nothing was.</param>
    /// <param name="request">The request.</param>
    public Cost ActualOf(RootExecutionNode? data, in CostRequest request) => data is null ? default : _root.ActualOf(data, request);
}

/// <summary>What the parts of an operation's cost are made from.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Schema">The schema.</param>
/// <param name="Introspection">What a look at the schema costs.</param>
internal sealed record CostPlan(GraphQLOperationDefinition Operation, ISchema Schema, double Introspection);
