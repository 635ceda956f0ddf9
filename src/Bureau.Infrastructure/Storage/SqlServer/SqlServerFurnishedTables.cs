using Bureau.Domain.Partners;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage.SqlServer;

/// <summary>Finds and writes furnished rows in SQL Server: one statement a table, whose one parameter is the rows as <see cref="FurnishingJson"/> writes them.</summary>
internal sealed class SqlServerFurnishedTables : FurnishedTables
{
    private const int UniqueIndexViolated = 2601;
    private const int UniqueConstraintViolated = 2627;
    private const int ForeignKeyViolated = 547;

    private const string Tradelines = """
        OPENJSON({0}) WITH (
            id uniqueidentifier, subject_id uniqueidentifier, furnisher_id uniqueidentifier, account_number nvarchar(60), portfolio_type nvarchar(1),
            account_type nvarchar(3), opened_on date, currency nchar(3), compliance_condition nvarchar(2), first_delinquency_on date,
            closed_on date, payment_history nchar(24), payment_history_as_of date, name_likeness float, months nvarchar(max))
        """;

    private const string Numbers = $$"""
        SELECT number COLLATE {{SqlServerBureauDbContext.AccountNumbers}} FROM OPENJSON({1}) WITH (number nvarchar(60) '$')
        """;

    private const string FindTradelines = $$"""
        SELECT * FROM tradelines
        WHERE furnisher_id = {0} AND account_number IN ({{Numbers}})
        UNION ALL
        SELECT * FROM tradelines
        WHERE id IN (SELECT tradeline_id FROM former_account_numbers WHERE furnisher_id = {0} AND account_number IN ({{Numbers}}))
            AND account_number NOT IN ({{Numbers}})
        """;

    private const string FindFormerNumbers = $$"""
        SELECT * FROM former_account_numbers WHERE furnisher_id = {0} AND account_number IN ({{Numbers}})
        """;

    private const string RaiseFiles = """
        UPDATE stored SET version = stored.version + 1
        FROM credit_files AS stored
        JOIN OPENJSON({0}) WITH (subject_id uniqueidentifier, version bigint) AS asked
            ON stored.subject_id = asked.subject_id AND stored.version = asked.version
        """;

    private const string AddSubjects = """
        INSERT INTO subjects (id, name, birth_date, number_type, number_hash, number_sealed, number_masked)
        SELECT
            id, name, birth_date, number_type, CONVERT(binary(32), number_hash, 2), CONVERT(varbinary(100), number_sealed, 2), number_masked
        FROM OPENJSON({0}) WITH (
            id uniqueidentifier, name nvarchar(200), birth_date date, number_type int, number_hash nvarchar(64), number_sealed nvarchar(200),
            number_masked nvarchar(40))
        """;

    private const string AddFiles = """
        INSERT INTO credit_files (subject_id, version, frozen)
        SELECT subject_id, version, CAST(0 AS bit) FROM OPENJSON({0}) WITH (subject_id uniqueidentifier, version bigint)
        """;

    private const string AddTradelines = $$"""
        INSERT INTO tradelines (
            id, subject_id, furnisher_id, account_number, portfolio_type, account_type, opened_on, currency, compliance_condition,
            first_delinquency_on, closed_on, payment_history, payment_history_as_of, name_likeness, months)
        SELECT
            id, subject_id, furnisher_id, account_number, portfolio_type, account_type, opened_on, currency, compliance_condition,
            first_delinquency_on, closed_on, payment_history, payment_history_as_of, name_likeness, months
        FROM {{Tradelines}}
        """;

    private const string ChangeTradelines = $$"""
        UPDATE stored SET
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
        FROM tradelines AS stored
        JOIN {{Tradelines}} AS furnished ON stored.id = furnished.id
        """;

    private const string RemoveTradelines = "DELETE stored FROM tradelines AS stored JOIN OPENJSON({0}) WITH (id uniqueidentifier) AS removed ON stored.id = removed.id";

    private const string AddFormerNumbers = $$"""
        INSERT INTO former_account_numbers (furnisher_id, account_number, tradeline_id)
        SELECT had.furnisher_id, had.account_number, had.tradeline_id
        FROM OPENJSON({0}) WITH (furnisher_id uniqueidentifier, account_number nvarchar(60), tradeline_id uniqueidentifier) AS had
        WHERE NOT EXISTS (
            SELECT 1 FROM former_account_numbers AS kept
            WHERE kept.furnisher_id = had.furnisher_id AND kept.tradeline_id = had.tradeline_id
                AND kept.account_number = had.account_number COLLATE {{SqlServerBureauDbContext.AccountNumbers}})
        """;

