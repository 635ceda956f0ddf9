namespace Bureau.Domain.Scoring;

/// <summary>
/// Takes the month's snapshot of every file that changed since the last one. Run twice it does nothing the second time; interrupted, it has
/// stored whole batches, and the next run does the rest. A snapshot is the score of the file on the day of its latest report.
/// </summary>
public sealed class RunScores
{
    private const int BatchSize = 2_000;

    private readonly IScoreStore store;
    private readonly Scorecard card;
    private readonly TimeProvider clock;

    internal RunScores(IScoreStore store, Scorecard card, TimeProvider clock) => (this.store, this.card, this.clock) = (store, card, clock);

    /// <summary>Scores what is due.</summary>
    /// <param name="progress">Told after each batch how many of how many files are done.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    public async Task<ScoreRun> ExecuteAsync(IProgress<(long Done, long Due)>? progress, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var month = new DateOnly(now.UtcDateTime.Year, now.UtcDateTime.Month, 1);
        var due = await store.DueAsync(card.Id, month, cancellation);
        long done = 0, scored = 0;
        foreach (var subjects in due.Chunk(BatchSize))
        {
            var files = await store.FilesAsync(subjects, cancellation);
            var snapshots = files.Select(file => new ScoreSnapshot(file.Subject, month, card.Id, card.Score(file.AsOfLatestReport()), file.Version, now)).ToList();
            await store.SaveAsync(snapshots, cancellation);
            done += subjects.Length;
            scored += snapshots.Count(snapshot => snapshot.Outcome is Score);
            progress?.Report((done, due.Count));
        }

        return new ScoreRun(card.Id, done, scored);
    }

    /// <summary>The latest snapshots of the card in use, a row for each account, streamed.</summary>
    public IAsyncEnumerable<ScoredAccount> ExportAsync(CancellationToken cancellation) => store.AccountsAsync(card.Id, cancellation);
}

/// <summary>What a run did.</summary>
/// <param name="Card">The card.</param>
/// <param name="Files">Files that were due.</param>
/// <param name="Scored">Of them, files that carry a score.</param>
public sealed record ScoreRun(ScorecardId Card, long Files, long Scored);
