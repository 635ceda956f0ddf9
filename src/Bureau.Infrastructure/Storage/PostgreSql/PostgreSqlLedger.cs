using Npgsql;

namespace Bureau.Infrastructure.Storage.PostgreSql;

/// <summary>
/// The ledger's statements for PostgreSQL. FOR SHARE and FOR NO KEY UPDATE wait for whoever is changing the row, and then read it anew; a
/// revocation waits for whoever holds it. The parts of UNION ALL run one after another, each locking in the order of its ids.
/// </summary>
internal static class PostgreSqlLedger
{
    public static readonly LedgerDialect Dialect = new()
    {
        Hold = HoldWith("FOR SHARE", "FOR SHARE"),
        HoldForUse = HoldWith("FOR NO KEY UPDATE", "FOR NO KEY UPDATE"),
        AnsweredElsewhere = """
            SELECT DISTINCT consent.id AS "Value"
            FROM jsonb_to_recordset(CAST({0} AS jsonb)) AS used (consent_id uuid, question text, stands_since bigint)
            JOIN consent_grants AS consent ON consent.id = used.consent_id
            JOIN consent_grants AS other ON other.subject_id = consent.subject_id AND other.partner_id = consent.partner_id AND other.purpose = consent.purpose
                AND other.id <> consent.id AND (other.sections & consent.sections) = consent.sections
            JOIN consent_uses AS standing ON standing.consent_id = other.id AND standing.question = used.question AND standing.at > used.stands_since
            """,
        HoldCompanies = """
            WITH agreements AS (
                SELECT id, version, suspended FROM partners
                WHERE id = ANY (ARRAY(SELECT CAST(asked AS uuid) FROM jsonb_array_elements_text(CAST({0} AS jsonb) -> 'agreements') AS asked))
                ORDER BY id FOR SHARE),
            looked_at AS (
                SELECT id, version FROM companies
                WHERE id = ANY (ARRAY(SELECT CAST(asked AS uuid) FROM jsonb_array_elements_text(CAST({0} AS jsonb) -> 'companies') AS asked))
                ORDER BY id FOR SHARE)
            SELECT 2 AS kind, id, version, suspended AS closed FROM agreements
            UNION ALL
            SELECT 4, id, version, FALSE FROM looked_at
            """,
        AppendInquiries = """
            INSERT INTO inquiries (
                id, made_at, partner_id, consent_id, subject_id, purpose, question, fields, denial, consent_version, agreement_version, file_version)
            SELECT id, made_at, partner_id, consent_id, subject_id, purpose, question, fields, denial, consent_version, agreement_version, file_version
            FROM jsonb_to_recordset(CAST({0} AS jsonb)) AS asked (
                id uuid, made_at bigint, partner_id uuid, consent_id uuid, subject_id uuid, purpose integer, question text, fields text, denial text,
                consent_version bigint, agreement_version bigint, file_version bigint)
            """,
        AppendUses = """
            INSERT INTO consent_uses (consent_id, consent_version, inquiry_id, question, at, answer)
            SELECT consent_id, consent_version, inquiry_id, question, at, answer
            FROM jsonb_to_recordset(CAST({0} AS jsonb)) AS used (
                consent_id uuid, consent_version bigint, inquiry_id uuid, question text, at bigint, answer text)
            """,
        RaiseConsents = """
            UPDATE consent_grants SET version = consent_grants.version + 1
            FROM jsonb_to_recordset(CAST({0} AS jsonb)) AS used (consent_id uuid, consent_version bigint)
            WHERE id = used.consent_id AND version = used.consent_version
            """,
        WriteAtOnce = PostgreSqlLedgerBatch.WriteAsync,
        Undone = exception => exception is PostgresException
        {
            SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable,
        },
    };

    private static string HoldWith(string consentLock, string fileLock) => $$"""
        WITH consents AS (
            SELECT id, version, status <> 2 OR expires_at <= CAST(CAST({0} AS jsonb) ->> 'now' AS bigint) AS closed FROM consent_grants
            WHERE id = ANY (ARRAY(SELECT CAST(asked AS uuid) FROM jsonb_array_elements_text(CAST({0} AS jsonb) -> 'consents') AS asked))
            ORDER BY id {{consentLock}}),
        agreements AS (
            SELECT id, version, suspended FROM partners
            WHERE id = ANY (ARRAY(SELECT CAST(asked AS uuid) FROM jsonb_array_elements_text(CAST({0} AS jsonb) -> 'agreements') AS asked))
            ORDER BY id FOR SHARE),
        files AS (
            SELECT subject_id, version, frozen OR closed_at IS NOT NULL AS closed FROM credit_files
            WHERE subject_id = ANY (ARRAY(SELECT CAST(asked AS uuid) FROM jsonb_array_elements_text(CAST({0} AS jsonb) -> 'files') AS asked))
            ORDER BY subject_id {{fileLock}})
        SELECT 1 AS kind, id, version, closed FROM consents
        UNION ALL
        SELECT 2, id, version, suspended FROM agreements
        UNION ALL
        SELECT 3, subject_id, version, closed FROM files
        """;
}
