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
internal sealed class ConsentFeed : IConsentFeed, IDisposable
{
    private const int ChangesAtOnce = 1_000;
    private const int MostGaps = 1_000;

    /// <summary>Numbers before the newest of which a listener's first look asks whether they are missing.</summary>
    private const int LookBack = 100;

    private static readonly TimeSpan GapsLast = TimeSpan.FromMinutes(1);

    private readonly IDbContextFactory<BureauDbContext> contexts;
    private readonly TimeProvider clock;
    private readonly Following<Place, Watch> following;

    public ConsentFeed(IDbContextFactory<BureauDbContext> contexts, TimeProvider clock, ILogger<ConsentFeed> log)
    {
        (this.contexts, this.clock) = (contexts, clock);
        following = new() { BeginAsync = PlaceAsync, StepAsync = StepAsync, Clock = clock, Log = log };
    }

    public async Task<IConsentWatch> WatchAsync(PartnerId? partner, SubjectId? subject, CancellationToken cancellation)
    {
        var watch = new Watch(this, partner, subject);
        await following.AddAsync(watch, cancellation);
        return watch;
    }

    public void Dispose() => following.Dispose();

    private async Task<(Action<Watch> Tell, bool More)> StepAsync(Place place)
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
        return (watch => Tell(watch, late.Concat(next)), next.Count == ChangesAtOnce);

        static void Tell(Watch watch, IEnumerable<Change> changes)
        {
            foreach (var change in changes)
                watch.Tell(change);
        }
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
            feed.following.Remove(this);
            isThere.Dispose();
        }
    }
}
