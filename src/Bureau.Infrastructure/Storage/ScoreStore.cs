using System.Runtime.CompilerServices;
using System.Text.Json;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Scoring;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage.Rows;
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
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        foreach (var made in snapshots.GroupBy(snapshot => (snapshot.Month, Card: snapshot.Card.ToString())))
        {
            var subjects = made.Select(snapshot => snapshot.Subject).ToList();
            await context.Scores
                .Where(score => score.Month == made.Key.Month && score.Card == made.Key.Card && subjects.Contains(score.SubjectId))
                .ExecuteDeleteAsync(cancellation);
        }

        context.Scores.AddRange(snapshots.Select(RowOf));
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
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

    private static ScoreRow RowOf(ScoreSnapshot snapshot) => new()
    {
        SubjectId = snapshot.Subject,
        Month = snapshot.Month,
        Card = snapshot.Card.ToString(),
        Value = (snapshot.Outcome as Score)?.Value,
        NoScoreReason = (snapshot.Outcome as NoScore)?.Reason,
        FileVersion = snapshot.FileVersion,
        Contributions = JsonSerializer.Serialize(
            ((snapshot.Outcome as Score)?.Contributions ?? []).Select(one => new { characteristic = one.Characteristic.ToString(), one.Measured, one.Points })),
        ScoredAt = snapshot.ScoredAt,
    };
}
