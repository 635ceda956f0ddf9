using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Bureau.Infrastructure.Storage.Sqlite;

/// <summary>
/// Finds and writes furnished rows in SQLite: one prepared statement a table, run row by row, since nothing lies between it and the file. Its transaction
/// begins with BEGIN IMMEDIATE, the file's one write lock.
/// </summary>
internal sealed class SqliteFurnishedTables : FurnishedTables
{
    private const int Constraint = 19;

    /// <summary>From so many rows on a table is written as by an import, whose chunks are longer than any request's batch.</summary>
    private const int Many = 1_500;

    /// <summary>
    /// Pages, 64 MB: an import writes the same pages of its indexes again and again, and when the log goes back into the file that seldom they are copied once. Somebody who waits for an
    /// answer would wait for such a copy, so this holds for connections alone that have imported.
    /// </summary>
    private const int PagesOfLog = 16_384;

    private const string Tradeline = """
        id, subject_id, furnisher_id, account_number, portfolio_type, account_type, opened_on, currency, compliance_condition,
        first_delinquency_on, closed_on, payment_history, payment_history_as_of, name_likeness, months
        """;

    public static readonly SqliteFurnishedTables Instance = new();

    public override Task<List<KnownPerson>> PeopleAsync(BureauDbContext context, IReadOnlyCollection<byte[]> hashes, CancellationToken cancellation) =>
        FindAsync(context, """
            SELECT subjects.id, subjects.name, subjects.birth_date, credit_files.version, 0
            FROM subjects JOIN credit_files ON credit_files.subject_id = subjects.id
            WHERE subjects.number_hash = ?1
            UNION ALL
            SELECT former.subject_id, former.name, former.birth_date, credit_files.version, 1
            FROM former_identity_numbers AS former JOIN credit_files ON credit_files.subject_id = former.subject_id
            WHERE former.number_hash = ?1
            """, hashes, (found, hash) => found.Bind(hash), (found, hash) => new KnownPerson
        {
            Id = new SubjectId(found.Id()),
            Name = found.Text(),
            BirthDate = found.Day(),
            FileVersion = found.Whole(),
            ByFormerNumber = found.Whole() != 0,
            NumberHash = hash,
        }, cancellation);

    public override async Task<List<TradelineRow>> TradelinesAsync(
        BureauDbContext context, PartnerId furnisher, IReadOnlyCollection<string> accountNumbers, CancellationToken cancellation)
    {
        var named = await FindAsync(context, $"SELECT {Tradeline} FROM tradelines WHERE furnisher_id = ? AND account_number = ?", accountNumbers,
            (found, number) => found.Bind(furnisher.Value).Bind(number), (found, _) => ReadTradeline(found), cancellation);
        if (!await HasFormerNumbersAsync(context, furnisher, cancellation))
            return named;
        var renamed = await FindAsync(context, $"""
            SELECT {Tradeline} FROM tradelines
            WHERE id IN (SELECT tradeline_id FROM former_account_numbers WHERE furnisher_id = ? AND account_number = ?)
            """, accountNumbers, (found, number) => found.Bind(furnisher.Value).Bind(number), (found, _) => ReadTradeline(found), cancellation);
        return renamed.Count == 0 ? named : [.. named.Concat(renamed).DistinctBy(tradeline => tradeline.Id)];
    }

    public override async Task<List<FormerAccountNumberRow>> FormerNumbersAsync(
        BureauDbContext context, PartnerId furnisher, IReadOnlyCollection<string> accountNumbers, CancellationToken cancellation) =>
        !await HasFormerNumbersAsync(context, furnisher, cancellation) ? [] : await FindAsync(
            context, "SELECT tradeline_id FROM former_account_numbers WHERE furnisher_id = ? AND account_number = ?", accountNumbers,
            (found, number) => found.Bind(furnisher.Value).Bind(number),
            (found, number) => new FormerAccountNumberRow { FurnisherId = furnisher, AccountNumber = number, TradelineId = new TradelineId(found.Id()) }, cancellation);

    public override Task<int> RaiseFilesAsync(BureauDbContext context, IReadOnlyCollection<CreditFileRow> files, CancellationToken cancellation) =>
        WriteAsync(context, "UPDATE credit_files SET version = version + 1 WHERE subject_id = ? AND version = ?", files,
            (raise, file) => raise.Bind(file.SubjectId.Value).Bind(file.Version), cancellation);

    public override Task<int> AddSubjectsAsync(BureauDbContext context, IReadOnlyCollection<SubjectRow> subjects, CancellationToken cancellation) =>
        WriteAsync(context, """
            INSERT INTO subjects (id, name, birth_date, number_type, number_hash, number_sealed, number_masked) VALUES (?, ?, ?, ?, ?, ?, ?)
            """, subjects, (add, subject) => add
                .Bind(subject.Id.Value).Bind(subject.Name).Bind(subject.BirthDate).Bind((int)subject.NumberType)
                .Bind(subject.NumberHash).Bind(subject.NumberSealed).Bind(subject.NumberMasked), cancellation);

    public override Task<int> AddFilesAsync(BureauDbContext context, IReadOnlyCollection<CreditFileRow> files, CancellationToken cancellation) =>
        WriteAsync(context, "INSERT INTO credit_files (subject_id, version, frozen) VALUES (?, ?, ?)", files,
            (add, file) => add.Bind(file.SubjectId.Value).Bind(file.Version).Bind(file.Frozen ? 1 : 0), cancellation);

