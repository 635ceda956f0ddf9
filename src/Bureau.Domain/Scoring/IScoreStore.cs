using Bureau.Domain.CreditFiles;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Scoring;

/// <summary>The scores as they stood month by month: snapshots for history and export. A question is answered from the file itself.</summary>
internal interface IScoreStore
{
    /// <summary>Subjects whose file has changed since it was scored with that card in that month, or was not scored then.</summary>
    Task<IReadOnlyList<SubjectId>> DueAsync(ScorecardId card, DateOnly month, CancellationToken cancellation);

    /// <summary>The files of these subjects, in any order; a subject without a file is left out.</summary>
    Task<IReadOnlyList<StoredCreditFile>> FilesAsync(IReadOnlyCollection<SubjectId> subjects, CancellationToken cancellation);

    /// <summary>Stores snapshots, all or none; one of the same subject, month and card is replaced.</summary>
    Task SaveAsync(IReadOnlyCollection<ScoreSnapshot> snapshots, CancellationToken cancellation);

    /// <summary>
    /// The snapshots of a subject by any card, newest first: at most <paramref name="first"/>, of months after <paramref name="until"/>, those that follow
    /// <paramref name="after"/> when it is given.
    /// </summary>
    Task<IReadOnlyList<RecordedScore>> HistoryAsync(SubjectId subject, DateOnly until, int first, ScorePlace? after, CancellationToken cancellation);

    /// <summary>The latest snapshot of each subject made with that card, a row for each account, streamed.</summary>
    IAsyncEnumerable<ScoredAccount> AccountsAsync(ScorecardId card, CancellationToken cancellation);
}

/// <summary>What a file scored in a month.</summary>
/// <param name="Subject">Whose file.</param>
/// <param name="Month">First day of the month, UTC.</param>
/// <param name="Card">The card.</param>
/// <param name="Outcome">Score or none.</param>
/// <param name="FileVersion">The version that was scored.</param>
/// <param name="ScoredAt">When, UTC.</param>
internal sealed record ScoreSnapshot(SubjectId Subject, DateOnly Month, ScorecardId Card, ScoreOutcome Outcome, long FileVersion, DateTimeOffset ScoredAt);

/// <summary>A line of the export.</summary>
/// <param name="AccountNumber">The furnisher's number.</param>
/// <param name="Subject">Whose account.</param>
/// <param name="Score">350 to 950; null when the file carries no score.</param>
/// <param name="Card">The card.</param>
/// <param name="ScoredAt">When, UTC.</param>
public sealed record ScoredAccount(string AccountNumber, SubjectId Subject, int? Score, ScorecardId Card, DateTimeOffset ScoredAt);
