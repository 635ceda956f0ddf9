using Bureau.Infrastructure.Storage.PostgreSql;
using Bureau.Infrastructure.Storage.Sqlite;
using Bureau.Infrastructure.Storage.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;

namespace Bureau.Infrastructure.Storage;

/// <summary>Gives out pooled contexts of the provider that the settings name, as the one type that the stores know.</summary>
internal sealed class BureauContexts<TContext>(DbContextOptions<TContext> options) : IDbContextFactory<BureauDbContext>
    where TContext : BureauDbContext
{
    private readonly PooledDbContextFactory<TContext> pool = new(options);

    public BureauDbContext CreateDbContext() => pool.CreateDbContext();

    public async Task<BureauDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default) => await pool.CreateDbContextAsync(cancellationToken);
}

/// <summary>Chooses among the providers.</summary>
internal static class BureauContexts
{
    public static IDbContextFactory<BureauDbContext> Of(StorageProvider provider, string connectionString, ILoggerFactory? log)
    {
        var understood = provider.Understand(connectionString);
        return provider switch
        {
            StorageProvider.Sqlite => Pool<SqliteBureauDbContext>(options => SqliteBureauDbContext.Configure(options, understood), log),
            StorageProvider.PostgreSql => Pool<PostgreSqlBureauDbContext>(options => PostgreSqlBureauDbContext.Configure(options, understood), log),
            StorageProvider.SqlServer => Pool<SqlServerBureauDbContext>(options => SqlServerBureauDbContext.Configure(options, understood), log),
            _ => throw new ArgumentOutOfRangeException(nameof(provider)),
        };
    }

    private static BureauContexts<TContext> Pool<TContext>(Action<DbContextOptionsBuilder> configure, ILoggerFactory? log)
        where TContext : BureauDbContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        configure(options);

        // Whoever handles a failure reports it; EF would report each a second time.
        options.UseLoggerFactory(log).ConfigureWarnings(warnings => warnings.Log((RelationalEventId.CommandError, LogLevel.Debug), (RelationalEventId.ConnectionError, LogLevel.Debug)));
        return new(options.Options);
    }
}
