using Bureau.Domain.Listings;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.CreditFiles;

/// <summary>
/// Deletes what has expired. Nobody could read it any more (<see cref="StoredCreditFile"/>); this takes it out of the store, and with it the snapshots
/// of scores that are as old. Run twice it does nothing the second time; interrupted, it has done whole batches, and the next run does the rest.
/// </summary>
public sealed class DeleteObsolete
{
    /// <summary>
    /// How long a snapshot of a score is kept, in years: a year less than the shortest period of <see cref="RetentionRules"/>, since it tells of
    /// six months before it.
    /// </summary>
    public const int YearsOfSnapshots = 4;

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
        var done = new Deletion(0, 0, 0, 0, 0);
        foreach (var batch in subjects.Chunk(BatchSize))
        {
            done = done.And(batch.Length, await BatchAsync(batch, now, dryRun, cancellation));
            progress?.Report((done.Files, subjects.Count));
        }

        var until = DateOnly.FromDateTime(now.UtcDateTime).AddYears(-YearsOfSnapshots);
        return done with { Snapshots = dryRun ? await store.CountSnapshotsAsync(until, cancellation) : await store.DeleteSnapshotsAsync(until, cancellation) };
    }

    /// <summary>Deletes what has expired of some files and says what; nothing when they changed each time that they were read, and then the next run does it.</summary>
    private async Task<IReadOnlyList<ObsoleteRecords>> BatchAsync(IReadOnlyList<SubjectId> subjects, DateTimeOffset now, bool dryRun, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var files = await store.FilesAsync(subjects, cancellation);
            var obsolete = files.Select(file => file.ObsoleteAt(now)).OfType<ObsoleteRecords>().ToList();
            if (dryRun || obsolete.Count == 0 || await store.DeleteAsync(obsolete, cancellation))
                return obsolete;
        }

        return [];
    }
}

/// <summary>What a run deleted or, when dry, would delete.</summary>
/// <param name="Files">Files that were looked at.</param>
/// <param name="FilesChanged">Files of which something is obsolete.</param>
/// <param name="Accounts">Accounts of which months or all is obsolete.</param>
/// <param name="Listings">Listings.</param>
/// <param name="Snapshots">Snapshots of scores.</param>
public sealed record Deletion(long Files, long FilesChanged, long Accounts, long Listings, long Snapshots)
{
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

    /// <summary>Deletes, in one transaction, and raises the versions; false, and nothing is deleted, when one of the files has changed since it was read.</summary>
    Task<bool> DeleteAsync(IReadOnlyList<ObsoleteRecords> obsolete, CancellationToken cancellation);

    /// <summary>How many snapshots of scores are of that day's month or an earlier one.</summary>
    Task<long> CountSnapshotsAsync(DateOnly until, CancellationToken cancellation);

    /// <summary>Deletes them and says how many.</summary>
    Task<long> DeleteSnapshotsAsync(DateOnly until, CancellationToken cancellation);
}
