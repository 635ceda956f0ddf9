using System.Data.Common;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Bureau.Infrastructure.Storage.PostgreSql;

/// <summary>Finds and writes furnished rows in PostgreSQL: one statement a table, with an array for each column.</summary>
internal sealed class PostgreSqlFurnishedTables : FurnishedTables
{
    private const string Tradeline = """
        id, subject_id, furnisher_id, account_number, portfolio_type, account_type, opened_on, currency, compliance_condition,
        first_delinquency_on, closed_on, payment_history, payment_history_as_of, name_likeness, months
        """;

    private const string Tradelines = $"unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) AS furnished ({Tradeline})";

    public static readonly PostgreSqlFurnishedTables Instance = new();

    public override Task<List<KnownPerson>> PeopleAsync(BureauDbContext context, IReadOnlyCollection<byte[]> hashes, CancellationToken cancellation) =>
        FindAsync(context, """
            SELECT subjects.id, subjects.name, subjects.birth_date, subjects.number_hash, credit_files.version, FALSE
            FROM subjects JOIN credit_files ON credit_files.subject_id = subjects.id
            WHERE subjects.number_hash = ANY ($1)
            UNION ALL
            SELECT former.subject_id, former.name, former.birth_date, former.number_hash, credit_files.version, TRUE
            FROM former_identity_numbers AS former JOIN credit_files ON credit_files.subject_id = former.subject_id
            WHERE former.number_hash = ANY ($1)
            """, [Array(hashes, hash => hash)], row => new KnownPerson
        {
            Id = new SubjectId(row.GetGuid(0)),
            Name = row.GetString(1),
            BirthDate = row.GetFieldValue<DateOnly>(2),
            NumberHash = row.GetFieldValue<byte[]>(3),
            FileVersion = row.GetInt64(4),
            ByFormerNumber = row.GetBoolean(5),
        }, cancellation);

    public override Task<List<TradelineRow>> TradelinesAsync(
        BureauDbContext context, PartnerId furnisher, IReadOnlyCollection<string> accountNumbers, CancellationToken cancellation) =>
        FindAsync(context, $"""
            SELECT {Tradeline} FROM tradelines WHERE furnisher_id = $1 AND account_number = ANY ($2)
            UNION ALL
            SELECT {Tradeline} FROM tradelines
            WHERE id IN (SELECT tradeline_id FROM former_account_numbers WHERE furnisher_id = $1 AND account_number = ANY ($2))
                AND account_number <> ALL ($2)
            """, [Value(furnisher.Value), Array(accountNumbers, number => number)], ReadTradeline, cancellation);

    public override Task<List<FormerAccountNumberRow>> FormerNumbersAsync(
        BureauDbContext context, PartnerId furnisher, IReadOnlyCollection<string> accountNumbers, CancellationToken cancellation) =>
        FindAsync(context, "SELECT account_number, tradeline_id FROM former_account_numbers WHERE furnisher_id = $1 AND account_number = ANY ($2)",
            [Value(furnisher.Value), Array(accountNumbers, number => number)],
            row => new FormerAccountNumberRow { FurnisherId = furnisher, AccountNumber = row.GetString(0), TradelineId = new TradelineId(row.GetGuid(1)) },
            cancellation);

    // Who waits for a lock reads the row anew: a version that was raised meanwhile is no longer the one asked for.
    public override Task<int> RaiseFilesAsync(BureauDbContext context, IReadOnlyCollection<CreditFileRow> files, CancellationToken cancellation) =>
        WriteAsync(context, """
            WITH held AS (
                SELECT stored.subject_id
                FROM credit_files AS stored
                JOIN unnest($1, $2) AS read (subject_id, version) ON stored.subject_id = read.subject_id AND stored.version = read.version
                ORDER BY stored.subject_id FOR NO KEY UPDATE OF stored)
            UPDATE credit_files SET version = credit_files.version + 1 FROM held WHERE credit_files.subject_id = held.subject_id
            """, [Array(files, file => file.SubjectId.Value), Array(files, file => file.Version)], cancellation);

