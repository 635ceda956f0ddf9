using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Bureau.Infrastructure.Storage.Sqlite;

/// <summary>
/// What every connection to the file needs. WAL: readers and the one writer do not wait for each other. FULL: a commit is on the disk when it
/// returns, which the ledger promises (in WAL, NORMAL would lose the last commits with the power). Foreign keys are off unless asked for.
/// </summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    public static readonly SqliteSettings Instance = new();

    /// <summary>How long a connection waits for another's write transaction, in seconds; the connection string's Default Timeout is the same.</summary>
    public const int BusySeconds = 5;

    private static readonly string Pragmas = $"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = {BusySeconds * 1000};";

    private SqliteSettings()
    {
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite has no asynchronous calls.
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
