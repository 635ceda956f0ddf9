using System.Diagnostics.Metrics;
using Microsoft.Extensions.Caching.Memory;

namespace Bureau.Infrastructure.Caching;

/// <summary>Why Redis was of no use to the cache.</summary>
internal enum RedisFailure
{
    /// <summary>No connection, or an error that it answered, such as one of its memory being full.</summary>
    Refused,

    /// <summary>It did not answer in time.</summary>
    Late,

    /// <summary>What it held was not sealed by this bureau under this name.</summary>
    Unauthentic,

    /// <summary>What it held was authentic and could not be read.</summary>
    Unreadable,
}

/// <summary>
/// What became of look-ups, as instruments of the meter <see cref="MeterName"/>. A hit costs one interlocked addition whether or not anybody reads the meter; no label holds more than the
/// name of a kind.
/// </summary>
internal sealed class CacheCounts : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Bureau.Caching";

    private static readonly FactName[] Names = Enum.GetValues<FactName>();
    private static readonly RedisFailure[] Failures = Enum.GetValues<RedisFailure>();

    private readonly Meter meter = new(MeterName);
    private readonly long[] memoryHits = new long[Names.Length];
    private readonly long[] redisHits = new long[Names.Length];
    private readonly long[] misses = new long[Names.Length];
    private readonly long[] stale = new long[Names.Length];
    private readonly long[] evictions = new long[Names.Length];
    private readonly long[] failures = new long[Failures.Length];
    private long sent;
    private long received;

    public CacheCounts()
    {
        meter.CreateObservableCounter("bureau.cache.hits", () => PerName(memoryHits, "memory").Concat(PerName(redisHits, "redis")), "{look-up}", "Look-ups that were answered from memory or Redis.");
        meter.CreateObservableCounter("bureau.cache.misses", () => PerName(misses), "{look-up}", "Look-ups that read the store.");
        meter.CreateObservableCounter("bureau.cache.stale", () => PerName(stale), "{look-up}", "Look-ups that were answered with what had run out, because the store could not be read.");
        meter.CreateObservableCounter("bureau.cache.evictions", () => PerName(evictions), "{entry}", "Entries that left the memory for lack of room.");
        meter.CreateObservableCounter(
            "bureau.cache.redis.failures",
            () => Failures.Select(failure => new Measurement<long>(Volatile.Read(ref failures[(int)failure]), Tag("reason", failure.ToString().ToLowerInvariant()))),
            "{operation}",
            "Operations of the cache that Redis failed.");
        meter.CreateObservableCounter(
            "bureau.cache.invalidations",
            () => (Measurement<long>[])[new(Volatile.Read(ref sent), Tag("direction", "sent")), new(Volatile.Read(ref received), Tag("direction", "received"))],
            "{message}",
            "Messages that a fact has changed.");
    }

    public long Misses(FactName name) => Volatile.Read(ref misses[(int)name]);

    public long HitsInMemory(FactName name) => Volatile.Read(ref memoryHits[(int)name]);

    public long HitsInRedis(FactName name) => Volatile.Read(ref redisHits[(int)name]);

    public long StaleOf(FactName name) => Volatile.Read(ref stale[(int)name]);

    public long EvictionsOf(FactName name) => Volatile.Read(ref evictions[(int)name]);

    public long FailuresOf(RedisFailure failure) => Volatile.Read(ref failures[(int)failure]);

    public long InvalidationsReceived => Volatile.Read(ref received);

    public void FoundInMemory(FactName name) => Interlocked.Increment(ref memoryHits[(int)name]);

    public void FoundInRedis(string key) => Interlocked.Increment(ref redisHits[(int)NameIn(key)]);

    public void Missed(FactName name) => Interlocked.Increment(ref misses[(int)name]);

    public void Stale(string key) => Interlocked.Increment(ref stale[(int)NameIn(key)]);

    public void Evicted(string key, EvictionReason reason)
    {
        if (reason is EvictionReason.Capacity)
            Interlocked.Increment(ref evictions[(int)NameIn(key)]);
    }

    public void Failed(RedisFailure failure) => Interlocked.Increment(ref failures[(int)failure]);

    public void Sent() => Interlocked.Increment(ref sent);

    public void Received() => Interlocked.Increment(ref received);

    public void Dispose() => meter.Dispose();

    private static FactName NameIn(string key) => Names.First(name => key.StartsWith(name.ToString(), StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Measurement<long>> PerName(long[] counts, string? level = null) => Names.Select(name => level is null
        ? new Measurement<long>(Volatile.Read(ref counts[(int)name]), Tag("cache", name.ToString().ToLowerInvariant()))
        : new Measurement<long>(Volatile.Read(ref counts[(int)name]), Tag("cache", name.ToString().ToLowerInvariant()), Tag("level", level)));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
