using Bureau.Domain.Consents;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Bureau.Infrastructure.Storage;

/// <summary>
/// Follows the steps of consents in the store, so that it does not matter which node took them; only while somebody listens, with one query for all who do. It goes by the sequence that the
/// store gives and not by anybody's clock. A number that is missing may belong to a transaction that is not committed yet: it is asked for again for a minute.
/// </summary>
internal sealed partial class ConsentFeed(IDbContextFactory<BureauDbContext> contexts, TimeProvider clock, ILogger<ConsentFeed> log) : IConsentFeed, IDisposable
{
    private const int ChangesAtOnce = 1_000;
    private const int MostGaps = 1_000;

    /// <summary>Numbers before the newest of which a listener's first look asks whether they are missing.</summary>
    private const int LookBack = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan GapsLast = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly HashSet<Watch> watches = [];
    private readonly SemaphoreSlim beginning = new(1);
    private bool isFollowing;

    public async Task<IConsentWatch> WatchAsync(PartnerId? partner, SubjectId? subject, CancellationToken cancellation)
    {
        var watch = new Watch(this, partner, subject);
        await beginning.WaitAsync(cancellation);
        try
        {
            lock (gate)
            {
                watches.Add(watch);

                // The following is under way, and at most a pause behind.
                if (isFollowing)
                    return watch;
            }

            var place = await PlaceAsync(cancellation);
            lock (gate)
                isFollowing = true;
            _ = FollowAsync(place);
            return watch;
        }
        catch
        {
            watch.Dispose();
            throw;
        }
        finally
        {
            beginning.Release();
        }
    }

    public void Dispose() => beginning.Dispose();

    private async Task FollowAsync(Place place)
    {
        while (true)
        {
            await Task.Delay(Pause, clock);
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
                while (await StepAsync(place) == ChangesAtOnce)
                {
                }
            }
            catch (Exception failure)
            {
                // Nothing is lost by it: the next step begins where this one did.
                Log.Failed(log, failure);
            }
        }
    }

    private async Task<int> StepAsync(Place place)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync();
        var next = await context.ConsentChanges.AsNoTracking().Where(row => row.Sequence > place.Last).OrderBy(row => row.Sequence).Take(ChangesAtOnce)
            .Select(row => new Change(row.Sequence, row.ConsentId, row.PartnerId, row.SubjectId)).ToListAsync();
        var missing = place.Missing(now);
        var late = missing.Count == 0
            ? []
            : await context.ConsentChanges.AsNoTracking().Where(row => missing.Contains(row.Sequence))
                .Select(row => new Change(row.Sequence, row.ConsentId, row.PartnerId, row.SubjectId)).ToListAsync();
        foreach (var change in late.Concat(next))
            place.Pass(change.Sequence, now);
        lock (gate)
        {
            foreach (var change in late.Concat(next))
            {
                foreach (var watch in watches)
                    watch.Tell(change);
            }
        }

        return next.Count;
    }

    private async Task<Place> PlaceAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var newest = await context.ConsentChanges.AsNoTracking().OrderByDescending(row => row.Sequence).Take(LookBack).Select(row => row.Sequence).ToListAsync(cancellation);
        var place = new Place(newest.Count == 0 ? 0 : newest[^1] - 1);
        foreach (var sequence in newest.Order())
            place.Pass(sequence, clock.GetUtcNow());
        return place;
    }

    private sealed record Change(long Sequence, ConsentId Consent, PartnerId Partner, SubjectId? Subject);

    /// <summary>How far the following has come, and which numbers it has not seen on the way.</summary>
    private sealed class Place(long last)
    {
        private readonly Dictionary<long, DateTimeOffset> gaps = [];

        public long Last { get; private set; } = last;

        public void Pass(long sequence, DateTimeOffset now)
        {
            gaps.Remove(sequence);
            for (var missing = Math.Max(Last + 1, sequence - LookBack); missing < sequence && gaps.Count < MostGaps; missing++)
                gaps[missing] = now;
            Last = Math.Max(Last, sequence);
        }

        public List<long> Missing(DateTimeOffset now)
        {
            foreach (var (gap, since) in gaps)
            {
                if (now - since > GapsLast)
                    gaps.Remove(gap);
            }

            return [.. gaps.Keys];
        }
    }

    private sealed class Watch(ConsentFeed feed, PartnerId? partner, SubjectId? subject) : IConsentWatch
    {
        private readonly Lock gate = new();
        private readonly OrderedDictionary<ConsentId, bool> changed = [];
        private readonly SemaphoreSlim isThere = new(0);

        public void Tell(Change change)
        {
            if (partner is { } asking ? change.Partner != asking : change.Subject is null || change.Subject != subject)
                return;
            lock (gate)
            {
                if (changed.TryAdd(change.Consent, true))
                    isThere.Release();
            }
        }

        public async Task<ConsentId?> NextAsync(TimeSpan patience, CancellationToken cancellation)
        {
            if (!await isThere.WaitAsync(patience, cancellation))
                return null;
            lock (gate)
            {
                var next = changed.GetAt(0).Key;
                changed.RemoveAt(0);
                return next;
            }
        }

        public void Dispose()
        {
            lock (feed.gate)
                feed.watches.Remove(this);
            isThere.Dispose();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The steps of consents could not be read just now; the next look begins where this one did.")]
        public static partial void Failed(ILogger log, Exception failure);
    }
}
