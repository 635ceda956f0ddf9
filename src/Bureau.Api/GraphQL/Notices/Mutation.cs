using Bureau.Api.Access;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Notices;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>Where you are told, and what you have read.</content>
public sealed partial class Mutation
{
    /// <summary>Your notices are posted there from now on, signed with the secret that this answers. At most 5.</summary>
    /// <param name="url">An https URL of a public host, without user name, password or fragment.</param>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender, Tier.Business, Tier.Furnisher, Tier.Authority), Cost(5)]
    public static async Task<NewWebhook?> RegisterWebhook([FromServices] ChooseDelivery delivery, IResolveFieldContext context, string url, CancellationToken cancellation) =>
        context.Answer(await delivery.AddWebhookAsync(context.Caller().AsAsker().Partner, url, cancellation)) is { } webhook ? new(webhook) : null;

    /// <summary>Nothing is posted there any more, nor what was still to be.</summary>
    /// <param name="webhook">As <c>webhooks</c> lists it.</param>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender, Tier.Business, Tier.Furnisher, Tier.Authority), Cost(5)]
    public static async Task<EndpointRemoved?> RemoveWebhook(
        [FromServices] ChooseDelivery delivery, IResolveFieldContext context, DeliveryEndpointId webhook, CancellationToken cancellation) =>
        context.Answer(await delivery.RemoveAsync(context.Caller().AsAsker().Partner, webhook, cancellation)) is { } removed ? new(removed) : null;

    /// <summary>You have read these notices.</summary>
    /// <param name="notices">1 to 100 of yours.</param>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender, Tier.Business, Tier.Furnisher, Tier.Authority, Tier.Operator), Cost(5)]
    public static async Task<NoticesMarked?> AcknowledgeNotices(
        [FromServices] ReadNotices read, IResolveFieldContext context, IReadOnlyList<NoticeId> notices, CancellationToken cancellation)
    {
        var asker = context.Caller().AsAsker();
        return context.Answer(await read.MarkReadAsync(asker.Partner, asker.Tier, notices, cancellation)) is { } marked ? new(marked) : null;
    }

    /// <summary>You are told by e-mail from now on that there is something to read; the letter says nothing of your file. At most 5 places.</summary>
    /// <param name="email">Where to.</param>
    /// <param name="inquiries">Whether you want to be told of each inquiry, too.</param>
    [Tier(Tier.Subject), Cost(5)]
    public static async Task<NotificationEndpoint?> AddAlertEmail(
        [FromServices] ChooseDelivery delivery, IResolveFieldContext context, string email, CancellationToken cancellation, bool inquiries = false) =>
        context.Answer(await delivery.AddEmailAsync(context.Caller().AsSubject(), email, inquiries, cancellation)) is { } endpoint ? new(endpoint) : null;

    /// <summary>Your notices are posted there from now on, signed with the secret that this answers. At most 5 places.</summary>
    /// <param name="url">An https URL of a public host, without user name, password or fragment.</param>
    /// <param name="inquiries">Whether you want to be told of each inquiry, too.</param>
    [Tier(Tier.Subject), Cost(5)]
    public static async Task<NewWebhook?> AddAlertWebhook(
        [FromServices] ChooseDelivery delivery, IResolveFieldContext context, string url, CancellationToken cancellation, bool inquiries = false) =>
        context.Answer(await delivery.AddWebhookAsync(context.Caller().AsSubject(), url, inquiries, cancellation)) is { } webhook ? new(webhook) : null;

    /// <summary>You are told there no more.</summary>
    /// <param name="alert">As <c>me.alerts</c> lists it.</param>
    [Tier(Tier.Subject), Cost(5)]
    public static async Task<EndpointRemoved?> RemoveAlert(
        [FromServices] ChooseDelivery delivery, IResolveFieldContext context, DeliveryEndpointId alert, CancellationToken cancellation) =>
        context.Answer(await delivery.RemoveAsync(context.Caller().AsSubject(), alert, cancellation)) is { } removed ? new(removed) : null;

    /// <summary>You have read these notices.</summary>
    /// <param name="notices">1 to 100 of yours.</param>
    [Tier(Tier.Subject), Cost(5)]
    public static async Task<NoticesMarked?> MarkNoticesRead(
        [FromServices] ReadNotices read, IResolveFieldContext context, IReadOnlyList<NoticeId> notices, CancellationToken cancellation) =>
        context.Answer(await read.MarkReadAsync(context.Caller().AsSubject(), notices, cancellation)) is { } marked ? new(marked) : null;
}
