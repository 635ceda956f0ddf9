using Microsoft.Data.SqlClient;

namespace Bureau.Infrastructure.Storage.SqlServer;

/// <summary>
/// The ledger's statements for SQL Server. REPEATABLEREAD keeps the shared locks until the transaction ends, also where the database
/// reads from snapshots by default; UPDLOCK is the lock for a coming change. Within a table the plan chooses the order of the locks: two batches
/// with new uses of the same consents can deadlock here, and the one that the server picks is tried again.
/// </summary>
internal static class SqlServerLedger
{
    private const int Deadlock = 1205;
    private const int LockTimeout = 1222;
    private const int SnapshotConflict = 3960;

    public static readonly LedgerDialect Dialect = new()
    {
        Hold = HoldWith("REPEATABLEREAD, ROWLOCK", "REPEATABLEREAD, ROWLOCK"),
        HoldForUse = HoldWith("UPDLOCK, REPEATABLEREAD, ROWLOCK", "UPDLOCK, REPEATABLEREAD, ROWLOCK"),
        AnsweredElsewhere = """
            SELECT DISTINCT consent.id AS [Value]
            FROM OPENJSON({0}) WITH (consent_id uniqueidentifier, question nvarchar(100), stands_since bigint) AS used
            JOIN consent_grants AS consent ON consent.id = used.consent_id
            JOIN consent_grants AS other ON other.subject_id = consent.subject_id AND other.partner_id = consent.partner_id AND other.purpose = consent.purpose
                AND other.id <> consent.id AND (other.sections & consent.sections) = consent.sections
            JOIN consent_uses AS standing ON standing.consent_id = other.id AND standing.question = used.question AND standing.at > used.stands_since
            """,
        HoldCompanies = """
            SELECT 2 AS kind, id, version, suspended AS closed FROM partners WITH (REPEATABLEREAD, ROWLOCK)
            WHERE id IN (SELECT asked.id FROM OPENJSON({0}, '$.agreements') WITH (id uniqueidentifier '$') AS asked)
            UNION ALL
            SELECT 4, id, version, CAST(0 AS bit) FROM companies WITH (REPEATABLEREAD, ROWLOCK)
            WHERE id IN (SELECT asked.id FROM OPENJSON({0}, '$.companies') WITH (id uniqueidentifier '$') AS asked)
            """,
        AppendInquiries = """
            INSERT INTO inquiries (
                id, made_at, partner_id, consent_id, subject_id, purpose, question, fields, denial, consent_version, agreement_version, file_version)
            SELECT id, made_at, partner_id, consent_id, subject_id, purpose, question, fields, denial, consent_version, agreement_version, file_version
            FROM OPENJSON({0}) WITH (
                id uniqueidentifier, made_at bigint, partner_id uniqueidentifier, consent_id uniqueidentifier, subject_id uniqueidentifier, purpose int,
                question nvarchar(100), fields nvarchar(max), denial nvarchar(60), consent_version bigint, agreement_version bigint, file_version bigint)
            """,
        AppendUses = """
            INSERT INTO consent_uses (consent_id, consent_version, inquiry_id, question, at, answer)
            SELECT consent_id, consent_version, inquiry_id, question, at, answer
            FROM OPENJSON({0}) WITH (
                consent_id uniqueidentifier, consent_version bigint, inquiry_id uniqueidentifier, question nvarchar(100), at bigint, answer nvarchar(max))
            """,
        RaiseConsents = """
            UPDATE consent SET version = consent.version + 1
            FROM consent_grants AS consent
            JOIN OPENJSON({0}) WITH (consent_id uniqueidentifier, consent_version bigint) AS used
                ON consent.id = used.consent_id AND consent.version = used.consent_version
            """,
        Undone = exception => exception is SqlException { Number: Deadlock or LockTimeout or SnapshotConflict },
    };

    private static string HoldWith(string consentLock, string fileLock) => $$"""
        SELECT
            1 AS kind, id, version,
            CAST(CASE WHEN status <> 2 OR expires_at <= CAST(JSON_VALUE({0}, '$.now') AS bigint) THEN 1 ELSE 0 END AS bit) AS closed
        FROM consent_grants WITH ({{consentLock}})
        WHERE id IN (SELECT asked.id FROM OPENJSON({0}, '$.consents') WITH (id uniqueidentifier '$') AS asked)
        UNION ALL
        SELECT 2, id, version, suspended FROM partners WITH (REPEATABLEREAD, ROWLOCK)
        WHERE id IN (SELECT asked.id FROM OPENJSON({0}, '$.agreements') WITH (id uniqueidentifier '$') AS asked)
        UNION ALL
        SELECT 3, subject_id, version, CAST(CASE WHEN frozen = 1 OR closed_at IS NOT NULL THEN 1 ELSE 0 END AS bit) FROM credit_files WITH ({{fileLock}})
        WHERE subject_id IN (SELECT asked.id FROM OPENJSON({0}, '$.files') WITH (id uniqueidentifier '$') AS asked)
        """;
}
