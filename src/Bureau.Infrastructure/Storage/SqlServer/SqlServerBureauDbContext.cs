using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Bureau.Infrastructure.Storage.SqlServer;

/// <summary>The bureau in SQL Server 2022 or later.</summary>
public sealed class SqlServerBureauDbContext(DbContextOptions<SqlServerBureauDbContext> options) : BureauDbContext(options)
{
    /// <summary>SQL Server 2022. Stated once: another level changes column types.</summary>
    private const int CompatibilityLevel = 160;

    /// <summary>The collation of account numbers and of other people's keys. Those that differ in case are two; a server's default collation would take them for one.</summary>
    internal const string AccountNumbers = "Latin1_General_100_BIN2";

    internal override LedgerDialect Ledger => SqlServerLedger.Dialect;

    internal override FurnishedTables Furnished => SqlServerFurnishedTables.Instance;

    internal override string ReplaceScores => SqlServerScores.Replace;

    internal override string RowsOfJson(IReadOnlyList<(string Name, string Type)> columns) =>
        $"OPENJSON({{0}}) WITH ({string.Join(", ", columns.Select(column => $"{column.Name} {column.Type}"))}) AS given";

    internal static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServer(connectionString, server => server.UseCompatibilityLevel(CompatibilityLevel));

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);

        modelBuilder.Entity<TradelineRow>().Property(tradeline => tradeline.AccountNumber).UseCollation(AccountNumbers);
        modelBuilder.Entity<FormerAccountNumberRow>().Property(former => former.AccountNumber).UseCollation(AccountNumbers);
        modelBuilder.Entity<MatchReviewRow>().Property(review => review.AccountNumber).UseCollation(AccountNumbers);
        modelBuilder.Entity<CompanyRow>().Property(company => company.SourceKey).UseCollation(AccountNumbers);
        modelBuilder.Entity<IntegrityRecordRow>().Property(record => record.Reference).UseCollation(AccountNumbers);
        modelBuilder.Entity<ListingRow>().Property(listing => listing.SourceKey).UseCollation(AccountNumbers);
        modelBuilder.Entity<CompanyWordRow>().Property(word => word.Word).UseCollation(AccountNumbers);
        modelBuilder.Entity<CompanyNameWordRow>().Property(word => word.Word).UseCollation(AccountNumbers);
        modelBuilder.Entity<CompanyWordTypoRow>().Property(typo => typo.Word).UseCollation(AccountNumbers);
        modelBuilder.Entity<CompanyWordTypoRow>().Property(typo => typo.Remainder).UseCollation(AccountNumbers);
        modelBuilder.Entity<ScreeningExclusionRow>().Property(exclusion => exclusion.Name).UseCollation(AccountNumbers);
    }
}

internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerBureauDbContext>
{
    public SqlServerBureauDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlServerBureauDbContext>();
        SqlServerBureauDbContext.Configure(options, "Server=design");
        return new(options.Options);
    }
}
