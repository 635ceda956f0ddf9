using Bureau.Domain.Limits;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Limits;
using Bureau.Infrastructure.Redis;
using Bureau.Infrastructure.Tests.Redis;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Bureau.Infrastructure.Tests.Limits;

/// <summary>The budgets of several nodes in one Redis, and of each alone while it is away.</summary>
public sealed class RedisBudgetStoreTests : IAsyncLifetime
{
    // Restores so little that nothing comes back while a test runs.
    private static readonly BudgetPolicy Policy = new(1_000, 0.001, 0);

    private readonly BudgetHolder partner = new(Tier.Lender, Guid.NewGuid());
    private readonly List<RedisConnection> connections = [];
    private RedisServer server = null!;

    public async Task InitializeAsync() => server = await RedisServer.StartAsync();

    public async Task DisposeAsync()
    {
        foreach (var connection in connections)
            await connection.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task NodesTogether_GrantExactlyWhatThereIs()
    {
        var nodes = new[] { Node(), Node(), Node() };
        foreach (var node in nodes)
            await AvailableAsync(node, 1_000);
        var charges = await Task.WhenAll(Enumerable.Range(0, 900).Select(async number => await nodes[number % 3].ChargeAsync(partner, Policy, 2)));
        Assert.Equal(500, charges.Count(charge => charge.Refusal is null));
        Assert.All(charges.Where(charge => charge.Refusal is not null), charge => Assert.IsType<RateLimited>(charge.Refusal));
    }

    [Fact]
    public async Task OnePartnersSpending_IsNotAnothers()
    {
        var node = Node();
        Assert.Null((await node.ChargeAsync(partner, Policy, 1_000)).Refusal);
        Assert.NotNull((await node.ChargeAsync(partner, Policy, 10)).Refusal);
        Assert.Equal(990, Math.Round((await node.ChargeAsync(new(Tier.Lender, Guid.NewGuid()), Policy, 10)).State.Available));
    }

    [Fact]
    public async Task WhatIsGivenBackAtOneNode_IsThereAtTheOther()
    {
        var (one, other) = (Node(), Node());
        await one.ChargeAsync(partner, Policy, 900);
        one.Refund(partner, Policy, 400);
        await AvailableAsync(other, 500);
    }

    [Fact]
    public async Task TheQuotaOfTheDay_IsSharedToo()
    {
        var (one, other) = (Node(), Node());
        var policy = new BudgetPolicy(1_000, 1_000, 50);
        Assert.Null((await one.ChargeAsync(partner, policy, 30)).Refusal);
        var refused = await other.ChargeAsync(partner, policy, 30);
        Assert.IsType<QuotaExceeded>(refused.Refusal);
        Assert.InRange(refused.RetryAfter, TimeSpan.Zero, TimeSpan.FromDays(1));
        Assert.IsType<CostBeyondBudget>((await other.ChargeAsync(partner, policy, 60)).Refusal);
    }

    [Fact]
    public async Task StartedAgainEmpty_ItIsToldWhatWasSpent_AndHandsOutNothingTwice()
    {
        var (one, other) = (Node(), Node());
        await one.ChargeAsync(partner, Policy, 600);
        await other.ChargeAsync(partner, Policy, 300);
        await server.KillAsync();
        await server.StartAgainAsync();
        await AvailableAsync(one, 400);
        await AvailableAsync(other, 100);
        await AvailableAsync(one, 100);
    }

    [Fact]
    public async Task SetBackToAnOlderState_ItIsToldWhatWasSpent_AndHandsOutNothingTwice()
    {
        var (one, other) = (Node(), Node());
        await one.ChargeAsync(partner, Policy, 200);
        Assert.Equal("OK", await server.AskAsync("SAVE"));
        await other.ChargeAsync(partner, Policy, 300);
        await one.ChargeAsync(partner, Policy, 400);
        await server.KillAsync();
        await server.StartAgainAsync();
        await AvailableAsync(one, 100);
        await AvailableAsync(other, 100);
    }

    [Theory]
    [InlineData("killed")]
    [InlineData("paused")]
    [InlineData("full")]
    public async Task WithoutIt_EachNodeGrantsItsShare_AndOwesItAfterwards(string fault)
    {
        var (one, other) = (Node(), Node());
        await AvailableAsync(one, 1_000);
        await AvailableAsync(other, 1_000);
        await BreakAsync(fault);
        var granted = new List<double>();
        foreach (var node in new[] { one, other })
        {
            var count = 0;
            for (var time = 0; time < 100; time++)
                count += (await node.ChargeAsync(partner, Policy, 10)).Refusal is null ? 1 : 0;
            granted.Add(count * 10);
        }

        // A quarter each: what the nodes grant together without Redis is bounded by that.
        Assert.Equal([250, 250], granted);
        await MendAsync(fault);

        // What was sent to a Redis that was paused is charged there too, when it goes on.
        var least = fault == "paused" ? 300 : 500;
        await AvailableAsync(other, 500, orFrom: least, others: one);
    }

    [Fact]
    public async Task TheNodesClocks_DoNotMatter()
    {
        var (one, ahead) = (Node(), Node(new ManualClock(DateTimeOffset.UtcNow.AddMinutes(5))));
        var policy = new BudgetPolicy(1_000, 1, 0);
        await one.ChargeAsync(partner, policy, 1_000);
        Assert.InRange((await ahead.ChargeAsync(partner, policy, 0)).State.Available, 0, 60);
    }

    private RedisBudgetStore Node(TimeProvider? clock = null)
    {
        var connection = new RedisConnection(new RedisOptions { ConnectionString = server.ConnectionString }, NullLogger<RedisConnection>.Instance);
        connections.Add(connection);

        // More patience than in production: a busy machine is no fault.
        return new(connection, new LimitsOptions { RedisPatience = 10_000 }, clock ?? TimeProvider.System, NullLogger<RedisBudgetStore>.Instance);
    }

    private async Task AvailableAsync(RedisBudgetStore node, double expected, double? orFrom = null, RedisBudgetStore? others = null)
    {
        var last = 0d;
        for (var tries = 0; tries < 100; tries++)
        {
            if (others is not null)
                await others.ChargeAsync(partner, Policy, 0);
            var charge = await node.ChargeAsync(partner, Policy, 0);
            last = Math.Round(charge.State.Available);
            if (last <= expected && last >= (orFrom ?? expected) && charge.Policy == Policy)
                return;
            await Task.Delay(100);
        }

        Assert.Equal(expected, last);
    }

    private Task BreakAsync(string fault) => fault switch
    {
        "killed" => server.KillAsync(),
        "paused" => server.PauseAsync(),
        _ => ConfigureAsync("1mb"),
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
}
