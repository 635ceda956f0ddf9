using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Bureau.Infrastructure.Storage.Sqlite;

/// <summary>The bureau in one SQLite file.</summary>
public sealed class SqliteBureauDbContext(DbContextOptions<SqliteBureauDbContext> options) : BureauDbContext(options)
{
    /// <summary>One for each file that this process has open.</summary>
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Turns = new(StringComparer.Ordinal);

    internal override LedgerDialect Ledger => SqliteLedger.Dialect;

    internal override FurnishedTables Furnished => SqliteFurnishedTables.Instance;

    internal override string ReplaceScores => SqliteScores.Replace;

    internal override bool BindsRows => true;

    internal override string RowsOfJson(IReadOnlyList<(string Name, string Type)> columns) => throw new NotSupportedException("Rows are bound here.");

    private protected override SemaphoreSlim Turn => Turns.GetOrAdd(Database.GetDbConnection().DataSource, _ => new SemaphoreSlim(1, 1));

    internal static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString).AddInterceptors(SqliteSettings.Instance);
}

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteBureauDbContext>
{
    public SqliteBureauDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteBureauDbContext>();
        SqliteBureauDbContext.Configure(options, "Data Source=:memory:");
        return new(options.Options);
    }
}
