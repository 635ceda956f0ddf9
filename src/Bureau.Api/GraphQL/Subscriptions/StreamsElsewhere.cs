using GraphQL;
using GraphQL.Resolvers;

namespace Bureau.Api.GraphQL.Subscriptions;

/// <summary>What the engine wants of every field of a subscription. It never asks for it: <see cref="FollowEvents"/> takes the events from an <see cref="IEventSource"/>.</summary>
internal sealed class StreamsElsewhere : ISourceStreamResolver
{
    public static readonly StreamsElsewhere Instance = new();

    public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context) => throw new InvalidOperationException("Events do not come through the engine.");
}
