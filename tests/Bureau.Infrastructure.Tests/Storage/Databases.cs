using Bureau.Infrastructure.Storage;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>Gives every test a migrated database of its own, on the store that it names. One server for the whole run.</summary>
public sealed class Databases : IAsyncLifetime
{
    /// <summary>The collection of all tests that need a database: they run one after another.</summary>
    public const string Collection = "databases";

    private const string Template = "bureau_template";

    private readonly string folder = Directory.CreateTempSubdirectory("bureau-sqlite-").FullName;
    private PostgreSqlServer? postgreSql;
    private string? sqliteTemplate;
    private int created;

    /// <summary>Null: no SQL Server is to be tested.</summary>
    public static string? SqlServer { get; } = Environment.GetEnvironmentVariable("BUREAU_TEST_SQLSERVER") is { Length: > 0 } given ? given : null;

    /// <inheritdoc/>
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (postgreSql is not null)
            await postgreSql.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A new database at the newest migration.</summary>
    internal async Task<TestDatabase> CreateAsync(StorageProvider provider)
    {
        var name = $"bureau_test_{++created}";
        return provider switch
        {
            StorageProvider.Sqlite => new(provider, await CreateSqliteAsync(name)),
            StorageProvider.PostgreSql => new(provider, await CreatePostgreSqlAsync(name)),
            _ => new(provider, await CreateSqlServerAsync(name)),
        };
    }

    /// <summary>On the server of the tests, as its superuser, outside the database under test.</summary>
    internal async Task<T> AskPostgreSqlAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection((postgreSql ?? throw new InvalidOperationException("No test has used PostgreSQL yet.")).ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private async Task<string> CreateSqliteAsync(string name)
    {
        if (sqliteTemplate is null)
        {
            sqliteTemplate = Path.Combine(folder, "template.db");
            await MigrateAsync(StorageProvider.Sqlite, $"Data Source={sqliteTemplate};Pooling=False");
        }

        var file = Path.Combine(folder, $"{name}.db");
        File.Copy(sqliteTemplate, file);

        // Tests wait for locks on purpose; three seconds are long enough on a busy machine.
        return $"Data Source={file};Default Timeout=3";
    }

    private async Task<string> CreatePostgreSqlAsync(string name)
    {
        if (postgreSql is null)
        {
            postgreSql = await PostgreSqlServer.StartAsync();
            await MigrateAsync(StorageProvider.PostgreSql, DatabaseOf(postgreSql, Template, pooling: false));
        }

        await using var connection = new NpgsqlConnection(postgreSql.ConnectionString);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {Template}", connection);
        await create.ExecuteNonQueryAsync();
        return DatabaseOf(postgreSql, name, pooling: true);
    }

    private static async Task<string> CreateSqlServerAsync(string name)
    {
        var connectionString = new SqlConnectionStringBuilder(SqlServer) { InitialCatalog = name }.ToString();
        await using (var context = BureauContexts.Of(StorageProvider.SqlServer, connectionString, null).CreateDbContext())
            await context.Database.EnsureDeletedAsync();
        await MigrateAsync(StorageProvider.SqlServer, connectionString);
        return connectionString;
    }

    // Every test has a database and a pool of its own; what one leaves idle is closed soon, or the server would run out of connections.
    private static string DatabaseOf(PostgreSqlServer server, string name, bool pooling) => new NpgsqlConnectionStringBuilder(server.ConnectionString)
    {
        Database = name,
        Pooling = pooling,
        ConnectionIdleLifetime = 3,
        ConnectionPruningInterval = 1,
    }.ToString();

    private static async Task MigrateAsync(StorageProvider provider, string connectionString)
    {
        await using var context = BureauContexts.Of(provider, connectionString, null).CreateDbContext();
        await context.Database.MigrateAsync();
    }
}

/// <summary>Marks the classes that share <see cref="Databases"/>.</summary>
[CollectionDefinition(Databases.Collection)]
public sealed class DatabasesCollection : ICollectionFixture<Databases>;
