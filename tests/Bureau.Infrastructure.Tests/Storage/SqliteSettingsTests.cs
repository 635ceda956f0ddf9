using Bureau.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>A commit that has returned is on the disk: every connection, new or from the driver's pool, is set up for it.</summary>
[Collection(Databases.Collection)]
public sealed class SqliteSettingsTests(Databases databases)
{
    private const long Full = 2;

    [Fact]
    public async Task EveryConnection_IsDurable_AndKeepsItsReferences()
    {
        var database = await databases.CreateAsync(StorageProvider.Sqlite);
        for (var round = 0; round < 3; round++)
        {
            var contexts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => database.Contexts.CreateDbContextAsync()));
            foreach (var context in contexts)
                await context.Database.OpenConnectionAsync();
            foreach (var context in contexts)
            {
                Assert.Equal(Full, await AskAsync<long>(context, "PRAGMA synchronous"));
                Assert.Equal(1L, await AskAsync<long>(context, "PRAGMA foreign_keys"));
                Assert.Equal("wal", await AskAsync<string>(context, "PRAGMA journal_mode"));
                await context.DisposeAsync();
            }
        }
    }

    private static async Task<T> AskAsync<T>(BureauDbContext context, string pragma)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = pragma;
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
