namespace Bureau.Infrastructure.Storage;

/// <summary>
/// Commits together what arrives together: an item that comes while nothing is on its way goes at once, and all that come while a batch is on
/// its way make the next. There is no timer: alone, an item waits for nobody; under load, batches grow by themselves.
/// <para>
/// A batch belongs to no caller: none can cancel it, and it runs in none's context. One batch runs at a time.
/// </para>
/// </summary>
/// <param name="commit">Commits a batch and returns a result for each item, in the batch's order. What it throws reaches every item of the batch.</param>
/// <param name="largest">The most items of a batch.</param>
/// <param name="patience">
/// How long an item may wait for its batch to begin. One that waited longer gets a <see cref="TimeoutException"/> and is not committed, so
/// that a store that hangs does not leave a queue of work whose callers are gone.
/// </param>
/// <param name="clock">Measures the patience.</param>
internal sealed class GroupCommit<TItem, TResult>(
    Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> commit, int largest, TimeSpan patience, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly Queue<Waiter> waiting = new();
    private bool underWay;

    /// <summary>The result of the item, once its batch is committed.</summary>
    public Task<TResult> CommitAsync(TItem item)
    {
        var waiter = new Waiter(item, clock.GetTimestamp());
        bool starts;
        lock (gate)
        {
            waiting.Enqueue(waiter);
            starts = !underWay;
            underWay = true;
        }

        if (starts)
            ThreadPool.UnsafeQueueUserWorkItem(static self => _ = self.RunAsync(), this, preferLocal: false);
        return waiter.Task;
    }

    private async Task RunAsync()
    {
        while (NextBatch() is { } batch)
        {
            try
            {
                var results = await commit([.. batch.Select(waiter => waiter.Item)]);
                if (results.Count != batch.Count)
                    throw new InvalidOperationException($"A batch of {batch.Count} came back with {results.Count} results.");
                Settle(batch, i => batch[i].SetResult(results[i]));
            }
            catch (Exception exception)
            {
                Settle(batch, i => batch[i].SetException(exception));
            }
        }
    }

    /// <summary>What waits, up to the largest batch; null, and nothing under way any more, when nobody waits.</summary>
    private List<Waiter>? NextBatch()
    {
        var late = new List<Waiter>();
        List<Waiter> batch;
        lock (gate)
        {
            batch = new(Math.Min(waiting.Count, largest));
            while (batch.Count < largest && waiting.TryDequeue(out var waiter))
                (clock.GetElapsedTime(waiter.Since) <= patience ? batch : late).Add(waiter);
            underWay = batch.Count > 0;
        }

        Settle(late, i => late[i].SetException(new TimeoutException("The batch ahead took too long.")));
        return batch.Count > 0 ? batch : null;
    }

    /// <summary>
    /// Lets those who wait go on elsewhere: the next batch does not wait for what they do with the result. They are shared out among the processors, each going on after the one before it, since to wake
    /// a thread for everyone costs more than it gains.
    /// </summary>
    private static void Settle(List<Waiter> waiters, Action<int> settle)
    {
        var share = (waiters.Count + Environment.ProcessorCount - 1) / Environment.ProcessorCount;
        for (var begin = 0; begin < waiters.Count; begin += share)
        {
            var (first, end) = (begin, Math.Min(begin + share, waiters.Count));
            ThreadPool.UnsafeQueueUserWorkItem(
                _ =>
                {
                    for (var i = first; i < end; i++)
                        settle(i);
                },
                null);
        }
    }

    private sealed class Waiter(TItem item, long since) : TaskCompletionSource<TResult>
    {
        public TItem Item { get; } = item;

        public long Since { get; } = since;
    }
}
