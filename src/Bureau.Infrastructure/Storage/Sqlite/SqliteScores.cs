namespace Bureau.Infrastructure.Storage.Sqlite;

/// <summary>The statement that stores snapshots of scores in SQLite.</summary>
internal static class SqliteScores
{
    /// <summary>See <see cref="BureauDbContext.ReplaceScores"/>.</summary>
    public const string Replace = """
        WITH made AS MATERIALIZED (SELECT value FROM json_each({0}))
        INSERT OR REPLACE INTO scores (subject_id, month, card, value, no_score_reason, file_version, contributions, scored_at)
        SELECT
            value ->> 'subject_id', value ->> 'month', value ->> 'card', value ->> 'value', value ->> 'no_score_reason', value ->> 'file_version',
            value ->> 'contributions', value ->> 'scored_at'
        FROM made
        """;
}
