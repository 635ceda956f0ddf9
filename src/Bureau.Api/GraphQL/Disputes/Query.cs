using Bureau.Api.Access;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Disputes;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Disputes;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>Objections, for whoever is to answer them.</content>
public sealed partial class Query
{
    /// <summary>Objections to entries that you report, oldest first.</summary>
    /// <param name="status">Only those that stand so now.</param>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="after">The cursor of the last dispute of the page before.</param>
    [Tier(Tier.Furnisher, Tier.Authority), Cost(5), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
    public static async Task<DisputeConnection?> Disputes(
        [FromServices] ReadDisputes read, IResolveFieldContext context, CancellationToken cancellation, DisputeStatus? status = null, int first = 20, string? after = null) =>
        await context.PageAsync(
            first, after, Cursor.InTime, async (most, place) => (IReadOnlyList<DisputeView>?)context.Answer(await read.OfPartnerAsync(context.Caller().AsAsker(), status, most, place, cancellation)),
            (found, more) => new DisputeConnection(found, more));
}
