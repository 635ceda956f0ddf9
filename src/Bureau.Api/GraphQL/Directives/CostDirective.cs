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
        : base(
            DirectiveName,
            DirectiveLocation.ArgumentDefinition,
            DirectiveLocation.Enum,
            DirectiveLocation.FieldDefinition,
            DirectiveLocation.InputFieldDefinition,
            DirectiveLocation.Object,
            DirectiveLocation.Scalar)
    {
        Description = "What one use costs, without what stands below it. Without it a field, an argument or an input field weighs 1 when it holds objects and 0 otherwise, an object "
            + "1, a scalar or an enum 0. docs/cost.md says how they add up.";
        Arguments = new QueryArguments(new QueryArgument<NonNullGraphType<StringGraphType>>
        {
            Name = "weight",
            Description = "A decimal number. Below zero only on an argument or an input field; a field never costs less than 0.",
        });
    }

    public override bool? Introspectable => true;
}
