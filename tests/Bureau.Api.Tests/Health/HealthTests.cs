using System.Net;
using Microsoft.Data.Sqlite;

namespace Bureau.Api.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task LivesAndIsReady_WhenItHasStarted()
    {
        await using var bureau = await RunningBureau.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await bureau.Client.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bureau.Client.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task LivesAndIsNotReady_WhenTheStoreLacksAMigration()
    {
        using var store = new TemporaryStore();
        await using var bureau = await RunningBureau.StartAsync(store);
        await using (var connection = new SqliteConnection(store.ConnectionString))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM __EFMigrationsHistory";
            Assert.True(await command.ExecuteNonQueryAsync() > 0);
        }

        Assert.Equal(HttpStatusCode.OK, (await bureau.Client.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bureau.Client.GetAsync("/health/ready")).StatusCode);
    }
}
