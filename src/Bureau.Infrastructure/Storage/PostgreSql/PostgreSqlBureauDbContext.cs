using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Bureau.Infrastructure.Storage.PostgreSql;

/// <summary>The bureau in PostgreSQL.</summary>
public sealed class PostgreSqlBureauDbContext(DbContextOptions<PostgreSqlBureauDbContext> options) : BureauDbContext(options)
{
    internal override LedgerDialect Ledger => PostgreSqlLedger.Dialect;

    internal override FurnishedTables Furnished => PostgreSqlFurnishedTables.Instance;

    internal override string ReplaceScores => PostgreSqlScores.Replace;

    internal override string RowsOfJson(IReadOnlyList<(string Name, string Type)> columns) =>
        $"jsonb_to_recordset(CAST({{0}} AS jsonb)) AS given ({string.Join(", ", columns.Select(column => $"{column.Name} {column.Type}"))})";

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
