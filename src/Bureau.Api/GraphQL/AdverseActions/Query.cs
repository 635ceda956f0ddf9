using Bureau.Api.Access;
using Bureau.Api.GraphQL.AdverseActions;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.AdverseActions;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>Decisions that somebody is to look at.</content>
public sealed partial class Query
{
    /// <summary>Decisions of yours that their persons ask somebody to look at, oldest first; an operator sees those of every partner, without anybody's words.</summary>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="after">The cursor of the last review of the page before.</param>
    /// <param name="open">Only those whose outcome is still to come (true) or on record (false).</param>
    /// <param name="overdue">Only those whose outcome is late.</param>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender, Tier.Operator), Cost(5), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
    public static async Task<HumanReviewConnection?> HumanReviews(
        [FromServices] ReadAdverseActions read, IResolveFieldContext context, CancellationToken cancellation, int first = 20, string? after = null, bool? open = null, bool overdue = false)
    {
        var asker = context.Caller().AsAsker();
        return await context.PageAsync(
            first, after, Cursor.InTime, async (most, place) => await read.ReviewsAsync(asker.Partner, asker.Tier, open, overdue, most, place, cancellation),
            (found, more) => new HumanReviewConnection(found, more));
    }
}
