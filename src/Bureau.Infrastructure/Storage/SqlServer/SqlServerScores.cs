namespace Bureau.Infrastructure.Storage.SqlServer;

/// <summary>The statement that stores snapshots of scores in SQL Server.</summary>
internal static class SqlServerScores
{
    private const string Made = """
        OPENJSON({0}) WITH (
            subject_id uniqueidentifier, month date, card nvarchar(60), value int, no_score_reason int, file_version bigint,
            contributions nvarchar(max), scored_at bigint)
        """;

    /// <summary>See <see cref="BureauDbContext.ReplaceScores"/>.</summary>
    public const string Replace = $$"""
        DELETE stored FROM scores AS stored
        JOIN {{Made}} AS made ON stored.subject_id = made.subject_id AND stored.month = made.month AND stored.card = made.card;
        INSERT INTO scores (subject_id, month, card, value, no_score_reason, file_version, contributions, scored_at)
        SELECT subject_id, month, card, value, no_score_reason, file_version, contributions, scored_at FROM {{Made}} AS made
        """;
}
