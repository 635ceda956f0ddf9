using Bureau.Infrastructure.Redis;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ZiggyCreatures.Caching.Fusion;
using ZiggyCreatures.Caching.Fusion.Events;

namespace Bureau.Infrastructure.Caching;

/// <summary>
/// What a node remembers of the store, in its memory and, of some kinds, in Redis. Nothing here is relied on: the commit compares versions, and a no is decided on live
/// facts. So only what lets an inquiry pass is remembered, and losing or keeping an entry too long costs time, never a wrong answer. docs/caching.md says for each
/// <see cref="FactName"/> what its key is made of, how long it lasts and where.
/// </summary>
internal sealed partial class FactCache : IDisposable
{
    /// <summary>In units of about half a kilobyte, some 100 MB.</summary>
    private const int Capacity = 200_000;

    /// <summary>How many failed invalidations are kept to be sent when Redis is back. What is left out is bounded by how long facts last.</summary>
    private const int AwaitingRedis = 10_000;

    /// <summary>For how long nobody asks a Redis that has failed.</summary>
    private static readonly TimeSpan RedisRests = TimeSpan.FromSeconds(2);

    private readonly MemoryCache memory;
    private readonly FusionCache cache;
    private readonly ILogger log;

    /// <param name="capacity">Of the memory, in units of about half a kilobyte.</param>
    public FactCache(int capacity = Capacity)
        : this(capacity, NullLogger.Instance)
    {
    }

    /// <param name="redis">What other nodes share; null: this node works alone.</param>
    /// <param name="secret">The bureau's secret, from which the keys are derived that seal what goes to Redis.</param>
    /// <param name="log">Told when Redis fails and when it is back.</param>
    public FactCache(RedisConnection? redis, byte[] secret, ILogger<FactCache> log)
        : this(Capacity, log)
    {
        if (redis is null)
            return;
        var entries = new SealedEntries(redis, secret, Counts);
        cache.SetupDistributedCache(entries, new FactSerializer());
        cache.SetupBackplane(new Invalidations(redis, secret, Counts));
    }

    private FactCache(int capacity, ILogger log)
    {
        this.log = log;
        memory = new(new MemoryCacheOptions { SizeLimit = capacity });
        cache = new(
            new FusionCacheOptions
            {
                CacheName = "facts",
                DisableTagging = true,
                DistributedCacheKeyModifierMode = CacheKeyModifierMode.None,
                DistributedCacheCircuitBreakerDuration = RedisRests,
                BackplaneCircuitBreakerDuration = RedisRests,
                AutoRecoveryDelay = RedisRests,
                AutoRecoveryMaxItems = AwaitingRedis,
                EnableSyncEventHandlersExecution = true,
                PreferSyncSerialization = true,
            },
            memory);
        cache.Events.FailSafeActivate += (_, entry) => Counts.Stale(entry.Key);
        cache.Events.Memory.Eviction += (_, entry) => Counts.Evicted(entry.Key, entry.Reason);
        cache.Events.Distributed.Hit += (_, entry) => Counts.FoundInRedis(entry.Key);
        cache.Events.Distributed.DeserializationError += (_, _) => Counts.Failed(RedisFailure.Unreadable);
        cache.Events.Distributed.SerializationError += (_, _) => Counts.Failed(RedisFailure.Unreadable);
        cache.Events.Distributed.CircuitBreakerChange += TellOfRedis;
    }

    /// <summary>What became of look-ups.</summary>
    public CacheCounts Counts { get; } = new();

    /// <summary>The fact that is remembered, or else the one read now, by one reader for all who ask at once. One that may not be remembered is returned and forgotten.</summary>
    /// <param name="kind">How it is remembered.</param>
    /// <param name="key">Its name, which begins with that of the kind and a colon.</param>
    /// <param name="state">What the reading needs; so a hit makes no closure.</param>
    /// <param name="read">Reads it in the store.</param>
    /// <param name="isNamed">Whether what was read is what the key names; null: always.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public ValueTask<T?> FindAsync<T, TState>(
        FactKind<T> kind, string key, TState state, Func<TState, CancellationToken, ValueTask<T?>> read, Func<TState, T, bool>? isNamed, CancellationToken cancellation)
        where T : class
    {
        var known = cache.TryGet<T?>(key, kind.FromMemory, cancellation);
        if (!known.HasValue)
            return ReadAsync(kind, key, state, read, isNamed, cancellation);
        Counts.FoundInMemory(kind.Name);
        return new(known.Value);
    }

    /// <summary>Remembers a fact that was read live, or forgets what was remembered in its place. Other nodes find out at their next commit.</summary>
    public ValueTask RenewAsync<T>(FactKind<T> kind, string key, T? fact, CancellationToken cancellation)
        where T : class
    {
        if (fact is null || !kind.MayRemember(fact))
            return cache.RemoveAsync(key, kind.MayShare is null ? kind.Alone : kind.Shared, token: cancellation);
        return cache.SetAsync(key, fact, kind.MayShare?.Invoke(fact) is true ? kind.Shared : kind.Alone, token: cancellation);
    }

    /// <summary>Forgets what has been changed, here and on every node that can be reached. What cannot be told now is told when Redis is back; nobody waits for it.</summary>
    public ValueTask ForgetAsync<T>(FactKind<T> kind, string key)
        where T : class => cache.RemoveAsync(key, kind.MayShare is null ? kind.Lost : kind.LostEverywhere, token: CancellationToken.None);

    public void Dispose()
    {
        cache.Dispose();
        memory.Dispose();
        Counts.Dispose();
    }

    private ValueTask<T?> ReadAsync<T, TState>(
        FactKind<T> kind, string key, TState state, Func<TState, CancellationToken, ValueTask<T?>> read, Func<TState, T, bool>? isNamed, CancellationToken cancellation)
        where T : class => cache.GetOrSetAsync<T?>(
            key,
            async (context, token) =>
            {
                Counts.Missed(kind.Name);
                var fact = await read(state, token);
                var options = context.Options;
                if (fact is null || !kind.MayRemember(fact) || isNamed?.Invoke(state, fact) is false)
                {
                    options.SkipMemoryCacheWrite = options.SkipDistributedCacheWrite = true;
                }
                else
                {
                    options.Size = kind.Weight(fact);
                    options.SkipDistributedCacheWrite = kind.MayShare?.Invoke(fact) is not true;
                }

                return fact;
            },
            kind.MayShare is null ? kind.Alone : kind.Shared,
            token: cancellation);

    private void TellOfRedis(object? sender, FusionCacheCircuitBreakerChangeEventArgs change)
    {
        if (change.IsClosed)
            Log.RedisIsBack(log);
        else
            Log.RedisFailed(log, RedisRests.TotalSeconds);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Redis failed the cache; it is not asked for {Seconds} s, and what it would know is read in the store.")]
        public static partial void RedisFailed(ILogger log, double seconds);

        [LoggerMessage(2, LogLevel.Information, "The cache asks Redis again.")]
        public static partial void RedisIsBack(ILogger log);
    }
}
