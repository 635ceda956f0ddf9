using System.Threading.Channels;

namespace Bureau.Domain.Mappings;

/// <summary>
/// Stores the rows of a mapped table, a chunk and a transaction at a time: one thread reads, another stores. What an interruption leaves are whole chunks, which the next run finds unchanged;
/// what the table no longer has is ended only after its last row.
/// </summary>
/// <typeparam name="T">What a row becomes.</typeparam>
internal sealed class StoreTable<T>
    where T : notnull
{
    /// <summary>Rows in a transaction: few enough that questions wait some hundredths of a second for it where the store has one writer.</summary>
    private const int ChunkSize = 2_000;

    private const int ChunksAhead = 1;

    /// <summary>The rows of which the key was seen, by the digest of what they said.</summary>
    private readonly Dictionary<string, ulong> seen = new(StringComparer.Ordinal);

    private long repeated;

    /// <summary>Makes of a row what is stored; null when it has noted a mistake in the row.</summary>
    public required Func<MappedRow, T?> Read { get; init; }

    /// <summary>Stores a chunk; rows that only the store can judge note their mistake and are left out.</summary>
    public required Func<IReadOnlyList<StoredRow<T>>, CancellationToken, Task<TableChanges>> WriteAsync { get; init; }

    /// <summary>Ends what is stored of the source and not among these keys; how many.</summary>
    public required Func<IReadOnlySet<string>, CancellationToken, Task<long>> EndOthersAsync { get; init; }

    /// <summary>Stores the table.</summary>
    /// <param name="table">Its rows.</param>
    /// <param name="isWhole">Whether the table is all that its source has: then what it lacks is ended.</param>
    /// <param name="leftOut">Told of each row that is left out, in the order of the table.</param>
    /// <param name="progress">Told after each chunk how many of how many bytes are stored.</param>
    /// <param name="cancellation">Stops between two chunks.</param>
    /// <exception cref="IOException">The table cannot be read; the chunks before are stored and nothing is ended.</exception>
    public async Task<TableChanges> ExecuteAsync(
        MappedTable table, bool isWhole, Action<MappedRow> leftOut, IProgress<(long Done, long Total)>? progress, CancellationToken cancellation)
    {
        var chunks = Channel.CreateBounded<(List<MappedRow> LeftOut, List<StoredRow<T>> Rows, long End)>(new BoundedChannelOptions(ChunksAhead) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reading = Task.Run(() => ReadAsync(table, chunks.Writer, stop.Token), CancellationToken.None);
        var changes = new TableChanges(0, 0, 0, 0, 0);
        try
        {
            await foreach (var (wrong, rows, end) in chunks.Reader.ReadAllAsync(stop.Token))
            {
                changes += await WriteAsync(rows, stop.Token);
                var refused = wrong.Concat(rows.Select(row => row.Row).Where(row => row.Mistakes.Count > 0)).OrderBy(row => row.Number).ToList();
                refused.ForEach(leftOut);
                changes += new TableChanges(0, 0, 0, 0, refused.Count);
                progress?.Report((end, table.Length));
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // A table of which no row could be used is a wrong mapping rather than an empty list.
        var ended = !isWhole || seen.Count == 0 ? 0 : await EndOthersAsync(seen.Keys.ToHashSet(StringComparer.Ordinal), cancellation);
        progress?.Report((table.Length, table.Length));
        return changes + new TableChanges(0, 0, repeated, ended, 0);
    }

    private async Task ReadAsync(MappedTable table, ChannelWriter<(List<MappedRow> LeftOut, List<StoredRow<T>> Rows, long End)> chunks, CancellationToken cancellation)
    {
        try
        {
            var (wrong, rows) = (new List<MappedRow>(), new List<StoredRow<T>>(ChunkSize));
            foreach (var row in table.Rows())
            {
                if (Take(row) is { } stored)
                    rows.Add(stored);
                else if (row.Mistakes.Count > 0)
                    wrong.Add(row);
                if (rows.Count + wrong.Count < ChunkSize)
                    continue;
                await chunks.WriteAsync((wrong, rows, table.Position), cancellation);
                (wrong, rows) = ([], new List<StoredRow<T>>(ChunkSize));
            }

            if (rows.Count + wrong.Count > 0)
                await chunks.WriteAsync((wrong, rows, table.Position), cancellation);
            chunks.Complete();
        }
        catch (Exception failure)
        {
            // Whoever takes the chunks meets it.
            chunks.Complete(failure);
        }
    }

    /// <summary>The row as it is stored; null when it is left out, or says again what a row before it said.</summary>
    private StoredRow<T>? Take(MappedRow row)
    {
        if (!row.IsReadable)
            return null;
        var (key, read) = (row.Key(), Read(row));

        // A row that is wrong is no reason to end what it spoke of.
        var digest = row.Digest();
        if (!seen.TryAdd(key, digest))
        {
            if (seen[key] != digest)
                row.Refuse(null, MappedReasons.KeyRepeated);
            else if (row.Mistakes.Count == 0)
                repeated++;
            return null;
        }

        return row.Mistakes.Count > 0 || read is null ? null : new StoredRow<T>(row, key, read);
    }
}

/// <summary>A row on its way into the store.</summary>
/// <param name="Row">Where it came from.</param>
/// <param name="Key">Its key within the source.</param>
/// <param name="Value">What it says.</param>
internal sealed record StoredRow<T>(MappedRow Row, string Key, T Value);
