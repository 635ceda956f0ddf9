using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Bureau.Infrastructure.Storage.Sqlite;

/// <summary>
/// What every connection to the file needs. WAL: readers and the one writer do not wait for each other. FULL: a commit is on the disk when it
/// returns, which the ledger promises (in WAL, NORMAL would lose the last commits with the power). Foreign keys are off unless asked for.
/// Temporary files stay in memory: an INSERT of many rows keeps what it changes in one, a third of its cost. A connection holds up to 16 MB of
/// pages: an import comes back to those of its indexes, which the default of 2 MB has dropped by then. SQLite does not count what memory
/// it holds: nobody asks, and every allocation of every connection would wait for that one counter.
/// </summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    public static readonly SqliteSettings Instance = new();

    /// <summary>The connections of the driver's pool that have their settings; each keeps them for its life, and EF opens one for each query.</summary>
    private readonly ConditionalWeakTable<sqlite3, SqliteSettings> set = [];

    private SqliteSettings()
    {
        const int countMemory = 9; // SQLITE_CONFIG_MEMSTATUS

        // Refused once a connection was opened; then it counts, and all else is the same.
        Batteries_V2.Init();
        _ = raw.sqlite3_config(countMemory, 0);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (((SqliteConnection)connection).Handle is not { } handle || set.TryGetValue(handle, out _))
            return;

        // Within SQLite a connection that waits for the write lock gets it in a moment; the driver outside would look again after 150 ms.
        var wait = ((SqliteConnection)connection).DefaultTimeout * 1000;
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384; PRAGMA busy_timeout = {wait};";
        command.ExecuteNonQuery();
        set.AddOrUpdate(handle, this);
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite has no asynchronous calls.
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
