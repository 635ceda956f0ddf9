using System.Runtime.CompilerServices;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Scoring;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The snapshots of scores in the database.</summary>
internal sealed class ScoreStore(IDbContextFactory<BureauDbContext> contexts, CreditFileStore files) : IScoreStore
{
    public async Task<IReadOnlyList<SubjectId>> DueAsync(ScorecardId card, DateOnly month, CancellationToken cancellation)
    {
        var name = card.ToString();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.CreditFiles.AsNoTracking()
            .Where(file => !context.Scores.Any(score =>
                score.SubjectId == file.SubjectId && score.Month == month && score.Card == name && score.FileVersion == file.Version))
            .OrderBy(file => file.SubjectId)
            .Select(file => file.SubjectId)
            .ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<StoredCreditFile>> FilesAsync(IReadOnlyCollection<SubjectId> subjects, CancellationToken cancellation) =>
        [.. (await files.ReadFilesAsync([.. subjects])).Values];

    public async Task SaveAsync(IReadOnlyCollection<ScoreSnapshot> snapshots, CancellationToken cancellation)
    {
        var rows = ScoreJson.Rows(snapshots);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        await context.Database.ExecuteSqlRawAsync(context.ReplaceScores, [rows], cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public async Task<IReadOnlyList<RecordedScore>> HistoryAsync(
        SubjectId subject, DateOnly until, int first, ScorePlace? after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var scores = context.Scores.AsNoTracking().Where(score => score.SubjectId == subject && score.Month > until);
        if (after is (var at, var month, var card))
        {
            scores = scores.Where(score => score.ScoredAt < at
                || (score.ScoredAt == at && (score.Month < month || (score.Month == month && score.Card.CompareTo(card) < 0))));
        }

        var rows = await scores
            .OrderByDescending(score => score.ScoredAt).ThenByDescending(score => score.Month).ThenByDescending(score => score.Card)
            .Take(first)
            .ToListAsync(cancellation);
        return [.. rows.Select(row => new RecordedScore(
            row.Month, ScorecardId.Of(row.Card), row.Value, row.NoScoreReason, ScoreJson.Contributions(row.Contributions), row.ScoredAt))];
    }

    public async IAsyncEnumerable<ScoredAccount> AccountsAsync(ScorecardId card, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var name = card.ToString();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var latest =
            from tradeline in context.Tradelines.AsNoTracking()
            join score in context.Scores.AsNoTracking() on tradeline.SubjectId equals score.SubjectId
            where score.Card == name
                && !context.Scores.Any(later => later.SubjectId == score.SubjectId && later.Card == name && later.Month > score.Month)
            orderby tradeline.AccountNumber
            select new { tradeline.AccountNumber, tradeline.SubjectId, score.Value, score.ScoredAt };
        await foreach (var row in latest.AsAsyncEnumerable().WithCancellation(cancellation))
            yield return new ScoredAccount(row.AccountNumber, row.SubjectId, row.Value, card, row.ScoredAt);
    }
}
