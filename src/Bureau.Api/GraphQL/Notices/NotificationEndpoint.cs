using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Notices;

namespace Bureau.Api.GraphQL.Notices;

/// <summary>A place where you are told.</summary>
[Unprotected("Beneath webhooks, me.alerts and the mutations that make one, which show a caller its own.")]
public sealed class NotificationEndpoint(DeliveryEndpoint endpoint)
{
    /// <summary>Identity.</summary>
    public DeliveryEndpointId Id => endpoint.Id;

    /// <summary>How you are told.</summary>
    public DeliveryChannel Channel => endpoint.Channel;

    /// <summary>The URL or the e-mail address.</summary>
    public string Target => endpoint.Address;

    /// <summary>Whether you are told of each inquiry, too.</summary>
    public bool Inquiries => endpoint.TellsInquiries;

    /// <summary>Since when.</summary>
    public DateTimeOffset CreatedAt => endpoint.CreatedAt;
}

/// <summary>A webhook with its secret.</summary>
[Unprotected("Beneath registerWebhook and addAlertWebhook alone.")]
public sealed class NewWebhook(RegisteredWebhook webhook)
{
    /// <summary>The webhook.</summary>
    public NotificationEndpoint Endpoint => new(webhook.Endpoint);

    /// <summary>With what notices are signed (Standard Webhooks): shown this once, so keep it.</summary>
    public string Secret => webhook.Secret;
}

/// <summary>That notices were read.</summary>
[Unprotected("Beneath markNoticesRead and acknowledgeNotices alone.")]
public sealed class NoticesMarked(NoticesRead read)
{
    /// <summary>How many of those that you named are yours.</summary>
    public int Count => read.Count;

    /// <summary>When; a notice that was read before keeps its time.</summary>
    public DateTimeOffset At => read.At;
}

/// <summary>That nothing is sent somewhere any more.</summary>
[Unprotected("Beneath removeWebhook and removeAlert alone.")]
public sealed class EndpointRemoved(RemovedEndpoint removed)
{
    /// <summary>Identity of the place.</summary>
    public DeliveryEndpointId Id => removed.Id;

    /// <summary>Since when.</summary>
    public DateTimeOffset RemovedAt => removed.At;
}
