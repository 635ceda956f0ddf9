using Bureau.Api.Access;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Notices;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>What partners and operators are told.</content>
public sealed partial class Query
{
    /// <summary>What you are told, newest first; to an operator, what all operators are told. It is complete, whether or not a webhook received it.</summary>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="after">The cursor of the last notice of the page before.</param>
    /// <param name="unread">Only those that you have not acknowledged.</param>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender, Tier.Business, Tier.Furnisher, Tier.Authority, Tier.Operator)]
    [Cost(5), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
    public static async Task<NoticeConnection?> Notices(
        [FromServices] ReadNotices notices, IResolveFieldContext context, CancellationToken cancellation, int first = 20, string? after = null, bool unread = false)
    {
        var asker = context.Caller().AsAsker();
        return await context.PageAsync(
            first, after, Cursor.InTime, async (most, place) => await notices.OfPartnerAsync(asker.Partner, asker.Tier, unread, most, place, cancellation),
            (found, more) => new NoticeConnection(found, more));
    }

    /// <summary>Where your notices are posted.</summary>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender, Tier.Business, Tier.Furnisher, Tier.Authority), Cost(2), ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<NotificationEndpoint>?> Webhooks([FromServices] ChooseDelivery delivery, IResolveFieldContext context, CancellationToken cancellation) =>
        [.. (await delivery.OfPartnerAsync(context.Caller().AsAsker().Partner, cancellation)).Select(endpoint => new NotificationEndpoint(endpoint))];

    /// <summary>Notices that could not be delivered in three days, newest first.</summary>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="after">The cursor of the last notice of the page before.</param>
    [Tier(Tier.Operator), Cost(5), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
    public static async Task<UndeliveredNoticeConnection?> UndeliveredNotices(
        [FromServices] ReadNotices notices, IResolveFieldContext context, CancellationToken cancellation, int first = 20, string? after = null) =>
        await context.PageAsync(
            first, after, Cursor.InTime, async (most, place) => await notices.UndeliveredAsync(most, place, cancellation),
            (found, more) => new UndeliveredNoticeConnection(found, more));
}
