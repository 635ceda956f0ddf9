using Microsoft.Data.Sqlite;

namespace Bureau.Infrastructure.Storage.Sqlite;

/// <summary>
/// The ledger's statements for SQLite. Its transaction begins with BEGIN IMMEDIATE, which is the file's one write lock: nothing that it reads
/// can change until it ends, so holding is reading.
/// </summary>
internal static class SqliteLedger
{
    private const int Busy = 5;
    private const int Locked = 6;

    private const string Hold = """
        SELECT 1 AS kind, id, version, status <> 2 OR expires_at <= json_extract({0}, '$.now') AS closed FROM consent_grants WHERE id IN (SELECT value FROM json_each({0}, '$.consents'))
        UNION ALL
        SELECT 2, id, version, suspended FROM partners WHERE id IN (SELECT value FROM json_each({0}, '$.agreements'))
        UNION ALL
        SELECT 3, subject_id, version, frozen OR closed_at IS NOT NULL FROM credit_files WHERE subject_id IN (SELECT value FROM json_each({0}, '$.files'))
        """;

    public static readonly LedgerDialect Dialect = new()
    {
        Hold = Hold,
        HoldForUse = Hold,
        AnsweredElsewhere = """
            SELECT DISTINCT consent.id AS "Value"
            FROM (SELECT value ->> 'consent_id' AS id, value ->> 'question' AS question, value ->> 'stands_since' AS since FROM json_each({0})) AS used
            JOIN consent_grants AS consent ON consent.id = used.id
            JOIN consent_grants AS other ON other.subject_id = consent.subject_id AND other.partner_id = consent.partner_id AND other.purpose = consent.purpose
                AND other.id <> consent.id AND (other.sections & consent.sections) = consent.sections
            JOIN consent_uses AS standing ON standing.consent_id = other.id AND standing.question = used.question AND standing.at > used.since
            """,
        HoldCompanies = """
            SELECT 2 AS kind, id, version, suspended AS closed FROM partners WHERE id IN (SELECT value FROM json_each({0}, '$.agreements'))
            UNION ALL
            SELECT 4, id, version, 0 FROM companies WHERE id IN (SELECT value FROM json_each({0}, '$.companies'))
            """,
        AppendInquiries = """
            INSERT INTO inquiries (
                id, made_at, partner_id, consent_id, subject_id, purpose, question, fields, denial, consent_version, agreement_version, file_version)
            SELECT
                value ->> 'id', value ->> 'made_at', value ->> 'partner_id', value ->> 'consent_id', value ->> 'subject_id', value ->> 'purpose',
                value ->> 'question', value ->> 'fields', value ->> 'denial', value ->> 'consent_version', value ->> 'agreement_version', value ->> 'file_version'
            FROM json_each({0})
            """,
        AppendUses = """
            INSERT INTO consent_uses (consent_id, consent_version, inquiry_id, question, at, answer)
            SELECT value ->> 'consent_id', value ->> 'consent_version', value ->> 'inquiry_id', value ->> 'question', value ->> 'at', value ->> 'answer'
            FROM json_each({0})
            """,
        RaiseConsents = """
            UPDATE consent_grants SET version = consent_grants.version + 1
            FROM (SELECT value ->> 'consent_id' AS id, value ->> 'consent_version' AS version FROM json_each({0})) AS used
            WHERE consent_grants.id = used.id AND consent_grants.version = used.version
            """,
        Undone = exception => exception is SqliteException { SqliteErrorCode: Busy or Locked },
    };
}
