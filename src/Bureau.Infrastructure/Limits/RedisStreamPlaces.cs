using System.Collections.Concurrent;
using Bureau.Domain.Limits;
using Bureau.Infrastructure.Redis;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Bureau.Infrastructure.Limits;

/// <summary>
/// Keeps the places of subscriptions in Redis, for all nodes together: each for a time by Redis's own clock, which the node renews while the subscription is open, so that those of a node that has died are free
/// after it. While Redis does not answer, a node grants its share of the places by itself, at least one, and tells Redis afterwards.
/// </summary>
internal sealed partial class RedisStreamPlaces : StreamPlaces, IDisposable
{
    /// <summary>
    /// KEYS: the holder's places, by when they end. ARGV: milliseconds that a place is held, the most places, how many of them this node holds for sure, the place to take. Returns 1 (taken), 0 (none is free) or -1:
    /// nothing, since some of this node's are not there. What takes room comes before any other writing: a Redis that is full lets it through after.
    /// </summary>
    private const string Take = """
        local clock = redis.call('TIME')
        local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
        local taken = redis.call('ZCOUNT', KEYS[1], now + 1, '+inf')
        if taken < tonumber(ARGV[3]) then return -1 end
        if taken >= tonumber(ARGV[2]) then return 0 end
        redis.call('ZADD', KEYS[1], now + ARGV[1], ARGV[4])
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
        redis.call('PEXPIRE', KEYS[1], ARGV[1])
        return 1
        """;

    /// <summary>KEYS: the holder's places. ARGV: milliseconds that a place is held, then places of this node. They are there afterwards, however many there are.</summary>
    private const string Hold = """
        local clock = redis.call('TIME')
        local ends = clock[1] * 1000 + math.floor(clock[2] / 1000) + ARGV[1]
        for i = 2, #ARGV do redis.call('ZADD', KEYS[1], ends, ARGV[i]) end
        redis.call('PEXPIRE', KEYS[1], ARGV[1])
        """;

    private const int HeldAtOnce = 1_000;

    private static readonly TimeSpan AwayFor = TimeSpan.FromSeconds(1);

    private readonly RedisConnection redis;
    private readonly double share;
    private readonly TimeSpan patience;
    private readonly TimeSpan lease;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly ConcurrentDictionary<BudgetHolder, HashSet<Guid>> open = new();
    private readonly ITimer renewal;

    /// <summary>When Redis is asked again, in the clock's ticks; 0: it answers.</summary>
    private long askAgainAt;

    private int renewing;

    public RedisStreamPlaces(RedisConnection redis, LimitsOptions options, TimeProvider clock, ILogger<RedisStreamPlaces> log)
    {
        (this.redis, this.clock, this.log) = (redis, clock, log);
        (share, patience, lease) = (options.ShareWithoutRedis, TimeSpan.FromMilliseconds(options.RedisPatience), TimeSpan.FromSeconds(options.PlaceLease));

        // Two in a row may fail before a place is lost.
        renewal = clock.CreateTimer(_ => _ = RenewAsync(), null, lease / 3, lease / 3);
    }

    public override async ValueTask<IDisposable?> TakeAsync(BudgetHolder holder, int most)
    {
        var place = Guid.NewGuid();
        var again = Interlocked.Read(ref askAgainAt);

        // One request tries whether Redis is back; the others do not wait for what it finds.
        var isAway = again != 0 && (clock.GetTimestamp() < again || Interlocked.CompareExchange(ref askAgainAt, Later(), again) != again);
        try
        {
            if (!isAway)
            {
                var taken = await TakeAsync(holder, most, Opened(holder).Length, place);
                if (taken < 0)
                {
                    await HoldAsync(holder);
                    taken = await TakeAsync(holder, most, 0, place);
                }

                IsBack();
                return taken > 0 ? Open(holder, place, int.MaxValue) : null;
            }
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            IsAway(exception);
        }

        return Open(holder, place, Math.Max(1, (int)(most * share)));
    }

