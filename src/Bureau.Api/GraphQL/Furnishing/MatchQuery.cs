using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Furnishing;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>Whose furnished rows are.</content>
public sealed partial class Query
{
    /// <summary>Furnished rows that wait until somebody decides whose they are, those that have waited longest first.</summary>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="after">The cursor of the last review of the page before.</param>
    [Tier(Tier.Operator), Cost(10), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
    public static async Task<MatchReviewConnection?> MatchReviews(
        [FromServices] ReviewMatches reviews, IResolveFieldContext context, CancellationToken cancellation, int first = 20, string? after = null) =>
        await context.PageAsync(
            first, after, Cursor.InTime, async (most, place) => await reviews.OpenAsync(most, place, cancellation),
            (found, more) => new MatchReviewConnection(found, more));
}
