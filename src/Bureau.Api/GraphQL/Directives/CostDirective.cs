using GraphQL.Types;
using GraphQLParser.AST;

namespace Bureau.Api.GraphQL.Directives;

/// <summary>
/// The definition of <c>@cost</c> in the form of the IBM cost specification (<see href="https://ibm.github.io/graphql-specs/cost-spec.html"/>):
/// the weight is a string there, because Int would forbid fractions and Float would not print exactly, and gateways that read the
/// directive expect that form.
/// </summary>
internal sealed class CostDirective : Directive
{
    public const string DirectiveName = "cost";

    public CostDirective()
        : base(DirectiveName, DirectiveLocation.FieldDefinition)
    {
        Description = "What one selection of this field costs, without what is selected below it. A field that carries none costs 1 when it returns an object or a "
            + "list of objects, else 0.";
        Arguments = new QueryArguments(new QueryArgument<NonNullGraphType<StringGraphType>> { Name = "weight", Description = "A decimal number, not negative." });
    }

    public override bool? Introspectable => true;
}
