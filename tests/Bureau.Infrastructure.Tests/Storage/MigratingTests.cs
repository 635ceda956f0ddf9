using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Npgsql;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>A new store is made where the settings say, and a store that is up to date is left alone.</summary>
public sealed class MigratingTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("bureau-migrating-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task MakesTheFileWithItsFolder_WhenThereIsNone()
    {
        await using var services = Services();
        await services.MigrateAsync(CancellationToken.None);
        Assert.True(File.Exists(Path.Combine(root, "data", "bureau.db")));
        await using var context = await services.GetRequiredService<IDbContextFactory<BureauDbContext>>().CreateDbContextAsync();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task LeavesAStoreAlone_ThatIsUpToDate_EvenBehindALockThatWasLeftBehind()
    {
        await using var services = Services();
        await services.MigrateAsync(CancellationToken.None);
        await using (var context = await services.GetRequiredService<IDbContextFactory<BureauDbContext>>().CreateDbContextAsync())
            await context.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsLock (Id, Timestamp) VALUES (1, '2026-01-01 00:00:00+00:00')");
        await services.MigrateAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
    }

    [Fact]
    public async Task NodesThatStartTogether_MakeOneDatabase()
    {
        await using var server = await PostgreSqlServer.StartAsync();
        var connection = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = "bureau", Pooling = false }.ToString();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            await using var services = Services(("Bureau:Storage:Provider", "PostgreSql"), ("ConnectionStrings:Bureau", connection));
            await services.MigrateAsync(CancellationToken.None);
            await using var context = await services.GetRequiredService<IDbContextFactory<BureauDbContext>>().CreateDbContextAsync();
            Assert.Empty(await context.Database.GetPendingMigrationsAsync());
        })));
    }

    private ServiceProvider Services(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
        {
            ["Bureau:Secrets:Key"] = SecretsOptions.SandboxKey,
        }).Build();
        return new ServiceCollection().AddLogging().AddBureau(configuration, new HostingEnvironment { EnvironmentName = "Development", ContentRootPath = root }).BuildServiceProvider();
    }
}
