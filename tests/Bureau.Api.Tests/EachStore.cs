using Bureau.Infrastructure.Tests.Storage;
using Npgsql;

namespace Bureau.Api.Tests;

/// <summary>Starts the whole program on the store that a test names, each time on a database of its own. One PostgreSQL server for the class that has this as its fixture.</summary>
public sealed class EachStore : IAsyncLifetime
{
    private PostgreSqlServer? server;
    private int created;

    /// <summary>The stores, as <c>Bureau:Storage:Provider</c> names them.</summary>
    public static TheoryData<string> Names => ["Sqlite", "PostgreSql"];

    /// <inheritdoc/>
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (server is not null)
            await server.DisposeAsync();
    }

    /// <summary>The program on a new database with the sandbox in it.</summary>
    public async Task<RunningBureau> StartAsync(string store, TimeProvider? clock = null, params string[] settings) => store == "Sqlite"
        ? await RunningBureau.StartAsync(clock, settings)
        : await RunningBureau.StartAsync(clock, ["--Bureau:Storage:Provider=PostgreSql", $"--ConnectionStrings:Bureau={await NewDatabaseAsync()}", .. settings]);

    private async Task<string> NewDatabaseAsync()
    {
        server ??= await PostgreSqlServer.StartAsync();
        var name = $"bureau_{++created}";
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ToString();
    }
}