    public override Task<int> AddTradelinesAsync(BureauDbContext context, IReadOnlyCollection<TradelineRow> tradelines, CancellationToken cancellation) =>
        WriteAsync(context, $"INSERT INTO tradelines ({Tradeline}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", tradelines, (add, tradeline) => add
            .Bind(tradeline.Id.Value).Bind(tradeline.SubjectId.Value).Bind(tradeline.FurnisherId.Value).Bind(tradeline.AccountNumber)
            .Bind(tradeline.PortfolioType.ToString()).Bind(tradeline.AccountType).Bind(tradeline.OpenedOn).Bind(tradeline.Currency)
            .Bind(tradeline.ComplianceCondition).Bind(tradeline.FirstDelinquencyOn).Bind(tradeline.ClosedOn).Bind(tradeline.PaymentHistory)
            .Bind(tradeline.PaymentHistoryAsOf).Bind(tradeline.NameLikeness).Bind(tradeline.Months), cancellation);

    public override Task<int> ChangeTradelinesAsync(BureauDbContext context, IReadOnlyCollection<TradelineRow> tradelines, CancellationToken cancellation) =>
        WriteAsync(context, """
            UPDATE tradelines SET
                account_number = ?, portfolio_type = ?, account_type = ?, opened_on = ?, compliance_condition = ?, first_delinquency_on = ?, closed_on = ?,
                payment_history = ?, payment_history_as_of = ?, name_likeness = ?, months = ?
            WHERE id = ?
            """, tradelines, (change, tradeline) => change
                .Bind(tradeline.AccountNumber).Bind(tradeline.PortfolioType.ToString()).Bind(tradeline.AccountType).Bind(tradeline.OpenedOn)
                .Bind(tradeline.ComplianceCondition).Bind(tradeline.FirstDelinquencyOn).Bind(tradeline.ClosedOn).Bind(tradeline.PaymentHistory)
                .Bind(tradeline.PaymentHistoryAsOf).Bind(tradeline.NameLikeness).Bind(tradeline.Months).Bind(tradeline.Id.Value), cancellation);

    public override Task<int> RemoveTradelinesAsync(BureauDbContext context, IReadOnlyCollection<TradelineRow> tradelines, CancellationToken cancellation) =>
        WriteAsync(context, "DELETE FROM tradelines WHERE id = ?", tradelines, (remove, tradeline) => remove.Bind(tradeline.Id.Value), cancellation);

    public override Task AddFormerNumbersAsync(BureauDbContext context, IReadOnlyCollection<FormerAccountNumberRow> numbers, CancellationToken cancellation) =>
        WriteAsync(context, """
            INSERT INTO former_account_numbers (furnisher_id, account_number, tradeline_id)
            SELECT ?1, ?2, ?3 WHERE NOT EXISTS (
                SELECT 1 FROM former_account_numbers WHERE furnisher_id = ?1 AND account_number = ?2 AND tradeline_id = ?3)
            """, numbers, (add, number) => add.Bind(number.FurnisherId.Value).Bind(number.AccountNumber).Bind(number.TradelineId.Value), cancellation);

    public override bool WasOvertaken(Exception exception) => exception is SqliteException { SqliteErrorCode: Constraint };

    /// <summary>Whether any number of the furnisher ever changed: most furnishers change none, and then no row need ask for its own.</summary>
    private static async Task<bool> HasFormerNumbersAsync(BureauDbContext context, PartnerId furnisher, CancellationToken cancellation) =>
        (await FindAsync(context, "SELECT tradeline_id FROM former_account_numbers WHERE furnisher_id = ? LIMIT 1", [furnisher],
            (found, key) => found.Bind(key.Value), (found, _) => found.Id(), cancellation)).Count > 0;

    private static TradelineRow ReadTradeline(SqliteStatement found) => new()
    {
        Id = new TradelineId(found.Id()),
        SubjectId = new SubjectId(found.Id()),
        FurnisherId = new PartnerId(found.Id()),
        AccountNumber = found.Text(),
        PortfolioType = found.Text()[0],
        AccountType = found.Text(),
        OpenedOn = found.DayOrNull(),
        Currency = found.Text(),
        ComplianceCondition = found.TextOrNull(),
        FirstDelinquencyOn = found.DayOrNull(),
        ClosedOn = found.DayOrNull(),
        PaymentHistory = found.TextOrNull(),
        PaymentHistoryAsOf = found.DayOrNull(),
        NameLikeness = found.NumberOrNull(),
        Months = found.Text(),
    };

    /// <summary>Reads the rows of each key in one transaction, so that all keys see the same store.</summary>
    private static async Task<List<TRow>> FindAsync<TKey, TRow>(
        BureauDbContext context, string sql, IReadOnlyCollection<TKey> keys, Action<SqliteStatement, TKey> bind, Func<SqliteStatement, TKey, TRow> read,
        CancellationToken cancellation)
    {
        var rows = new List<TRow>(keys.Count);
        await context.Database.OpenConnectionAsync(cancellation);
        try
        {
            var connection = (SqliteConnection)context.Database.GetDbConnection();
            await using var reading = context.Database.CurrentTransaction is null ? connection.BeginTransaction(deferred: true) : null;
            using var statement = new SqliteStatement(connection, sql);
            foreach (var key in keys)
            {
                bind(statement, key);
                while (statement.Step())
                    rows.Add(read(statement, key));
            }
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }

        return rows;
    }

    /// <summary>Runs a statement for each row, in the caller's transaction, and returns how many rows that reached.</summary>
    internal static Task<int> WriteAsync<TRow>(
        BureauDbContext context, string sql, IReadOnlyCollection<TRow> rows, Action<SqliteStatement, TRow> bind, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        if (rows.Count >= Many && connection.Handle is { } handle)
            raw.sqlite3_wal_autocheckpoint(handle, PagesOfLog);
        var reached = 0;
        using var statement = new SqliteStatement(connection, sql);
        foreach (var row in rows)
        {
            bind(statement, row);
            reached += statement.Run();
        }

        return Task.FromResult(reached);
    }
}
