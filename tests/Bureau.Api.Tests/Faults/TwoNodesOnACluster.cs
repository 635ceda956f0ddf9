using Bureau.Api.Tests.Settings;
using Bureau.Infrastructure.Tests.Redis;

namespace Bureau.Api.Tests.Faults;

/// <summary>Two processes of the program on one PostgreSQL and one cluster of Redis, where they may do no more than docs/redis.md says. Two kinds of partners have budgets that can be spent.</summary>
public sealed class TwoNodesOnACluster : TwoNodes
{
    /// <summary>Units of cost that a partner may spend; next to nothing comes back while a test runs.</summary>
    internal const double Budget = 300;

    internal RedisCluster Cluster { get; private set; } = null!;

    private protected override async Task<string[]> StartRedisAsync()
    {
        Cluster = await RedisCluster.StartAsync(await RedisUser.SettingsAsync());

        // More patience than in production: a busy machine is no fault.
        return
        [
            $"--ConnectionStrings:Redis={Cluster.ConnectionString},{RedisUser.Credentials}", "--Bureau:Limits:RedisPatience=5000",
            $"--Bureau:Limits:Business:Capacity={Budget}", "--Bureau:Limits:Business:RestoreRate=0.0001",
            $"--Bureau:Limits:Dating:Capacity={Budget}", "--Bureau:Limits:Dating:RestoreRate=0.0001",
        ];
    }

    private protected override ValueTask StopRedisAsync() => Cluster.DisposeAsync();
}
