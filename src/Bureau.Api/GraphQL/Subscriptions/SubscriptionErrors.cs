using Bureau.Domain;

namespace Bureau.Api.GraphQL.Subscriptions;

/// <summary>A subscription asked for by a plain request.</summary>
public sealed record SubscriptionNeedsStream() : Refusal(
    "SUBSCRIPTION_NEEDS_STREAM", "A subscription has more than one answer. Ask over a web socket of the protocol graphql-transport-ws, or accept text/event-stream.");

/// <summary><see cref="SubscriptionsOptions.OfOneCaller"/>.</summary>
public sealed record TooManySubscriptions() : Refusal("TOO_MANY_SUBSCRIPTIONS", "You have as many subscriptions open as one caller may at the same time, counted over all nodes; end one first.");

/// <summary>A subscription of no field, or of several: which one it is depends on conditions.</summary>
public sealed record SubscriptionOfOneField() : Refusal("SUBSCRIPTION_OF_ONE_FIELD", "A subscription has exactly one field, whatever its conditions come to.");
