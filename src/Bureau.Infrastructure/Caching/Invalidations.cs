using System.Security.Cryptography;
using Bureau.Infrastructure.Redis;
using Bureau.Infrastructure.Secrets;
using StackExchange.Redis;
using ZiggyCreatures.Caching.Fusion;
using ZiggyCreatures.Caching.Fusion.Backplane;

namespace Bureau.Infrastructure.Caching;

/// <summary>
/// Tells the other nodes what they must forget, on a channel of Redis. Messages are sealed, since they name subjects and consents, and what does not open is not listened to. A
/// message may be lost: what it would have made forgotten is compared at the commit, and runs out.
/// </summary>
internal sealed class Invalidations : IFusionCacheBackplane
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly RedisConnection redis;
    private readonly CacheCounts counts;
    private readonly SealingKey sealing;
    private readonly RedisChannel channel;
    private BackplaneSubscriptionOptions? listener;
    private Action? unsubscribe;

    public Invalidations(RedisConnection redis, byte[] secret, CacheCounts counts)
    {
        (this.redis, this.counts) = (redis, counts);
        var name = $"{redis.Prefix}:cache:invalidations:1";
        channel = RedisChannel.Literal(name);
        sealing = new SealingKey(secret, $"bureau cache invalidations 1 {name}");
    }

    public async ValueTask SubscribeAsync(BackplaneSubscriptionOptions options)
    {
        listener = options;
        var multiplexer = await redis.MultiplexerAsync();
        multiplexer.ConnectionRestored += Reconnected;
        var subscriber = multiplexer.GetSubscriber();
        unsubscribe = () =>
        {
            multiplexer.ConnectionRestored -= Reconnected;
            subscriber.Unsubscribe(channel, Received, CommandFlags.FireAndForget);
        };
        try
        {
            await subscriber.SubscribeAsync(channel, Received);
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException)
        {
            // The multiplexer knows of the subscription and makes it when it is connected.
            counts.Failed(failure is TimeoutException ? RedisFailure.Late : RedisFailure.Refused);
        }
    }

    public ValueTask UnsubscribeAsync()
    {
        Unsubscribe();
        return ValueTask.CompletedTask;
    }

    public void Unsubscribe()
    {
        listener = null;
        Interlocked.Exchange(ref unsubscribe, null)?.Invoke();
    }

    public async ValueTask PublishAsync(BackplaneMessage message, FusionCacheEntryOptions options, CancellationToken token = default)
    {
        var multiplexer = await redis.MultiplexerAsync().WaitAsync(Patience, token);
        await multiplexer.GetSubscriber().PublishAsync(channel, sealing.Seal(BackplaneMessage.ToByteArray(message))).WaitAsync(Patience, token);
        counts.Sent();
    }

    void IFusionCacheBackplane.Subscribe(BackplaneSubscriptionOptions options) => throw new NotSupportedException("Redis is asked asynchronously.");

    void IFusionCacheBackplane.Publish(BackplaneMessage message, FusionCacheEntryOptions options, CancellationToken token) =>
        throw new NotSupportedException("Redis is asked asynchronously.");

    private void Received(RedisChannel from, RedisValue message)
    {
        if (listener is not { IncomingMessageHandlerAsync: { } hear } listening || Open(message) is not { } opened || opened.SourceId == listening.CacheInstanceId)
            return;
        counts.Received();
        _ = hear(opened).AsTask();
    }

    private BackplaneMessage? Open(byte[]? message)
    {
        try
        {
            return message is null ? null : BackplaneMessage.FromByteArray(sealing.Open(message));
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException or ArgumentException)
        {
            counts.Failed(failure is CryptographicException ? RedisFailure.Unauthentic : RedisFailure.Unreadable);
            return null;
        }
    }

    private void Reconnected(object? sender, ConnectionFailedEventArgs connection)
    {
        if (connection.ConnectionType is ConnectionType.Subscription)
            listener?.ConnectHandler?.Invoke(new BackplaneConnectionInfo(true));
    }
}
