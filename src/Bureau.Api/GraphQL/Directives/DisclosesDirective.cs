using GraphQL.Types;
using GraphQLParser.AST;

namespace Bureau.Api.GraphQL.Directives;

/// <summary>The definition of <c>@discloses</c>.</summary>
internal sealed class DisclosesDirective : Directive
{
    public const string DirectiveName = "discloses";

    public DisclosesDirective()
        : base(DirectiveName, DirectiveLocation.FieldDefinition)
    {
        Description = "Which section of the credit file this field reveals. The consent must cover it: "
            + "else the field is null, with the error SECTION_NOT_COVERED at its path. Every selection of it is recorded in the inquiry ledger.";
        Arguments = new QueryArguments(new QueryArgument<NonNullGraphType<SectionGraphType>> { Name = "section", Description = "The section." });
    }

    public override bool? Introspectable => true;
}
