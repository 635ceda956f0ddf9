using GraphQL.Types;
using GraphQLParser.AST;

namespace Bureau.Api.GraphQL.Directives;

/// <summary>The definition of <c>@listSize</c>, after the IBM cost specification.</summary>
internal sealed class ListSizeDirective : Directive
{
    public const string DirectiveName = "listSize";

    public ListSizeDirective()
        : base(DirectiveName, DirectiveLocation.FieldDefinition)
    {
        Description = "How many items this field returns at most: what one item costs is counted so many times.";
        Arguments = new QueryArguments(
            new QueryArgument<IntGraphType> { Name = "assumedSize", Description = "The size when no slicing argument gives it." },
            new QueryArgument<ListGraphType<NonNullGraphType<StringGraphType>>> { Name = "slicingArguments", Description = "Arguments that bound the size." },
            new QueryArgument<ListGraphType<NonNullGraphType<StringGraphType>>> { Name = "sizedFields", Description = "Fields of the returned object that hold the list." },
            new QueryArgument<BooleanGraphType> { Name = "requireOneSlicingArgument", DefaultValue = true, Description = "Whether exactly one slicing argument must be given." });
    }

    public override bool? Introspectable => true;
}
