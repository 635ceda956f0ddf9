using Bureau.Api.Access;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Furnishing;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>Whose furnished rows are.</content>
public sealed partial class Mutation
{
    /// <summary>
    /// You say whose the rows of a review are. SAME brings them into the person's file, at a new version; DIFFERENT drops them. It is recorded that you decided, when and why, and later
    /// rows of the same account, number, name and birth date go the same way.
    /// </summary>
    /// <param name="input">The decision.</param>
    [Tier(Tier.Operator), Cost(10)]
    public static async Task<MatchDecided?> DecideMatch(
        [FromServices] ReviewMatches reviews, IResolveFieldContext context, DecideMatchInput input, CancellationToken cancellation) =>
        context.Answer(await reviews.DecideAsync(input.Review, input.Verdict, input.Because, context.Caller().AsAsker(), cancellation)) is { } decided ? new(decided) : null;
}
