using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.IdentityChanges;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.IdentityChanges;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>Who people are, under dual control.</content>
public sealed partial class Query
{
    /// <summary>Deaths, merges and new numbers that operators have proposed, newest first: what waits for another operator, or with <c>open: false</c> what was decided, too.</summary>
    /// <param name="open">Whether only what waits.</param>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="after">The cursor of the last change of the page before.</param>
    [Tier(Tier.Operator), Cost(10), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
    public static async Task<IdentityChangeConnection?> IdentityChanges(
        [FromServices] ReadIdentityChanges read, IResolveFieldContext context, CancellationToken cancellation, bool open = true, int first = 20, string? after = null) =>
        await context.PageAsync(
            first, after, Cursor.InTime, async (most, place) => await read.ExecuteAsync(open, most, place, cancellation),
            (found, more) => new IdentityChangeConnection(found, more));
}
