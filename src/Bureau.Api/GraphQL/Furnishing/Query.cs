using Bureau.Api.Access;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Furnishing;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>What a furnisher sees: what it sent.</content>
public sealed partial class Query
{
    /// <summary>The files and batches that you sent, newest first.</summary>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="after">The cursor of the last batch of the page before.</param>
    [Tier(Tier.Furnisher), Cost(5), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
    public static async Task<FurnishedBatchConnection?> FurnishedBatches(
        [FromServices] ReadFurnished read, IResolveFieldContext context, CancellationToken cancellation, int first = 20, string? after = null) =>
        await context.PageAsync(
            first, after, Cursor.InTime, async (most, place) => (IReadOnlyList<FurnishingBatch>?)context.Answer(await read.BatchesAsync(context.Caller().AsAsker(), most, place, cancellation)),
            (found, more) => new FurnishedBatchConnection(found, more));

    /// <summary>An account that you report, by its present number or one that it had before. An account of another furnisher answers like one that does not exist.</summary>
    /// <param name="accountNumber">Your number of the account.</param>
    [Tier(Tier.Furnisher), Cost(5)]
    public static async Task<FurnishedTradeline?> FurnishedTradeline(
        [FromServices] ReadFurnished read, IResolveFieldContext context, string accountNumber, CancellationToken cancellation) =>
        context.Answer(await read.TradelineAsync(context.Caller().AsAsker(), accountNumber, cancellation)) is { } tradeline ? new(tradeline) : null;
}
