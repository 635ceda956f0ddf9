using Bureau.Domain.Limits;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Caching;
using Bureau.Infrastructure.Limits;
using Bureau.Infrastructure.Redis;
using Bureau.Infrastructure.Tests.Caching;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bureau.Infrastructure.Tests.Redis;

/// <summary>A cluster, by its connection string, is to the bureau what one server is; and a part of it that is away is missed by those alone who need that part.</summary>
public sealed class UsingACluster : IAsyncLifetime
{
    // Restores so little that nothing comes back while a test runs.
    private static readonly BudgetPolicy Policy = new(1_000, 0.001, 0);

    private readonly List<RedisConnection> connections = [];
    private RedisCluster cluster = null!;

    // So that the parts that are there go on when one is not; as it is by default, none does until the replica has taken over.
    public async Task InitializeAsync() => cluster = await RedisCluster.StartAsync("--cluster-require-full-coverage", "no");

    public async Task DisposeAsync()
    {
        foreach (var connection in connections)
            await connection.DisposeAsync();
        await cluster.DisposeAsync();
    }

    [Fact]
    public async Task NodesTogether_GrantExactlyWhatThereIs_ToManyPartnersAtOnce()
    {
        var nodes = new[] { await NodeAsync(), await NodeAsync() };
        var partners = Enumerable.Range(0, 30).Select(_ => new BudgetHolder(Tier.Lender, Guid.NewGuid())).ToList();
        var charges = await Task.WhenAll(Enumerable.Range(0, 1_800).Select(async number =>
        {
            var partner = partners[number % 30];
            return (partner, charge: await nodes[number / 30 % 2].ChargeAsync(partner, Policy, 20));
        }));
        foreach (var partner in partners)
            Assert.Equal(50, charges.Count(one => one.partner == partner && one.charge.Refusal is null));
        var keys = await Task.WhenAll(cluster.Servers.Take(3).Select(server => server.AskAsync("DBSIZE")));
        Assert.All(keys, count => Assert.NotEqual("0", count));
    }

    [Fact]
    public async Task EntriesAndInvalidations_PassFromNodeToNode()
    {
        var store = new CountedStore { File = CachedSamples.File(SubjectId.New()) };
        await using var one = new CacheNode(cluster.ConnectionString, store);
        await using var other = new CacheNode(cluster.ConnectionString, store);
        for (var number = 0; number < 20; number++)
        {
            var (subject, found) = (SubjectId.New(), other.Counts.HitsInRedis(FactName.File));
            store.File = CachedSamples.File(subject);
            await one.Files.ReadAsync(subject, 3, CancellationToken.None);
            await Until.TrueAsync(async () => await one.Entries.GetAsync($"file:{subject.Value:N}:3") is not null);
            await other.Files.ReadAsync(subject, 3, CancellationToken.None);
            Assert.Equal(found + 1, other.Counts.HitsInRedis(FactName.File));
        }

        await KeepingFactsInRedis.ConnectedAsync(one, other);
    }

    [Fact]
    public async Task WhenAPrimaryFalls_OnlyItsBudgetsGoOnAlone_AndItsReplicaGoesOnWithThem()
    {
        var (one, other) = (await NodeAsync(), await NodeAsync());
        var fallen = cluster.Servers[1];
        var (theirs, others) = (await HolderAsync(holder => holder == fallen), await HolderAsync(holder => holder != fallen));
        await using var cacheOne = new CacheNode(cluster.ConnectionString, new CountedStore());
        await using var cacheOther = new CacheNode(cluster.ConnectionString, new CountedStore());
        await KeepingFactsInRedis.ConnectedAsync(cacheOne, cacheOther);
        var health = new RedisReachable(connections[0]);
        await Until.TrueAsync(async () => await StatusAsync(health) is HealthStatus.Healthy);
        Assert.Null((await one.ChargeAsync(theirs, Policy, 200)).Refusal);
        Assert.Equal(800, Math.Round((await other.ChargeAsync(theirs, Policy, 0)).State.Available));

        await cluster.TakeOverAsync(may: false);
        await fallen.KillAsync();
        var (alone, granted) = (0d, 0d);
        foreach (var node in new[] { one, other })
        {
            for (var time = 0; time < 40; time++)
            {
                alone += (await node.ChargeAsync(theirs, Policy, 10)).Refusal is null ? 10 : 0;
                granted += (await node.ChargeAsync(others, Policy, 10)).Refusal is null ? 10 : 0;
            }
        }

        Assert.Equal(HealthStatus.Degraded, await StatusAsync(health));
        Assert.Equal(800, granted);

        // A quarter of what was left, each.
        Assert.Equal(400, alone);
        await cluster.TakeOverAsync(may: true);
        await Until.TrueAsync(async () => await StatusAsync(health) is HealthStatus.Healthy);

        // The second tells what it granted although it is asked for another's budget alone.
        await AvailableAsync(one, theirs, 400, () => other.ChargeAsync(others, Policy, 0));
        await AvailableAsync(other, theirs, 400);
        await AvailableAsync(one, others, 200);
        await KeepingFactsInRedis.ConnectedAsync(cacheOne, cacheOther);
    }

    private static async Task<HealthStatus> StatusAsync(RedisReachable health) => (await health.CheckHealthAsync(new HealthCheckContext())).Status;

    private async Task<RedisBudgetStore> NodeAsync()
    {
        var connection = new RedisConnection(new RedisOptions { ConnectionString = cluster.ConnectionString }, NullLogger<RedisConnection>.Instance);
        connections.Add(connection);
        await connection.ConnectAsync(CancellationToken.None);

        // More patience than in production: a busy machine is no fault.
        return new(connection, new LimitsOptions { RedisPatience = 10_000 }, TimeProvider.System, NullLogger<RedisBudgetStore>.Instance);
    }

    private async Task<BudgetHolder> HolderAsync(Func<RedisServer, bool> fits)
    {
        while (true)
        {
            var holder = new BudgetHolder(Tier.Lender, Guid.NewGuid());
            if (fits(await cluster.PrimaryOfAsync(holder.Id.ToString("N"))))
                return holder;
        }
    }

    private static async Task AvailableAsync(RedisBudgetStore node, BudgetHolder holder, double expected, Func<ValueTask<Charge>>? meanwhile = null)
    {
        var last = double.NaN;
        for (var tries = 0; tries < 200 && last != expected; tries++)
        {
            if (meanwhile is not null)
                await meanwhile();
            last = Math.Round((await node.ChargeAsync(holder, Policy, 0)).State.Available);
            await Task.Delay(50);
        }

        Assert.Equal(expected, last);
    }
}
