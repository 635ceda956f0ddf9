using Bureau.Api.Access;
using Bureau.Api.GraphQL.Corrections;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Corrections;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>Values that partners were given and that are others now.</content>
public sealed partial class Query
{
    /// <summary>
    /// Which of your answers were wrong, newest first; acknowledge each. An operator sees those of all partners that nobody has acknowledged.
    /// </summary>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="after">The cursor of the last recall of the page before.</param>
    /// <param name="unacknowledged">Only those that you have not acknowledged.</param>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender, Tier.Operator), Cost(10)]
    [ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
    public static async Task<RecallConnection?> CorrectionRecalls(
        [FromServices] AcknowledgeRecall recalls, IResolveFieldContext context, CancellationToken cancellation, int first = 20, string? after = null, bool unacknowledged = false)
    {
        var asker = context.Caller().AsAsker();
        return await context.PageAsync(
            first, after, Cursor.InTime,
            async (most, place) => asker.Tier is Tier.Operator
                ? await recalls.UnacknowledgedAsync(most, place, cancellation)
                : await recalls.OfPartnerAsync(asker.Partner, unacknowledged, most, place, cancellation),
            (found, more) => new RecallConnection(found, more));
    }
}
