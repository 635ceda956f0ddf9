using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Furnishing;

/// <summary>
/// Stores what a furnisher sent in a file. The file is read on one thread, merged on another and stored on a third, some
/// thousand rows at a time and a transaction for each; so memory does not grow with the file, and what an interruption leaves are whole chunks that the next run finds unchanged.
/// </summary>
public sealed class ImportTradelines
{
    /// <summary>
    /// Rows in a transaction: enough that its cost is shared (each writes many pages of the index by identity number again), few enough that questions wait
    /// some hundredths of a second for it where the store has one writer.
    /// </summary>
    private const int ChunkSize = 3_000;

    private const int ChunksAhead = 1;

    private readonly IFurnishingStore store;
    private readonly TimeProvider clock;

    internal ImportTradelines(IFurnishingStore store, TimeProvider clock) => (this.store, this.clock) = (store, clock);

    /// <summary>Finds who furnishes.</summary>
    /// <param name="named">The furnisher's identity; null: the only one that there is.</param>
    /// <param name="cancellation">Ends the search.</param>
    public async Task<Outcome<Furnisher>> FurnisherAsync(PartnerId? named, CancellationToken cancellation)
    {
        var furnishers = await store.FurnishersAsync(cancellation);
        if (named is { } id)
            return furnishers.FirstOrDefault(furnisher => furnisher.Id == id) is { } known ? known : new FurnisherUnknown();
        return furnishers is [var only] ? only : new FurnisherUnclear(furnishers.Count);
    }

    /// <summary>Imports a file.</summary>
    /// <param name="furnisher">Who sent it: only its own accounts are changed.</param>
    /// <param name="fileName">The file's name, without its folder.</param>
    /// <param name="file">The file.</param>
    /// <param name="reject">Told of each row that is left out, in the order of the file.</param>
    /// <param name="progress">Told after each chunk how many of how many bytes are stored.</param>
    /// <param name="cancellation">Stops between two chunks.</param>
    /// <returns>What became of the rows; or <see cref="FileChanged"/>, and then the rows told before are stored.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<Outcome<FurnishingBatch>> ExecuteAsync(
        Furnisher furnisher,
        string fileName,
        FurnishingFile file,
        Action<RejectedRow> reject,
        IProgress<(long Done, long Total)>? progress,
        CancellationToken cancellation)
    {
        // Sent again it changes nothing, even if another file has corrected it since.
        if (await store.FindWholeBatchAsync(furnisher.Id, file.Sha256, cancellation) is { } before)
            return before with { RowsStored = 0, RowsUnchanged = before.Rows };

        var batch = new FurnishingBatch(Guid.CreateVersion7(), furnisher.Id, file.Format, fileName, file.Sha256, 0, 0, 0, 0, clock.GetUtcNow());
        var chunks = Channel.CreateBounded<Chunk>(new BoundedChannelOptions(ChunksAhead) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reading = Task.Run(() => ReadAsync(file, chunks.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var (chunk, applied) in StoredAsync(furnisher.Id, chunks.Reader, stop.Token))
            {
                var rejected = chunk.Rejected.Concat(applied.Rejected).OrderBy(row => row.Number).ToList();
                rejected.ForEach(reject);
                batch = batch with
                {
                    RowsStored = batch.RowsStored + applied.Stored,
                    RowsUnchanged = batch.RowsUnchanged + applied.Unchanged,
                    RowsHeld = batch.RowsHeld + applied.Held,
                    RowsRejected = batch.RowsRejected + rejected.Count,
                };
                progress?.Report((chunk.End, file.Length));
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (file.Interruption is { } interruption)
            return interruption;

        progress?.Report((file.Length, file.Length));
        await store.RecordAsync(batch, cancellation);
        return batch;
    }

    /// <summary>
    /// Stores chunk after chunk. While one is written the next is merged, unless they have a person or an account in common.
    /// </summary>
    private async IAsyncEnumerable<(Chunk Chunk, AppliedRows Applied)> StoredAsync(
        PartnerId furnisher, ChannelReader<Chunk> chunks, [EnumeratorCancellation] CancellationToken cancellation)
    {
        (Chunk Chunk, IMergedRows Rows, Task<AppliedRows> Storing)? before = null;
        try
        {
            await foreach (var chunk in chunks.ReadAllAsync(cancellation))
            {
                if (before is { } met && met.Rows.AreMetBy(chunk.Accepted))
                {
                    yield return (met.Chunk, await met.Storing);
                    before = null;
                }

                var merged = await store.MergeAsync(furnisher, chunk.Accepted, cancellation);
                if (before is { } last)
                    yield return (last.Chunk, await last.Storing);
                before = (chunk, merged, Task.Run(() => merged.StoreAsync(cancellation), cancellation));
            }

            if (before is { } end)
                yield return (end.Chunk, await end.Storing);
        }
        finally
        {
            if (before is { } unfinished)
                await ((Task)unfinished.Storing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Reads the file into chunks. What goes wrong here reaches whoever takes the chunks.</summary>
    private static async Task ReadAsync(FurnishingFile file, ChannelWriter<Chunk> chunks, CancellationToken cancellation)
    {
        try
        {
            var chunk = new Chunk();
            var days = new AccountDays();
            foreach (var row in file.Rows())
            {
                chunk.Add(row is AcceptedRow accepted ? days.Note(accepted) : row, file.Position);
                if (chunk.Rows < ChunkSize)
                    continue;

                await chunks.WriteAsync(chunk, cancellation);
                chunk = new Chunk();
            }

            if (chunk.Rows > 0)
            {
                await chunks.WriteAsync(chunk, cancellation);
            }

            chunks.Complete();
        }
        catch (Exception failure)
        {
            chunks.Complete(failure);
        }
    }

    private sealed class Chunk
    {
        public List<AcceptedRow> Accepted { get; } = new(ChunkSize);

        public List<RejectedRow> Rejected { get; } = [];

        public int Rows => Accepted.Count + Rejected.Count;

        public long End { get; private set; }

        public void Add(FurnishedRow row, long position)
        {
            End = position;
            if (row is AcceptedRow accepted)
            {
                Accepted.Add(accepted);
            }
            else
            {
                Rejected.Add((RejectedRow)row);
            }
        }
    }
}