    public static readonly SqlServerFurnishedTables Instance = new();

    public override Task<List<KnownPerson>> PeopleAsync(BureauDbContext context, IReadOnlyCollection<byte[]> hashes, CancellationToken cancellation) =>
        context.Subjects.Where(person => EF.Parameter(hashes).Contains(person.NumberHash))
            .Select(person => new { person.Id, person.Name, person.BirthDate, person.NumberHash, ByFormerNumber = false })
            .Concat(context.FormerIdentityNumbers.Where(former => EF.Parameter(hashes).Contains(former.NumberHash))
                .Select(former => new { Id = former.SubjectId, former.Name, former.BirthDate, former.NumberHash, ByFormerNumber = true }))
            .Join(context.CreditFiles, person => person.Id, file => file.SubjectId, (person, file) => new KnownPerson
            {
                Id = person.Id,
                Name = person.Name,
                BirthDate = person.BirthDate,
                NumberHash = person.NumberHash,
                FileVersion = file.Version,
                ByFormerNumber = person.ByFormerNumber,
            }).ToListAsync(cancellation);

    // Not in LINQ: account numbers have a collation of their own, and a list has to be given the same.
    public override Task<List<TradelineRow>> TradelinesAsync(
        BureauDbContext context, PartnerId furnisher, IReadOnlyCollection<string> accountNumbers, CancellationToken cancellation) =>
        context.Tradelines.FromSqlRaw(FindTradelines, furnisher.Value, FurnishingJson.Texts(accountNumbers)).AsNoTracking().ToListAsync(cancellation);

    public override Task<List<FormerAccountNumberRow>> FormerNumbersAsync(
        BureauDbContext context, PartnerId furnisher, IReadOnlyCollection<string> accountNumbers, CancellationToken cancellation) =>
        context.FormerAccountNumbers.FromSqlRaw(FindFormerNumbers, furnisher.Value, FurnishingJson.Texts(accountNumbers)).AsNoTracking().ToListAsync(cancellation);

    public override Task<int> RaiseFilesAsync(BureauDbContext context, IReadOnlyCollection<CreditFileRow> files, CancellationToken cancellation) =>
        WriteAsync(context, RaiseFiles, FurnishingJson.Files(files), cancellation);

    public override Task<int> AddSubjectsAsync(BureauDbContext context, IReadOnlyCollection<SubjectRow> subjects, CancellationToken cancellation) =>
        WriteAsync(context, AddSubjects, FurnishingJson.Subjects(subjects), cancellation);

    public override Task<int> AddFilesAsync(BureauDbContext context, IReadOnlyCollection<CreditFileRow> files, CancellationToken cancellation) =>
        WriteAsync(context, AddFiles, FurnishingJson.Files(files), cancellation);

    public override Task<int> AddTradelinesAsync(BureauDbContext context, IReadOnlyCollection<TradelineRow> tradelines, CancellationToken cancellation) =>
        WriteAsync(context, AddTradelines, FurnishingJson.Tradelines(tradelines), cancellation);

    public override Task<int> ChangeTradelinesAsync(BureauDbContext context, IReadOnlyCollection<TradelineRow> tradelines, CancellationToken cancellation) =>
        WriteAsync(context, ChangeTradelines, FurnishingJson.Tradelines(tradelines), cancellation);

    public override Task<int> RemoveTradelinesAsync(BureauDbContext context, IReadOnlyCollection<TradelineRow> tradelines, CancellationToken cancellation) =>
        WriteAsync(context, RemoveTradelines, FurnishingJson.Tradelines(tradelines), cancellation);

    public override Task AddFormerNumbersAsync(BureauDbContext context, IReadOnlyCollection<FormerAccountNumberRow> numbers, CancellationToken cancellation) =>
        WriteAsync(context, AddFormerNumbers, FurnishingJson.FormerNumbers(numbers), cancellation);

    public override bool WasOvertaken(Exception exception) =>
        exception is SqlException { Number: UniqueIndexViolated or UniqueConstraintViolated or ForeignKeyViolated };

    private static Task<int> WriteAsync(BureauDbContext context, string statement, string rows, CancellationToken cancellation) =>
        context.Database.ExecuteSqlRawAsync(statement, [rows], cancellation);
}
