using Bureau.Domain.Consents;
using Bureau.Domain.Inquiries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Bureau.Infrastructure.Storage;

/// <summary>
/// Follows the versions of consents, agreements and files by the consents that somebody watches: whoever changes one raises its version in the same transaction, so nothing is missed and nothing is written for it.
/// </summary>
internal sealed class FactsFeed : IFactsFeed, IDisposable
{
    private const int ConsentsAtOnce = 1_000;

    private readonly IDbContextFactory<BureauDbContext> contexts;
    private readonly Following<Known, Watch> following;
    private readonly Lock gate = new();
    private readonly Dictionary<ConsentId, int> watched = [];

    public FactsFeed(IDbContextFactory<BureauDbContext> contexts, TimeProvider clock, ILogger<FactsFeed> log)
    {
        this.contexts = contexts;
        following = new() { BeginAsync = _ => Task.FromResult(new Known()), StepAsync = StepAsync, Clock = clock, Log = log };
    }

    public async Task<IFactsWatch> WatchAsync(ConsentId consent, CancellationToken cancellation)
    {
        var watch = new Watch(this, consent);
        try
        {
            await following.AddAsync(watch, cancellation);
            return watch;
        }
        catch
        {
            watch.Dispose();
            throw;
        }
    }

    public void Dispose() => following.Dispose();

    private async Task<(Action<Watch> Tell, bool More)> StepAsync(Known known)
    {
        List<ConsentId> consents;
        lock (gate)
            consents = [.. watched.Keys];
        var now = new Dictionary<ConsentId, Versions>(consents.Count);
        await using var context = await contexts.CreateDbContextAsync();
        foreach (var some in consents.Chunk(ConsentsAtOnce))
        {
            var found = await context.ConsentGrants.AsNoTracking().Where(grant => EF.Parameter(some).Contains(grant.Id))
                .Select(grant => new
                {
                    grant.Id,
                    grant.Version,
                    Agreement = context.Partners.Where(partner => partner.Id == grant.PartnerId).Select(partner => (long?)partner.Version).FirstOrDefault(),
                    File = context.CreditFiles.Where(file => file.SubjectId == grant.SubjectId).Select(file => (long?)file.Version).FirstOrDefault(),
                })
                .ToListAsync();
            foreach (var one in found)
                now.Add(one.Id, new(one.Version, one.Agreement, one.File));
        }

        var changed = now.Where(one => !known.Of.TryGetValue(one.Key, out var before) || before != one.Value).Select(one => one.Key).ToHashSet();
        known.Of = now;
        return (watch => watch.Tell(changed), false);
    }

    private readonly record struct Versions(long Consent, long? Agreement, long? File);

    /// <summary>The versions that were read last.</summary>
    private sealed class Known
    {
        public Dictionary<ConsentId, Versions> Of { get; set; } = [];
    }

    private sealed class Watch : IFactsWatch
    {
        private readonly FactsFeed feed;
        private readonly ConsentId consent;
        private readonly SemaphoreSlim hasChanged = new(0, 1);

        public Watch(FactsFeed feed, ConsentId consent)
        {
            (this.feed, this.consent) = (feed, consent);
            lock (feed.gate)
                feed.watched[consent] = feed.watched.GetValueOrDefault(consent) + 1;
        }

        public void Tell(HashSet<ConsentId> changed)
        {
            // Told by one alone: what is waiting to be taken stands for all.
            if (changed.Contains(consent) && hasChanged.CurrentCount == 0)
                hasChanged.Release();
        }

        public Task<bool> ChangedAsync(TimeSpan patience, CancellationToken cancellation) => hasChanged.WaitAsync(patience, cancellation);

        public void Dispose()
        {
            feed.following.Remove(this);
            lock (feed.gate)
            {
                if (--feed.watched[consent] == 0)
                    feed.watched.Remove(consent);
            }

            hasChanged.Dispose();
        }
    }
}
