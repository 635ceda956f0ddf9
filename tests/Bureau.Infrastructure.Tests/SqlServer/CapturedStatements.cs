using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Bureau.Infrastructure.Tests.SqlServer;

/// <summary>
/// Contexts that do everything up to the wire and stop there: what would have been sent to SQL Server is kept, and the answer is made up. A read
/// finds the rows that <see cref="Answer"/> gives, or none; a write says that it touched one row.
/// </summary>
internal sealed class CapturedStatements : DbConnectionInterceptor
{
    private readonly List<(string Sql, string Parameters)> statements = [];

    public CapturedStatements()
    {
        var options = new DbContextOptionsBuilder<SqlServerBureauDbContext>();
        SqlServerBureauDbContext.Configure(options, "Server=nowhere");
        options.AddInterceptors(this);
        Contexts = new BureauContexts<SqlServerBureauDbContext>(options.Options);
    }

    public IDbContextFactory<BureauDbContext> Contexts { get; }

    /// <summary>The rows of a statement's answer, objects with the columns' names; null: none.</summary>
    public Func<string, IReadOnlyList<object>?> Answer { get; set; } = _ => null;

    /// <summary>What would have been sent, each once, as procedures whose parameters have the types that would have been sent.</summary>
    public IReadOnlyList<string> Procedures() =>
        [.. statements.Distinct().Select((statement, i) => $"CREATE PROCEDURE [captured_{i}] {statement.Parameters}\nAS\nBEGIN\n{statement.Sql}\nEND")];

    public IReadOnlyList<string> Statements() => [.. statements.Select(statement => statement.Sql).Distinct(StringComparer.Ordinal)];

    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
        InterceptionResult<DbConnection>.SuppressWithResult(new Connection(this));

    private DbDataReader Keep(DbCommand command)
    {
        statements.Add((command.CommandText, string.Join(", ", command.Parameters.Cast<SqlParameter>().Select(Declaration))));
        var table = new DataTable();
        foreach (var row in Given(command.CommandText) ?? Answer(command.CommandText) ?? [])
        {
            var properties = row.GetType().GetProperties();
            if (table.Columns.Count == 0)
                table.Columns.AddRange([.. properties.Select(property => new DataColumn(property.Name, property.PropertyType))]);
            table.Rows.Add([.. properties.Select(property => property.GetValue(row))]);
        }

        return table.CreateDataReader();
    }

    /// <summary>A row's place is given by the store, and EF Core reads it back.</summary>
    private static IReadOnlyList<object>? Given(string sql) =>
        !sql.Contains("OUTPUT INSERTED.[sequence]", StringComparison.Ordinal) ? null
        : sql.Contains("[_Position]", StringComparison.Ordinal) ? [new { sequence = 1L, position = 0 }]
        : [new { sequence = 1L }];

    private static string Declaration(SqlParameter parameter)
    {
        var size = parameter.Size is 0 or -1 or > 4000 ? "max" : $"{parameter.Size}";
        var type = parameter.SqlDbType switch
        {
            SqlDbType.NVarChar or SqlDbType.VarChar or SqlDbType.VarBinary => $"{parameter.SqlDbType}({size})",
            SqlDbType.NChar or SqlDbType.Binary => $"{parameter.SqlDbType}({parameter.Size})",
            SqlDbType.Decimal => $"decimal({parameter.Precision}, {parameter.Scale})",
            _ => $"{parameter.SqlDbType}",
        };
        return $"{(parameter.ParameterName.StartsWith('@') ? string.Empty : "@")}{parameter.ParameterName} {type.ToLowerInvariant()}";
    }

    private sealed class Connection(CapturedStatements captured) : DbConnection
    {
        private ConnectionState state = ConnectionState.Closed;

        [AllowNull]
        public override string ConnectionString { get; set; } = "Server=nowhere";

        public override string Database => "nowhere";

        public override string DataSource => "nowhere";

        public override string ServerVersion => "16.00";

        public override ConnectionState State => state;

        public override void Open() => state = ConnectionState.Open;

        public override void Close() => state = ConnectionState.Closed;

        public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new Transaction(this, isolationLevel);

        protected override DbCommand CreateDbCommand() => new Command(captured);
    }

    private sealed class Transaction(Connection connection, IsolationLevel isolation) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => isolation;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
        }

        public override void Rollback()
        {
        }
    }

    /// <summary>Its parameters are SqlClient's own, with the types that SqlClient would send.</summary>
    private sealed class Command(CapturedStatements captured) : DbCommand
    {
        private readonly SqlCommand typed = new();

        [AllowNull]
        public override string CommandText { get; set; } = string.Empty;

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; }

        protected override DbTransaction? DbTransaction { get; set; }

        protected override DbParameterCollection DbParameterCollection => typed.Parameters;

        public override void Cancel()
        {
        }

        public override void Prepare()
        {
        }

        public override int ExecuteNonQuery()
        {
            captured.Keep(this).Dispose();
            return 1;
        }

        public override object? ExecuteScalar() => throw new NotSupportedException();

        protected override DbParameter CreateDbParameter() => new SqlParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => captured.Keep(this);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                typed.Dispose();
            base.Dispose(disposing);
        }
    }
}
