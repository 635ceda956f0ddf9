using GraphQL.Types;
using GraphQLParser.AST;

namespace Bureau.Api.GraphQL.Directives;

/// <summary>The definition of <c>@tier</c>.</summary>
internal sealed class TierDirective : Directive
{
    public const string DirectiveName = "tier";

    public TierDirective()
        : base(DirectiveName, DirectiveLocation.FieldDefinition)
    {
        Description = "Who may select this field. For everybody else it is null, with the error FORBIDDEN_FIELD at its path.";
        Arguments = new QueryArguments(new QueryArgument<NonNullGraphType<ListGraphType<NonNullGraphType<TierGraphType>>>>
        {
            Name = "anyOf",
            Description = "The tiers that may; a caller has exactly one.",
        });
    }

    public override bool? Introspectable => true;
}
