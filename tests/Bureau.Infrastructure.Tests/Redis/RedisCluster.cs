namespace Bureau.Infrastructure.Tests.Redis;

/// <summary>Six servers that are one cluster: three primaries, with a third of the slots each, and a replica of each. A replica takes over about two seconds after its primary has fallen.</summary>
internal sealed class RedisCluster : IAsyncDisposable
{
    private const int Primaries = 3;

    private readonly RedisServer[] servers;
    private readonly int[] buses;

    private RedisCluster(RedisServer[] servers, int[] buses) => (this.servers, this.buses) = (servers, buses);

    public IReadOnlyList<RedisServer> Servers => servers;

    /// <summary>For <c>ConnectionStrings:Redis</c>. It names two of the six; the others are found out.</summary>
    public string ConnectionString => $"{servers[0].ConnectionString},{servers[Primaries].ConnectionString}";

    /// <param name="settings">Of each server.</param>
    public static async Task<RedisCluster> StartAsync(params string[] settings)
    {
        // The port of a server's bus is by default ten thousand higher than its own, and may then be none.
        int[] ports = [.. Enumerable.Range(0, 2 * Primaries).Select(_ => RedisServer.FreePort())];
        var started = await Task.WhenAll(ports.Select(bus => RedisServer.StartAsync(
            ["--cluster-enabled", "yes", "--cluster-node-timeout", "1000", "--cluster-port", $"{bus}", "--cluster-replica-validity-factor", "0", "--repl-diskless-sync-delay", "0", .. settings])));
        var cluster = new RedisCluster(started, ports);
        await cluster.FormAsync();
        return cluster;
    }

    /// <summary>Whether replicas take over; otherwise what belongs to a primary that has fallen stays away.</summary>
    public Task TakeOverAsync(bool may) => Task.WhenAll(servers.Skip(Primaries).Select(server => server.AskAsync("CONFIG", "SET", "cluster-replica-no-failover", may ? "no" : "yes")));

    /// <summary>The server that a key belongs to now.</summary>
    public async Task<RedisServer> PrimaryOfAsync(string key)
    {
        var slot = int.Parse(await servers[0].AskAsync("CLUSTER", "KEYSLOT", key), System.Globalization.CultureInfo.InvariantCulture);
        foreach (var server in servers)
        {
            // Among a node's words from the ninth on are its ranges of slots.
            var own = (await server.AskAsync("CLUSTER", "NODES")).Split('\n').FirstOrDefault(line => line.Contains("myself,master", StringComparison.Ordinal));
            if (own?.Split(' ').Skip(8).Any(range => Holds(range, slot)) is true)
                return server;
        }

        throw new InvalidOperationException($"No server has slot {slot}.");
    }

    /// <summary>Waits until every server that runs finds the cluster whole, with a replica of each primary that knows what its primary does.</summary>
    public async Task WholeAsync()
    {
        for (var tries = 0; ; tries++)
        {
            var states = await Task.WhenAll(servers.Select(async server => (Cluster: await server.AskAsync("CLUSTER", "INFO"), Replication: await server.AskAsync("INFO", "replication"))));
            if (states.All(state => state.Cluster.Contains("cluster_state:ok", StringComparison.Ordinal) && state.Cluster.Contains($"cluster_known_nodes:{servers.Length}", StringComparison.Ordinal))
                && states.Count(state => state.Replication.Contains("master_link_status:up", StringComparison.Ordinal)) == Primaries)
                return;
            if (tries == 300)
                Assert.Fail($"The cluster is not whole: {string.Join("\n", states)}");
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
            await server.DisposeAsync();
    }

    private static bool Holds(string range, int slot)
    {
        var ends = range.Split('-').Select(end => int.TryParse(end, out var number) ? number : -1).ToArray();
        return ends[0] <= slot && slot <= ends[^1];
    }

    private async Task FormAsync()
    {
        const int slots = 16_384;
        for (var place = 0; place < Primaries; place++)
        {
            Assert.Equal("OK", await servers[place].AskAsync("CLUSTER", "SET-CONFIG-EPOCH", $"{place + 1}"));
            Assert.Equal("OK", await servers[place].AskAsync("CLUSTER", "ADDSLOTSRANGE", $"{place * slots / Primaries}", $"{((place + 1) * slots / Primaries) - 1}"));
        }

        for (var place = 1; place < servers.Length; place++)
            Assert.Equal("OK", await servers[0].AskAsync("CLUSTER", "MEET", "127.0.0.1", $"{servers[place].Port}", $"{buses[place]}"));
        for (var place = 0; place < Primaries; place++)
        {
            var primary = await servers[place].AskAsync("CLUSTER", "MYID");
            for (var tries = 0; await servers[Primaries + place].AskAsync("CLUSTER", "REPLICATE", primary) is var answer and not "OK"; tries++)
            {
                // It has not heard of its primary yet.
                if (tries == 200)
                    Assert.Fail(answer);
                await Task.Delay(50);
            }
        }

        await WholeAsync();
    }
}
