using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace Bureau.Infrastructure.Redis;

/// <summary>
/// Redis answers; a cluster does in every part, whichever server a key belongs to. Without it the bureau goes on, each node with its own share of the budgets: degraded, not unready.
/// </summary>
internal sealed class RedisReachable(RedisConnection redis) : IHealthCheck
{
    /// <summary>Slots of a cluster for each one that is asked for a key: 64 of them are asked.</summary>
    private const int Apart = 256;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var database = await redis.DatabaseAsync();
            await (redis.SlotOf(redis.Prefix) < 0 ? database.PingAsync() : EveryPartAsync(database)).WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            return HealthCheckResult.Degraded("Redis does not answer, or a part of its cluster does not.");
        }
    }

    // Commands for keys take the way of all others: to the slot's server by what is known of the cluster, and on from there when it has moved. There are no such keys.
    private Task EveryPartAsync(IDatabase database) => Task.WhenAll(Enumerable.Range(0, 1_000)
        .Select(number => $"{redis.Prefix}:health:{number}")
        .DistinctBy(key => redis.SlotOf(key) / Apart)
        .Select(key => database.StringGetAsync(key, CommandFlags.DemandMaster)));
}
