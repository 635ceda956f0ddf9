using System.Reflection;
using Bureau.Infrastructure.Storage;
using Xunit.Sdk;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>
/// Runs a contract on each store: SQLite, PostgreSQL and, when BUREAU_TEST_SQLSERVER holds a connection string, SQL Server.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryStoreAttribute : DataAttribute
{
    /// <inheritdoc/>
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        yield return [StorageProvider.Sqlite];
        yield return [StorageProvider.PostgreSql];
        if (Databases.SqlServer is not null)
            yield return [StorageProvider.SqlServer];
    }
}
