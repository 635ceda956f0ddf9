using Bureau.Domain.Listings;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.CreditFiles;

/// <summary>
/// Deletes what has expired. Nobody could read it any more (<see cref="StoredCreditFile"/>); this takes it out of the store, and with it the snapshots of the
/// score that may tell of it, those that are as old, and furnished months that have waited for a review as long. Run twice it does nothing the second time; interrupted, it has done whole batches, and the next run does the rest.
/// </summary>
public sealed class DeleteObsolete
{
    /// <summary>
    /// How long a snapshot of a score is kept, in years: a year less than the shortest period of <see cref="RetentionRules"/>, since it tells of
    /// six months before it.
    /// </summary>
    public const int YearsOfSnapshots = 4;

    /// <summary>How long a furnished month may wait for a review, in years: the shortest period of <see cref="RetentionRules"/>.</summary>
    public const int YearsOfHeldMonths = 5;

    private const int BatchSize = 1_000;
    private const int Attempts = 5;

    private readonly IRetentionStore store;
    private readonly TimeProvider clock;

    internal DeleteObsolete(IRetentionStore store, TimeProvider clock) => (this.store, this.clock) = (store, clock);

    /// <summary>Looks through every file.</summary>
    /// <param name="dryRun">Whether to count only.</param>
    /// <param name="progress">Told after each batch how many of how many files were looked at.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    public async Task<Deletion> ExecuteAsync(bool dryRun, IProgress<(long Done, long Total)>? progress, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var subjects = await store.SubjectsAsync(cancellation);
        var done = new Deletion();
        foreach (var batch in subjects.Chunk(BatchSize))
        {
            done = await BatchAsync(batch, now, dryRun, cancellation) is { } obsolete ? done.And(batch.Length, obsolete) : done with { FilesLeft = done.FilesLeft + batch.Length };
            progress?.Report((done.Files + done.FilesLeft, subjects.Count));
        }

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var aged = await store.AgedAsync(today.AddYears(-YearsOfSnapshots), today.AddYears(-YearsOfHeldMonths), dryRun, cancellation);
        return done with { Snapshots = aged.Snapshots, HeldMonths = aged.HeldMonths };
    }

    /// <summary>Deletes what has expired of some files and says what; null when they changed each time that they were read.</summary>
    private async Task<IReadOnlyList<ObsoleteRecords>?> BatchAsync(IReadOnlyList<SubjectId> subjects, DateTimeOffset now, bool dryRun, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var files = await store.FilesAsync(subjects, cancellation);
            var obsolete = files.Select(file => file.ObsoleteAt(now)).OfType<ObsoleteRecords>().ToList();
            if (dryRun || obsolete.Count == 0 || await store.DeleteAsync(obsolete, cancellation))
                return obsolete;
        }

        return null;
    }
}

/// <summary>What a run deleted or, when dry, would delete.</summary>
public sealed record Deletion
{
    /// <summary>Files that were looked at.</summary>
    public long Files { get; init; }

    /// <summary>Files that were being changed each time that they were looked at: the next run looks at them.</summary>
    public long FilesLeft { get; init; }

    /// <summary>Files of which something is obsolete.</summary>
    public long FilesChanged { get; init; }

    /// <summary>Accounts of which months or all is obsolete.</summary>
    public long Accounts { get; init; }

    /// <summary>Listings.</summary>
    public long Listings { get; init; }

    /// <summary>Snapshots of scores that are too old; those of the changed files go besides.</summary>
    public long Snapshots { get; init; }

    /// <summary>Furnished months that waited for a review.</summary>
    public long HeldMonths { get; init; }

    internal Deletion And(int files, IReadOnlyCollection<ObsoleteRecords> obsolete) => this with
    {
        Files = Files + files,
        FilesChanged = FilesChanged + obsolete.Count,
        Accounts = Accounts + obsolete.Sum(records => records.Changed.Count + records.Removed.Count),
        Listings = Listings + obsolete.Sum(records => records.Listings.Count),
    };
}

/// <summary>What is to go from one file.</summary>
/// <param name="Subject">Whose file.</param>
/// <param name="Version">The version at which it was read.</param>
/// <param name="Changed">Accounts as they are without it.</param>
/// <param name="Removed">Accounts of which nothing is left.</param>
/// <param name="Listings">Listings.</param>
internal sealed record ObsoleteRecords(
    SubjectId Subject, long Version, IReadOnlyList<Tradeline> Changed, IReadOnlyList<Tradeline> Removed, IReadOnlyList<Listing> Listings);

/// <summary>The store as retention sees it.</summary>
internal interface IRetentionStore
{
    /// <summary>Everybody who has a file.</summary>
    Task<IReadOnlyList<SubjectId>> SubjectsAsync(CancellationToken cancellation);

    /// <summary>The files of these subjects; a subject without a file is left out.</summary>
    Task<IReadOnlyList<StoredCreditFile>> FilesAsync(IReadOnlyList<SubjectId> subjects, CancellationToken cancellation);

    /// <summary>Deletes, in one transaction, with every snapshot of these subjects' scores, and raises the versions; false, and nothing is deleted, when one of the files has changed since it was read.</summary>
    Task<bool> DeleteAsync(IReadOnlyList<ObsoleteRecords> obsolete, CancellationToken cancellation);

    /// <summary>Deletes or, when dry, counts the snapshots of scores and the held months that are of these days or older.</summary>
    Task<(long Snapshots, long HeldMonths)> AgedAsync(DateOnly snapshotsUntil, DateOnly heldUntil, bool dryRun, CancellationToken cancellation);
}
