using System.Diagnostics;
using Bureau.Domain.Limits;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Limits;
using Bureau.Infrastructure.Redis;
using Bureau.Infrastructure.Tests.Redis;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Bureau.Infrastructure.Tests.Limits;

/// <summary>The places of subscriptions of several nodes in one Redis, and of each alone while it is away.</summary>
public sealed class RedisStreamPlacesTests : IAsyncLifetime
{
    private const int Most = 8;
    private const int Share = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly BudgetHolder partner = new(Tier.Lender, Guid.NewGuid());
    private readonly List<(RedisConnection Connection, RedisStreamPlaces Places)> nodes = [];
    private RedisServer server = null!;

    public async Task InitializeAsync() => server = await RedisServer.StartAsync();

    public async Task DisposeAsync()
    {
        foreach (var (connection, places) in nodes)
        {
            places.Dispose();
            await connection.DisposeAsync();
        }

        await server.DisposeAsync();
    }

    [Fact]
    public async Task NodesTogether_GrantExactlyWhatThereIs_AndWhatIsGivenBackIsThereAtTheOther()
    {
        // Held so long that none is free again because its time is over.
        var (one, other) = (Node(lease: 600), Node(lease: 600));
        var asked = await Task.WhenAll(Enumerable.Range(0, 40).Select(async number => await (number % 2 == 0 ? one : other).TakeAsync(partner, Most)));
        var taken = asked.OfType<IDisposable>().ToList();
        Assert.Equal(Most, taken.Count);
        Assert.NotNull(await other.TakeAsync(new(Tier.Lender, Guid.NewGuid()), Most));

        taken[0].Dispose();
        taken[0].Dispose();
        await FreeAsync(one);
        Assert.Null(await other.TakeAsync(partner, Most));
    }

    [Fact]
    public async Task WhatANodeHolds_IsHeldAsLongAsItLives_AndFreeAfterwards()
    {
        var (dying, other) = (Node(lease: 3), Node(lease: 3));
        await TakeAllAsync(dying);

        // Longer than a place is held that nobody renews.
        var since = Stopwatch.StartNew();
        while (since.Elapsed < TimeSpan.FromSeconds(4))
        {
            Assert.Null(await other.TakeAsync(partner, Most));
            await Task.Delay(200);
        }

        dying.Dispose();
        await FreeAsync(other);
    }

    [Fact]
    public async Task StartedAgainEmpty_ItIsToldWhatIsHeld_BeforeAnythingIsGrantedTwice()
    {
        var node = Node();
        await TakeAllAsync(node);
        await server.KillAsync();
        await server.StartAgainAsync();
        await AnswersAsync();
        Assert.Null(await node.TakeAsync(partner, Most));
        Assert.Null(await Node().TakeAsync(partner, Most));
    }

    [Theory]
    [InlineData("killed")]
    [InlineData("paused")]
    [InlineData("full")]
    public async Task WithoutIt_EachNodeGrantsItsShare_AndTheyAreCountedTogetherAfterwards(string fault)
    {
        var (one, other) = (Node(patience: 200, lease: 3), Node(patience: 200, lease: 3));
        foreach (var node in (RedisStreamPlaces[])[one, other])
            await node.TakeAsync(new(Tier.Lender, Guid.NewGuid()), Most);
        await AnswersAsync();
        await BreakAsync(fault);
        foreach (var node in (RedisStreamPlaces[])[one, other])
        {
            for (var place = 0; place < Share; place++)
                Assert.NotNull(await node.TakeAsync(partner, Most));
            Assert.Null(await node.TakeAsync(partner, Most));
        }

        await MendAsync(fault);
        var all = 0;
        for (var since = Stopwatch.StartNew(); all < 2 * Share && since.Elapsed < Patience; await Task.Delay(100))
            all = (int)await CountAsync();
        Assert.Equal(2 * Share, all);
        for (var place = all; place < Most; place++)
            await FreeAsync(place % 2 == 0 ? one : other);
        Assert.Null(await one.TakeAsync(partner, Most));
        Assert.Null(await other.TakeAsync(partner, Most));
    }

    private RedisStreamPlaces Node(int patience = 10_000, int lease = 30)
    {
        var connection = new RedisConnection(new RedisOptions { ConnectionString = server.ConnectionString }, NullLogger<RedisConnection>.Instance);
        var options = new LimitsOptions { RedisPatience = patience, PlaceLease = lease };
        nodes.Add((connection, new(connection, options, TimeProvider.System, NullLogger<RedisStreamPlaces>.Instance)));
        return nodes[^1].Places;
    }

    private async Task TakeAllAsync(RedisStreamPlaces node)
    {
        for (var place = 0; place < Most; place++)
            Assert.NotNull(await node.TakeAsync(partner, Most));
    }

    /// <summary>Waits until the node grants one more.</summary>
    private async Task FreeAsync(RedisStreamPlaces node)
    {
        for (var since = Stopwatch.StartNew(); since.Elapsed < Patience; await Task.Delay(100))
        {
            if (await node.TakeAsync(partner, Most) is not null)
                return;
        }

        Assert.Fail("The place is not free again.");
    }

    /// <summary>Waits until the nodes are connected again.</summary>
    private async Task AnswersAsync()
    {
        foreach (var (connection, _) in nodes)
        {
            var redis = await connection.MultiplexerAsync();
            for (var since = Stopwatch.StartNew(); !redis.IsConnected; await Task.Delay(50))
                Assert.True(since.Elapsed < Patience, "A node is not connected again.");
        }
    }

    private Task BreakAsync(string fault) => fault switch
    {
        "killed" => server.KillAsync(),
        "paused" => server.PauseAsync(),
        _ => ConfigureAsync("1kb"),
    };

    private Task MendAsync(string fault) => fault switch
    {
        "killed" => server.StartAgainAsync(),
        "paused" => server.ResumeAsync(),
        _ => ConfigureAsync("0"),
    };

    private async Task ConfigureAsync(string memory)
    {
        await using var operators = await ConnectionMultiplexer.ConnectAsync($"{server.ConnectionString},allowAdmin=true");
        await operators.GetServers()[0].ConfigSetAsync("maxmemory", memory);
    }

    private async Task<long> CountAsync()
    {
        await using var operators = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        return await operators.GetDatabase().SortedSetLengthAsync($"bureau:places:{{{partner.Id:N}}}:{partner.Tier}");
    }
}