    public override Task<int> AddSubjectsAsync(BureauDbContext context, IReadOnlyCollection<SubjectRow> subjects, CancellationToken cancellation) =>
        WriteAsync(context, """
            INSERT INTO subjects (id, name, birth_date, number_type, number_hash, number_sealed, number_masked)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                Array(subjects, subject => subject.Id.Value), Array(subjects, subject => subject.Name), Array(subjects, subject => subject.BirthDate),
                Array(subjects, subject => (int)subject.NumberType), Array(subjects, subject => subject.NumberHash),
                Array(subjects, subject => subject.NumberSealed), Array(subjects, subject => subject.NumberMasked),
            ], cancellation);

    public override Task<int> AddFilesAsync(BureauDbContext context, IReadOnlyCollection<CreditFileRow> files, CancellationToken cancellation) =>
        WriteAsync(context, "INSERT INTO credit_files (subject_id, version, frozen) SELECT * FROM unnest($1, $2, $3)",
            [Array(files, file => file.SubjectId.Value), Array(files, file => file.Version), Array(files, file => file.Frozen)], cancellation);

    public override Task<int> AddTradelinesAsync(BureauDbContext context, IReadOnlyCollection<TradelineRow> tradelines, CancellationToken cancellation) =>
        WriteAsync(context, $"INSERT INTO tradelines ({Tradeline}) SELECT * FROM {Tradelines}", Columns(tradelines), cancellation);

    public override Task<int> ChangeTradelinesAsync(BureauDbContext context, IReadOnlyCollection<TradelineRow> tradelines, CancellationToken cancellation) =>
        WriteAsync(context, $"""
            UPDATE tradelines SET
                account_number = furnished.account_number,
                portfolio_type = furnished.portfolio_type,
                account_type = furnished.account_type,
                opened_on = furnished.opened_on,
                compliance_condition = furnished.compliance_condition,
                first_delinquency_on = furnished.first_delinquency_on,
                closed_on = furnished.closed_on,
                payment_history = furnished.payment_history,
                payment_history_as_of = furnished.payment_history_as_of,
                name_likeness = furnished.name_likeness,
                months = furnished.months
            FROM {Tradelines}
            WHERE tradelines.id = furnished.id
            """, Columns(tradelines), cancellation);

    public override Task<int> RemoveTradelinesAsync(BureauDbContext context, IReadOnlyCollection<TradelineRow> tradelines, CancellationToken cancellation) =>
        WriteAsync(context, "DELETE FROM tradelines WHERE id = ANY ($1)", [Array(tradelines, tradeline => tradeline.Id.Value)], cancellation);

    public override Task AddFormerNumbersAsync(BureauDbContext context, IReadOnlyCollection<FormerAccountNumberRow> numbers, CancellationToken cancellation) =>
        WriteAsync(context, """
            INSERT INTO former_account_numbers (furnisher_id, account_number, tradeline_id)
            SELECT * FROM unnest($1, $2, $3) AS had (furnisher_id, account_number, tradeline_id)
            WHERE NOT EXISTS (
                SELECT 1 FROM former_account_numbers AS kept
                WHERE kept.furnisher_id = had.furnisher_id AND kept.account_number = had.account_number AND kept.tradeline_id = had.tradeline_id)
            """,
            [
                Array(numbers, number => number.FurnisherId.Value), Array(numbers, number => number.AccountNumber),
                Array(numbers, number => number.TradelineId.Value),
            ], cancellation);

    public override bool WasOvertaken(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation };

    private static NpgsqlParameter[] Columns(IReadOnlyCollection<TradelineRow> tradelines) =>
    [
        Array(tradelines, tradeline => tradeline.Id.Value),
        Array(tradelines, tradeline => tradeline.SubjectId.Value),
        Array(tradelines, tradeline => tradeline.FurnisherId.Value),
        Array(tradelines, tradeline => tradeline.AccountNumber),
        Array(tradelines, tradeline => tradeline.PortfolioType.ToString()),
        Array(tradelines, tradeline => tradeline.AccountType),
        Array(tradelines, tradeline => tradeline.OpenedOn),
        Array(tradelines, tradeline => tradeline.Currency),
        Array(tradelines, tradeline => tradeline.ComplianceCondition),
        Array(tradelines, tradeline => tradeline.FirstDelinquencyOn),
        Array(tradelines, tradeline => tradeline.ClosedOn),
        Array(tradelines, tradeline => tradeline.PaymentHistory),
        Array(tradelines, tradeline => tradeline.PaymentHistoryAsOf),
        Array(tradelines, tradeline => tradeline.NameLikeness),
        Array(tradelines, tradeline => tradeline.Months),
    ];

    private static TradelineRow ReadTradeline(DbDataReader row) => new()
    {
        Id = new TradelineId(row.GetGuid(0)),
        SubjectId = new SubjectId(row.GetGuid(1)),
        FurnisherId = new PartnerId(row.GetGuid(2)),
        AccountNumber = row.GetString(3),
        PortfolioType = row.GetChar(4),
        AccountType = row.GetString(5),
        OpenedOn = Optional<DateOnly>(row, 6),
        Currency = row.GetString(7),
        ComplianceCondition = row.IsDBNull(8) ? null : row.GetString(8),
        FirstDelinquencyOn = Optional<DateOnly>(row, 9),
        ClosedOn = Optional<DateOnly>(row, 10),
        PaymentHistory = row.IsDBNull(11) ? null : row.GetString(11),
        PaymentHistoryAsOf = Optional<DateOnly>(row, 12),
        NameLikeness = Optional<double>(row, 13),
        Months = row.GetString(14),
    };

    private static T? Optional<T>(DbDataReader row, int column)
        where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);

    private static NpgsqlParameter Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    private static NpgsqlParameter<T[]> Array<TRow, T>(IReadOnlyCollection<TRow> rows, Func<TRow, T> value)
    {
        var values = new T[rows.Count];
        var next = 0;
        foreach (var row in rows)
            values[next++] = value(row);
        return new() { TypedValue = values };
    }

    private static async Task<List<TRow>> FindAsync<TRow>(
        BureauDbContext context, string sql, NpgsqlParameter[] parameters, Func<DbDataReader, TRow> read, CancellationToken cancellation)
    {
        var rows = new List<TRow>();
        await context.Database.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = Command(context, sql, parameters);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                rows.Add(read(reader));
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }

        return rows;
    }

    private static async Task<int> WriteAsync(BureauDbContext context, string sql, NpgsqlParameter[] parameters, CancellationToken cancellation)
    {
        await using var command = Command(context, sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlCommand Command(BureauDbContext context, string sql, NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(
            sql, (NpgsqlConnection)context.Database.GetDbConnection(), (NpgsqlTransaction?)context.Database.CurrentTransaction?.GetDbTransaction());
        command.Parameters.AddRange(parameters);
        return command;
    }
}
