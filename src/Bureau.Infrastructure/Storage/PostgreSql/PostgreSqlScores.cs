namespace Bureau.Infrastructure.Storage.PostgreSql;

/// <summary>The statement that stores snapshots of scores in PostgreSQL.</summary>
internal static class PostgreSqlScores
{
    /// <summary>See <see cref="BureauDbContext.ReplaceScores"/>.</summary>
    public const string Replace = """
        INSERT INTO scores (subject_id, month, card, value, no_score_reason, file_version, contributions, scored_at)
        SELECT subject_id, month, card, value, no_score_reason, file_version, contributions, scored_at
        FROM jsonb_to_recordset(CAST({0} AS jsonb)) AS made (
            subject_id uuid, month date, card text, value integer, no_score_reason integer, file_version bigint, contributions text, scored_at bigint)
        ON CONFLICT (subject_id, month, card) DO UPDATE SET
            value = excluded.value,
            no_score_reason = excluded.no_score_reason,
            file_version = excluded.file_version,
            contributions = excluded.contributions,
            scored_at = excluded.scored_at
        """;
}
