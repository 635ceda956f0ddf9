using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bureau.Api.Tests.Subscriptions;
using Bureau.Infrastructure.Tests.Redis;
using Bureau.Infrastructure.Tests.Storage;
using Npgsql;

namespace Bureau.Api.Tests.Faults;

/// <summary>The subscriptions of a partner are counted over two nodes, and those of a node that is killed count no longer after their time, without a restart of anything.</summary>
public sealed class CountingSubscriptions : IAsyncLifetime
{
    private const string Follow = "subscription { consentChanged { id } }";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private PostgreSqlServer store = null!;
    private RedisServer redis = null!;
    private NodeProcess one = null!;
    private NodeProcess two = null!;
    private string token = "";

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        (store, redis) = (await PostgreSqlServer.StartAsync(), await RedisServer.StartAsync());
        string[] settings =
        [
            "--Bureau:Storage:Provider=PostgreSql", $"--ConnectionStrings:Bureau={store.ConnectionString}", $"--ConnectionStrings:Redis={redis.ConnectionString}",
            "--Bureau:Subscriptions:OfOneCaller=3", "--Bureau:Limits:PlaceLease=6", "--Bureau:Limits:RedisPatience=10000",
        ];
        (one, two) = (await NodeProcess.StartAsync(settings), await NodeProcess.StartAsync(settings));
        using var answer = await one.Client.PostAsync(new Uri("/connect/token", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "demo-rental",
            ["client_secret"] = "sandbox",
        }));
        token = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["access_token"]!.GetValue<string>();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await one.DisposeAsync();
        await two.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await redis.DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task ThePlacesOfAKilledNode_AreFreeAgain()
    {
        await using var first = await OpenAsync(one);
        await using var second = await OpenAsync(two);
        await using var third = await OpenAsync(two);
        foreach (var node in (NodeProcess[])[one, two])
        {
            await using var tooMany = await OpenAsync(node);
            Assert.Equal("TOO_MANY_SUBSCRIPTIONS", await tooMany.ToldAsync());
        }

        await two.KillAsync();
        await using var fourth = await BeginAsync();
        await using var fifth = await BeginAsync();
        await using var sixth = await OpenAsync(one);
        Assert.Equal("TOO_MANY_SUBSCRIPTIONS", await sixth.ToldAsync());
        Assert.False(await first.IsToldWithinAsync(TimeSpan.Zero));
    }

    private Task<Events> OpenAsync(NodeProcess node) => Events.OpenAsync(node.Client, token, Follow);

    /// <summary>Begins to follow at the node that is left, as soon as it may.</summary>
    private async Task<Events> BeginAsync()
    {
        for (var since = Stopwatch.StartNew(); since.Elapsed < Patience; await Task.Delay(200))
        {
            var events = await OpenAsync(one);
            if (events.HasBegun)
                return events;
            Assert.Equal("TOO_MANY_SUBSCRIPTIONS", await events.ToldAsync());
            await events.DisposeAsync();
        }

        throw new Xunit.Sdk.XunitException("The places of the node that was killed are not free again.");
    }
}
