using Microsoft.Data.Sqlite;

namespace Bureau.Infrastructure.Storage.Sqlite;

/// <summary>
/// The statements that store furnished rows in SQLite. Its transaction begins with BEGIN IMMEDIATE, the file's one write lock. CROSS JOIN
/// keeps the array outside, so that each stored row is found by its key.
/// </summary>
internal static class SqliteFurnishing
{
    private const int Constraint = 19;

    // Each use of an array's element would write it out anew.
    private const string Furnished = "WITH furnished AS MATERIALIZED (SELECT value FROM json_each({0}))";

    public static readonly FurnishingDialect Dialect = new()
    {
        // A statement costs little without a network between, and its text stays out of the large object heap, which is collected with everything else.
        RowsInStatement = 64,
        FindTradelines = """
            SELECT * FROM tradelines WHERE furnisher_id = {0} AND account_number IN (SELECT value FROM json_each({1}))
            UNION ALL
            SELECT * FROM tradelines WHERE id IN (
                SELECT tradeline_id FROM former_account_numbers WHERE furnisher_id = {0} AND account_number IN (SELECT value FROM json_each({1})))
                AND account_number NOT IN (SELECT value FROM json_each({1}))
            """,
        FindFormerNumbers = "SELECT * FROM former_account_numbers WHERE furnisher_id = {0} AND account_number IN (SELECT value FROM json_each({1}))",
        RaiseFiles = """
            UPDATE credit_files SET version = version + 1
            WHERE rowid IN (
                SELECT stored.rowid FROM json_each({0}) AS read CROSS JOIN credit_files AS stored
                ON stored.subject_id = read.value ->> 'subject_id' AND stored.version = read.value ->> 'version')
            """,
        AddSubjects = $$"""
            {{Furnished}}
            INSERT INTO subjects (id, name, birth_date, number_type, number_hash, number_sealed, number_masked)
            SELECT
                value ->> 'id', value ->> 'name', value ->> 'birth_date', value ->> 'number_type', unhex(value ->> 'number_hash'),
                unhex(value ->> 'number_sealed'), value ->> 'number_masked'
            FROM furnished
            """,
        AddFiles = """
            INSERT INTO credit_files (subject_id, version, frozen)
            SELECT value ->> 'subject_id', value ->> 'version', 0 FROM json_each({0})
            """,
        AddTradelines = $$"""
            {{Furnished}}
            INSERT INTO tradelines (
                id, subject_id, furnisher_id, account_number, portfolio_type, account_type, opened_on, currency, compliance_condition,
                first_delinquency_on, closed_on, payment_history, payment_history_as_of, name_likeness, months)
            SELECT
                value ->> 'id', value ->> 'subject_id', value ->> 'furnisher_id', value ->> 'account_number', value ->> 'portfolio_type',
                value ->> 'account_type', value ->> 'opened_on', value ->> 'currency', value ->> 'compliance_condition',
                value ->> 'first_delinquency_on', value ->> 'closed_on', value ->> 'payment_history', value ->> 'payment_history_as_of', value ->> 'name_likeness',
                value ->> 'months'
            FROM furnished
            """,
        ChangeTradelines = $$"""
            {{Furnished}}
            UPDATE tradelines SET
                account_number = furnished.value ->> 'account_number',
                portfolio_type = furnished.value ->> 'portfolio_type',
                account_type = furnished.value ->> 'account_type',
                opened_on = furnished.value ->> 'opened_on',
                compliance_condition = furnished.value ->> 'compliance_condition',
                first_delinquency_on = furnished.value ->> 'first_delinquency_on',
                closed_on = furnished.value ->> 'closed_on',
                payment_history = furnished.value ->> 'payment_history',
                payment_history_as_of = furnished.value ->> 'payment_history_as_of',
                name_likeness = furnished.value ->> 'name_likeness',
                months = furnished.value ->> 'months'
            FROM furnished
            WHERE tradelines.id = furnished.value ->> 'id'
            """,
        RemoveTradelines = "DELETE FROM tradelines WHERE id IN (SELECT value ->> 'id' FROM json_each({0}))",
        AddFormerNumbers = """
            INSERT INTO former_account_numbers (furnisher_id, account_number, tradeline_id)
            SELECT value ->> 'furnisher_id', value ->> 'account_number', value ->> 'tradeline_id' FROM json_each({0}) AS had
            WHERE NOT EXISTS (
                SELECT 1 FROM former_account_numbers AS kept
                WHERE kept.furnisher_id = had.value ->> 'furnisher_id' AND kept.account_number = had.value ->> 'account_number'
                    AND kept.tradeline_id = had.value ->> 'tradeline_id')
            """,
        Overtaken = exception => exception is SqliteException { SqliteErrorCode: Constraint },
    };
}
