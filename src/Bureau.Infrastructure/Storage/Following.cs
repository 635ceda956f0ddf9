using Microsoft.Extensions.Logging;

namespace Bureau.Infrastructure.Storage;

/// <summary>
/// Follows changes in the store for all who listen, wherever they were made: one query at a time however many listen, and none when nobody does. What a step fails to read the next one reads.
/// </summary>
/// <typeparam name="TPlace">How far the following has come; a step moves it.</typeparam>
/// <typeparam name="TWatch">One who listens.</typeparam>
internal sealed partial class Following<TPlace, TWatch> : IDisposable
    where TPlace : class
    where TWatch : class
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly HashSet<TWatch> watches = [];
    private readonly SemaphoreSlim beginning = new(1);
    private bool isFollowing;

    /// <summary>The place from which everything that is committed from now on is found.</summary>
    public required Func<CancellationToken, Task<TPlace>> BeginAsync { get; init; }

    /// <summary>Reads what follows the place, and returns whom to tell what, and whether more is there at once.</summary>
    public required Func<TPlace, Task<(Action<TWatch> Tell, bool More)>> StepAsync { get; init; }

    /// <summary>Waits between two looks.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Told of looks that failed.</summary>
    public required ILogger Log { get; init; }

    /// <summary>Tells the watch of every change that is committed after this has returned.</summary>
    public async Task AddAsync(TWatch watch, CancellationToken cancellation)
    {
        await beginning.WaitAsync(cancellation);
        try
        {
            lock (gate)
            {
                watches.Add(watch);

                // The following is under way, and at most a pause behind.
                if (isFollowing)
                    return;
            }

            var place = await BeginAsync(cancellation);
            lock (gate)
                isFollowing = true;
            _ = FollowAsync(place);
        }
        catch
        {
            Remove(watch);
            throw;
        }
        finally
        {
            beginning.Release();
        }
    }

    /// <summary>Tells it no more.</summary>
    public void Remove(TWatch watch)
    {
        lock (gate)
            watches.Remove(watch);
    }

    public void Dispose() => beginning.Dispose();

    private async Task FollowAsync(TPlace place)
    {
        while (true)
        {
            await Task.Delay(Pause, Clock);
            lock (gate)
            {
                if (watches.Count == 0)
                {
                    isFollowing = false;
                    return;
                }
            }

            try
            {
                for (var more = true; more;)
                {
                    (var tell, more) = await StepAsync(place);
                    lock (gate)
                    {
                        foreach (var watch in watches)
                            tell(watch);
                    }
                }
            }
            catch (Exception failure)
            {
                // Nothing is lost by it: the next step begins where this one did.
                Failed(Log, failure);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "What has changed could not be read just now; the next look begins where this one did.")]
    private static partial void Failed(ILogger log, Exception failure);
}
