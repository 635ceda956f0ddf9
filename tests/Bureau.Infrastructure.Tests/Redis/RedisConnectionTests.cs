using Bureau.Infrastructure.Redis;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Bureau.Infrastructure.Tests.Redis;

/// <summary>The connection outlives the server.</summary>
public sealed class RedisConnectionTests
{
    [Fact]
    public async Task FailsAtOnce_WhileThereIsNoServer_AndComesBackWithIt()
    {
        await using var server = await RedisServer.StartAsync();
        await using var redis = new RedisConnection(new RedisOptions { ConnectionString = server.ConnectionString }, NullLogger<RedisConnection>.Instance);
        var database = await redis.DatabaseAsync();
        Assert.True(await database.StringSetAsync("kept", "by nobody"));
        await server.KillAsync();
        await ReachAsync(redis, connected: false);
        await Assert.ThrowsAsync<RedisConnectionException>(() => database.StringGetAsync("kept"));
        await server.StartAgainAsync();
        await ReachAsync(redis, connected: true);
        Assert.False((await database.StringGetAsync("kept")).HasValue);
    }

    [Fact]
    public async Task IsMade_WhenTheServerComesLater()
    {
        await using var server = await RedisServer.StartAsync();
        await server.KillAsync();
        await using var redis = new RedisConnection(new RedisOptions { ConnectionString = server.ConnectionString }, NullLogger<RedisConnection>.Instance);
        var database = await redis.DatabaseAsync();
        Assert.False((await redis.MultiplexerAsync()).IsConnected);
        await server.StartAgainAsync();
        await ReachAsync(redis, connected: true);
        Assert.True(await database.StringSetAsync("a", "b"));
    }

    [Theory]
    [InlineData("", "127.0.0.1:6379", false)]
    [InlineData("a:b", "127.0.0.1:6379", false)]
    [InlineData("bureau-2", "127.0.0.1:6379", true)]
    [InlineData("bureau", "127.0.0.1:6379,no such setting=1", false)]
    [InlineData("bureau", "ssl=true", false)]
    [InlineData("bureau", null, true)]
    public void Settings_AreCheckedAtStart(string prefix, string? connection, bool good) =>
        Assert.Equal(good, new RedisOptions.Check().Validate(null, new RedisOptions { Prefix = prefix, ConnectionString = connection }).Succeeded);

    private static async Task ReachAsync(RedisConnection redis, bool connected)
    {
        var multiplexer = await redis.MultiplexerAsync();
        for (var tries = 0; tries < 200 && multiplexer.IsConnected != connected; tries++)
            await Task.Delay(50);
        Assert.Equal(connected, multiplexer.IsConnected);
    }
}