    public void Dispose() => renewal.Dispose();

    private async Task<int> TakeAsync(BudgetHolder holder, int most, int held, Guid place) =>
        (int)await AskAsync(Take, holder, [(long)lease.TotalMilliseconds, most, held, place.ToString("N")]);

    private async Task HoldAsync(BudgetHolder holder)
    {
        foreach (var some in Opened(holder).Chunk(HeldAtOnce))
            await AskAsync(Hold, holder, [(long)lease.TotalMilliseconds, .. some.Select(place => (RedisValue)place.ToString("N"))]);
    }

    private async Task<RedisResult> AskAsync(string script, BudgetHolder holder, RedisValue[] values)
    {
        return await AnswerAsync().WaitAsync(patience, clock);

        async Task<RedisResult> AnswerAsync() => await (await redis.DatabaseAsync()).ScriptEvaluateAsync(script, [Key(holder)], values);
    }

    private async Task RenewAsync()
    {
        // One that takes longer than the time to the next is not joined by it.
        if (Interlocked.Exchange(ref renewing, 1) != 0)
            return;
        try
        {
            foreach (var holder in open.Keys)
                await HoldAsync(holder);
            if (!open.IsEmpty)
                IsBack();
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            IsAway(exception);
        }
        finally
        {
            Volatile.Write(ref renewing, 0);
        }
    }

    private Guid[] Opened(BudgetHolder holder)
    {
        if (!open.TryGetValue(holder, out var places))
            return [];
        lock (places)
            return [.. places];
    }

    private Place? Open(BudgetHolder holder, Guid place, int most)
    {
        while (true)
        {
            var places = open.GetOrAdd(holder, static _ => []);
            lock (places)
            {
                // The last one to leave has taken it away.
                if (!open.TryGetValue(holder, out var current) || current != places)
                    continue;
                if (places.Count >= most)
                    return null;
                places.Add(place);
                return new(this, holder, place);
            }
        }
    }

    private void Leave(BudgetHolder holder, Guid place)
    {
        if (!open.TryGetValue(holder, out var places))
            return;
        lock (places)
        {
            if (!places.Remove(place))
                return;
            if (places.Count == 0)
                open.TryRemove(holder, out _);
        }

        _ = GiveBackAsync(holder, place);
    }

    // Lost with Redis or the process: the place is free after its time.
    private async Task GiveBackAsync(BudgetHolder holder, Guid place)
    {
        if (Interlocked.Read(ref askAgainAt) != 0)
            return;
        try
        {
            await (await redis.DatabaseAsync()).SortedSetRemoveAsync(Key(holder), place.ToString("N"));
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
        {
            Log.NotGivenBack(log, exception);
        }
    }

    private RedisKey Key(BudgetHolder holder) => $"{redis.Prefix}:places:{{{holder.Id:N}}}:{holder.Tier}";

    private long Later() => clock.GetTimestamp() + (long)(AwayFor.TotalSeconds * clock.TimestampFrequency);

    private void IsAway(Exception exception)
    {
        if (Interlocked.Exchange(ref askAgainAt, Later()) == 0)
            Log.IsAway(log, share, exception);
    }

    private void IsBack()
    {
        if (Interlocked.Exchange(ref askAgainAt, 0) != 0)
            Log.IsBack(log);
    }

    private sealed class Place(RedisStreamPlaces places, BudgetHolder holder, Guid place) : IDisposable
    {
        public void Dispose() => places.Leave(holder, place);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Redis does not answer: this node grants {Share} of each caller's subscriptions by itself until it does.")]
        public static partial void IsAway(ILogger log, double share, Exception exception);

        [LoggerMessage(2, LogLevel.Information, "Redis answers again: subscriptions are counted with those of the other nodes.")]
        public static partial void IsBack(ILogger log);

        [LoggerMessage(3, LogLevel.Debug, "The place of a subscription that has ended is free when its time is over: Redis could not be told.")]
        public static partial void NotGivenBack(ILogger log, Exception exception);
    }
}
