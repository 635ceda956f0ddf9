using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bureau.Infrastructure.Storage;

/// <summary>Section <c>Bureau:Storage</c>, with the connection string <c>ConnectionStrings:Bureau</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Bureau:Storage";

    /// <summary>Sqlite, PostgreSql or SqlServer, in any case.</summary>
    public string Provider { get; set; } = nameof(StorageProvider.Sqlite);

    /// <summary>Where the database is. Absent, with SQLite: the file data/bureau.db in the content root.</summary>
    public string? ConnectionString { get; set; }

    internal StorageProvider KnownProvider => Enum.Parse<StorageProvider>(Provider, ignoreCase: true);

    internal sealed class Defaults(IConfiguration configuration, IHostEnvironment environment) : IPostConfigureOptions<StorageOptions>
    {
        public void PostConfigure(string? name, StorageOptions options)
        {
            options.ConnectionString ??= configuration.GetConnectionString("Bureau");
            if (string.IsNullOrWhiteSpace(options.ConnectionString) && string.Equals(options.Provider, nameof(StorageProvider.Sqlite), StringComparison.OrdinalIgnoreCase))
                options.ConnectionString = new SqliteConnectionStringBuilder { DataSource = Path.Combine(environment.ContentRootPath, "data", "bureau.db") }.ToString();
        }
    }

    internal sealed class Check : IValidateOptions<StorageOptions>
    {
        public ValidateOptionsResult Validate(string? name, StorageOptions options)
        {
            if (!Enum.GetNames<StorageProvider>().Contains(options.Provider, StringComparer.OrdinalIgnoreCase))
                return ValidateOptionsResult.Fail($"{Section}:Provider must be Sqlite, PostgreSql or SqlServer.");
            if (string.IsNullOrWhiteSpace(options.ConnectionString))
                return ValidateOptionsResult.Fail($"ConnectionStrings:Bureau is missing: {options.Provider} needs one.");
            try
            {
                options.KnownProvider.Understand(options.ConnectionString);
                return ValidateOptionsResult.Success;
            }
            catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
            {
                // Not the exception's text, which may quote a password.
                return ValidateOptionsResult.Fail($"ConnectionStrings:Bureau is not a connection string that {options.Provider} understands.");
            }
        }
    }
}

/// <summary>Which database.</summary>
public enum StorageProvider
{
    /// <summary>One file, in the process; the default.</summary>
    Sqlite = 1,

    /// <summary>PostgreSQL 15 or later.</summary>
    PostgreSql = 2,

    /// <summary>SQL Server 2022 or later.</summary>
    SqlServer = 3,
}

internal static class StorageProviders
{
    /// <summary>The connection string, with what the bureau needs and its owner did not say. Throws when the provider does not understand it.</summary>
    public static string Understand(this StorageProvider provider, string connectionString)
    {
        switch (provider)
        {
            case StorageProvider.Sqlite:
                var sqlite = new SqliteConnectionStringBuilder(connectionString);

                // How long a connection waits for another's write transaction: as long as the ledger does, not the driver's half minute.
                if (!sqlite.ShouldSerialize("Default Timeout"))
                    sqlite.DefaultTimeout = 5;
                return sqlite.ToString();
            case StorageProvider.PostgreSql:
                var postgreSql = new NpgsqlConnectionStringBuilder(connectionString);

                // The ledger's few statements are planned once a connection; without this, at every batch.
                if (!postgreSql.ShouldSerialize("Max Auto Prepare"))
                    postgreSql.MaxAutoPrepare = 50;

                // Nothing here leaves a session changed, so there is nothing to reset before the connection is used again.
                if (!postgreSql.ShouldSerialize("No Reset On Close"))
                    postgreSql.NoResetOnClose = true;
                return postgreSql.ToString();
            default:
                return new SqlConnectionStringBuilder(connectionString).ToString();
        }
    }
}
