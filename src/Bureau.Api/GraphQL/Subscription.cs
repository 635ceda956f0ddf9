namespace Bureau.Api.GraphQL;

/// <summary>What is told when it happens, over a web socket or as server-sent events.</summary>
/// <remarks>
/// Rooms add their fields as for <see cref="Query"/>, each with an <see cref="Subscriptions.IEventSource"/> of the same name that gives the events. The resolver is run for each event, which is
/// its source, under everything that guards a query.
/// </remarks>
public sealed partial class Subscription
{
    private Subscription()
    {
    }
}
