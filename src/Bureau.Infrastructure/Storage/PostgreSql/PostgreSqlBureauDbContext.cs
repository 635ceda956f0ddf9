using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Bureau.Infrastructure.Storage.PostgreSql;

/// <summary>The bureau in PostgreSQL.</summary>
public sealed class PostgreSqlBureauDbContext(DbContextOptions<PostgreSqlBureauDbContext> options) : BureauDbContext(options)
{
    /// <summary>The advisory lock of whoever migrates: any number that nothing else in the database uses.</summary>
    private const long Migrating = 0x6275_7265_6175;

    internal override LedgerDialect Ledger => PostgreSqlLedger.Dialect;

    internal override FurnishedTables Furnished => PostgreSqlFurnishedTables.Instance;

    internal override string ReplaceScores => PostgreSqlScores.Replace;

    internal override string RowsOfJson(IReadOnlyList<(string Name, string Type)> columns) =>
        $"jsonb_to_recordset(CAST({{0}} AS jsonb)) AS given ({string.Join(", ", columns.Select(column => $"{column.Name} {column.Type}"))})";

    /// <remarks>
    /// EF's own lock ends with the transaction of each migration, and what it has to do it listed before: of two nodes that start together, one would begin what the other has done. So they come here
    /// one after another.
    /// </remarks>
    internal override async Task MigrateAsync(CancellationToken cancellation)
    {
        await CreateWhenThereIsNoneAsync(this.GetService<IRelationalDatabaseCreator>(), cancellation);
        await using var turn = new NpgsqlConnection(Database.GetConnectionString());
        await turn.OpenAsync(cancellation);
        await using var transaction = await turn.BeginTransactionAsync(cancellation);
        await using var wait = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({Migrating})", turn, transaction) { CommandTimeout = 0 };
        await wait.ExecuteNonQueryAsync(cancellation);
        await base.MigrateAsync(cancellation);
    }

    internal static void Configure(DbContextOptionsBuilder options, string connectionString) => options.UseNpgsql(connectionString);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);

        // Nobody gives an entry of a ledger its place.
        modelBuilder.Entity<InquiryRow>().Property(inquiry => inquiry.Sequence).UseIdentityAlwaysColumn();
        modelBuilder.Entity<CompanyInquiryRow>().Property(inquiry => inquiry.Sequence).UseIdentityAlwaysColumn();

        // Each month changes every account and its file. With room on its page a new version needs no new index entries, a quarter of an import's time.
        modelBuilder.Entity<TradelineRow>().HasStorageParameter("fillfactor", 60);
        modelBuilder.Entity<CreditFileRow>().HasStorageParameter("fillfactor", 60);

        // Words are compared as bytes, in the order in which they are written; a chunk of an import counts the common ones anew.
        modelBuilder.Entity<CompanyWordRow>().HasStorageParameter("fillfactor", 60).Property(word => word.Word).UseCollation("C");
        modelBuilder.Entity<CompanyNameWordRow>().Property(word => word.Word).UseCollation("C");
        modelBuilder.Entity<CompanyWordTypoRow>().Property(typo => typo.Word).UseCollation("C");
        modelBuilder.Entity<CompanyWordTypoRow>().Property(typo => typo.Remainder).UseCollation("C");
    }

    private static async Task CreateWhenThereIsNoneAsync(IRelationalDatabaseCreator database, CancellationToken cancellation)
    {
        try
        {
            if (!await database.ExistsAsync(cancellation))
                await database.CreateAsync(cancellation);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another node has created it at the same moment.
        }
    }
}

internal sealed class PostgreSqlDesign : IDesignTimeDbContextFactory<PostgreSqlBureauDbContext>
{
    public PostgreSqlBureauDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgreSqlBureauDbContext>();
        PostgreSqlBureauDbContext.Configure(options, "Host=design");
        return new(options.Options);
    }
}
