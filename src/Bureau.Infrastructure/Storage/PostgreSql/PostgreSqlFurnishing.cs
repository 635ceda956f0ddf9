using Npgsql;

namespace Bureau.Infrastructure.Storage.PostgreSql;

/// <summary>The statements that store furnished rows in PostgreSQL.</summary>
internal static class PostgreSqlFurnishing
{
    private const string Tradelines = """
        jsonb_to_recordset(CAST({0} AS jsonb)) AS furnished (
            id uuid, subject_id uuid, furnisher_id uuid, account_number text, portfolio_type text, account_type text, opened_on date, currency text,
            compliance_condition text, first_delinquency_on date, closed_on date, payment_history text, payment_history_as_of date,
            name_likeness double precision, months text)
        """;

    public static readonly FurnishingDialect Dialect = new()
    {
        FindTradelines = """
            SELECT * FROM tradelines
            WHERE furnisher_id = {0} AND account_number IN (SELECT jsonb_array_elements_text(CAST({1} AS jsonb)))
            UNION ALL
            SELECT * FROM tradelines
            WHERE id IN (
                SELECT tradeline_id FROM former_account_numbers
                WHERE furnisher_id = {0} AND account_number IN (SELECT jsonb_array_elements_text(CAST({1} AS jsonb))))
                AND account_number NOT IN (SELECT jsonb_array_elements_text(CAST({1} AS jsonb)))
            """,
        FindFormerNumbers = """
            SELECT * FROM former_account_numbers
            WHERE furnisher_id = {0} AND account_number IN (SELECT jsonb_array_elements_text(CAST({1} AS jsonb)))
            """,

        // Who waits for a lock reads the row anew: a version that was raised meanwhile is no longer the one asked for.
        RaiseFiles = """
            WITH held AS (
                SELECT stored.subject_id
                FROM credit_files AS stored
                JOIN jsonb_to_recordset(CAST({0} AS jsonb)) AS read (subject_id uuid, version bigint)
                    ON stored.subject_id = read.subject_id AND stored.version = read.version
                ORDER BY stored.subject_id FOR NO KEY UPDATE OF stored)
            UPDATE credit_files SET version = credit_files.version + 1 FROM held WHERE credit_files.subject_id = held.subject_id
            """,
        AddSubjects = """
            INSERT INTO subjects (id, name, birth_date, number_type, number_hash, number_sealed, number_masked)
            SELECT id, name, birth_date, number_type, decode(number_hash, 'hex'), decode(number_sealed, 'hex'), number_masked
            FROM jsonb_to_recordset(CAST({0} AS jsonb)) AS added (
                id uuid, name text, birth_date date, number_type integer, number_hash text, number_sealed text, number_masked text)
            """,
        AddFiles = """
            INSERT INTO credit_files (subject_id, version, frozen)
            SELECT subject_id, version, false FROM jsonb_to_recordset(CAST({0} AS jsonb)) AS added (subject_id uuid, version bigint)
            """,
        AddTradelines = $$"""
            INSERT INTO tradelines (
                id, subject_id, furnisher_id, account_number, portfolio_type, account_type, opened_on, currency, compliance_condition,
                first_delinquency_on, closed_on, payment_history, payment_history_as_of, name_likeness, months)
            SELECT
                id, subject_id, furnisher_id, account_number, portfolio_type, account_type, opened_on, currency, compliance_condition,
                first_delinquency_on, closed_on, payment_history, payment_history_as_of, name_likeness, months
            FROM {{Tradelines}}
            """,
        ChangeTradelines = $$"""
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
            FROM {{Tradelines}}
            WHERE tradelines.id = furnished.id
            """,
        RemoveTradelines = $"DELETE FROM tradelines USING {Tradelines} WHERE tradelines.id = furnished.id",
        AddFormerNumbers = """
            INSERT INTO former_account_numbers (furnisher_id, account_number, tradeline_id)
            SELECT had.furnisher_id, had.account_number, had.tradeline_id
            FROM jsonb_to_recordset(CAST({0} AS jsonb)) AS had (furnisher_id uuid, account_number text, tradeline_id uuid)
            WHERE NOT EXISTS (
                SELECT 1 FROM former_account_numbers AS kept
                WHERE kept.furnisher_id = had.furnisher_id AND kept.account_number = had.account_number AND kept.tradeline_id = had.tradeline_id)
            """,
        Overtaken = exception => exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation },
    };
}
