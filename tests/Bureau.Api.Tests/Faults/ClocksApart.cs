using Bureau.Infrastructure.Tests.Redis;
using Bureau.Infrastructure.Tests.Storage;
using Npgsql;

namespace Bureau.Api.Tests.Faults;

/// <summary>Two nodes on one store and one Redis, the clock of one five minutes ahead, are one bureau all the same.</summary>
public sealed class ClocksApart : IAsyncLifetime
{
    private PostgreSqlServer store = null!;
    private RedisServer redis = null!;
    private RunningBureau behind = null!;
    private RunningBureau ahead = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        (store, redis) = (await PostgreSqlServer.StartAsync(), await RedisServer.StartAsync());
        string[] settings = ["--Bureau:Storage:Provider=PostgreSql", $"--ConnectionStrings:Bureau={store.ConnectionString}", $"--ConnectionStrings:Redis={redis.ConnectionString}"];
        behind = await RunningBureau.StartAsync(TimeProvider.System, settings);
        ahead = await RunningBureau.StartAsync(new ClockAhead(TimeSpan.FromMinutes(5)), settings);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await behind.DisposeAsync();
        await ahead.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await redis.DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task TokensOfEither_AreGoodAtBoth()
    {
        foreach (var token in new[] { await behind.TokenAsync("demo-rental"), await ahead.TokenAsync("demo-rental") })
        {
            Assert.Equal("Rental", (await behind.CallerAsync(token)).Tier);
            Assert.Equal("Rental", (await ahead.CallerAsync(token)).Tier);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnAnswerIsRepeated_AndARevocationHolds_WhicheverNodeCameFirst(bool aheadFirst)
    {
        var (first, second) = aheadFirst ? (ahead, behind) : (behind, ahead);
        var person = aheadFirst ? 2 : 3;
        var consent = await first.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", person);
        var token = await first.TokenAsync("demo-rental");
        var told = (await first.AskAsync(token, Asking.Waiver, new { consent }))["data"]!["depositWaiver"]!.ToJsonString();
        Assert.Equal(told, (await second.AskAsync(token, Asking.Waiver, new { consent }))["data"]!["depositWaiver"]!.ToJsonString());

        Assert.Equal("REVOKED", (await second.StepAsync(second.TokenOfPerson(person), "revokeConsent", consent)).Text("data.revokeConsent.status"));
        foreach (var node in new[] { first, second })
            Assert.Equal("CONSENT_REVOKED", (await node.AskAsync(token, Asking.Waiver, new { consent })).Text("errors.0.extensions.code"));
    }

    private sealed class ClockAhead(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
