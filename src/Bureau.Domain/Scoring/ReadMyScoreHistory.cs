using Bureau.Domain.CreditFiles;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Scoring;

/// <summary>Shows a person their own score as monthly snapshots kept it.</summary>
public sealed class ReadMyScoreHistory
{
    private readonly ICreditFileStore files;
    private readonly IScoreStore scores;
    private readonly TimeProvider clock;

    internal ReadMyScoreHistory(ICreditFileStore files, IScoreStore scores, TimeProvider clock) => (this.files, this.scores, this.clock) = (files, scores, clock);

    /// <summary>
    /// A page of at most <paramref name="first"/> snapshots, newest first, those that follow <paramref name="after"/> when it is given. What <see cref="DeleteObsolete"/>
    /// would delete is absent, whether or not it has run: snapshots that are too old, and those of a file of which something has expired.
    /// </summary>
    public async Task<IReadOnlyList<MonthlyScore>> ExecuteAsync(SubjectId subject, int first, ScorePlace? after, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var until = DateOnly.FromDateTime(now.UtcDateTime).AddYears(-DeleteObsolete.YearsOfSnapshots);
        var head = await files.FindHeadAsync(subject, Freshness.Live, cancellation);
        var stored = head is null ? null : await files.ReadAsync(subject, head.Version, cancellation);
        if (stored is null || stored.ObsoleteAt(now) is not null)
            return [];

        // One more than the page, to tell whether its oldest was made by another card than the one before.
        var found = await scores.HistoryAsync(subject, until, first + 1, after, cancellation);
        return [.. found.Take(first).Select((recorded, at) => MonthlyScore.Of(recorded, found.ElementAtOrDefault(at + 1)))];
    }
}
