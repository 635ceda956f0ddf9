using Bureau.Domain.Companies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Bureau.Infrastructure.Storage;

/// <summary>Follows the changes of companies by their places, which are committed in their order: what lies before a place that was read is never missing.</summary>
internal sealed class CompanyFeed : ICompanyFeed, IDisposable
{
    private const int ChangesAtOnce = 1_000;

    private readonly IDbContextFactory<BureauDbContext> contexts;
    private readonly Following<Reached, Watch> following;

    public CompanyFeed(IDbContextFactory<BureauDbContext> contexts, TimeProvider clock, ILogger<CompanyFeed> log)
    {
        this.contexts = contexts;
        following = new() { BeginAsync = BeginAsync, StepAsync = StepAsync, Clock = clock, Log = log };
    }

    public async Task<ICompanyWatch> WatchAsync(CompanyId company, CancellationToken cancellation)
    {
        var watch = new Watch(this, company);
        await following.AddAsync(watch, cancellation);
        return watch;
    }

    public void Dispose() => following.Dispose();

    private async Task<Reached> BeginAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return new() { Place = await context.CompanyClock.AsNoTracking().Select(clock => clock.Place).SingleAsync(cancellation) };
    }

    private async Task<(Action<Watch> Tell, bool More)> StepAsync(Reached reached)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var (place, last) = (reached.Place, reached.Last);
        var changed = await context.Companies.AsNoTracking().Where(company => company.Place > place || (company.Place == place && company.Id.CompareTo(last) > 0))
            .OrderBy(company => company.Place).ThenBy(company => company.Id).Take(ChangesAtOnce).Select(company => new { company.Place, company.Id }).ToListAsync();
        if (changed is [.., var newest])
            (reached.Place, reached.Last) = (newest.Place, newest.Id);
        var ids = changed.Select(company => new CompanyId(company.Id)).ToHashSet();
        return (watch => watch.Tell(ids), changed.Count == ChangesAtOnce);
    }

    private sealed class Reached
    {
        public required long Place { get; set; }

        /// <summary>The last company of the place that was read.</summary>
        public Guid Last { get; set; } = Guid.AllBitsSet;
    }

    private sealed class Watch(CompanyFeed feed, CompanyId company) : ICompanyWatch
    {
        private readonly SemaphoreSlim hasChanged = new(0, 1);

        public void Tell(HashSet<CompanyId> changed)
        {
            // Told by one alone: what is waiting to be taken stands for all.
            if (changed.Contains(company) && hasChanged.CurrentCount == 0)
                hasChanged.Release();
        }

        public Task<bool> ChangedAsync(TimeSpan patience, CancellationToken cancellation) => hasChanged.WaitAsync(patience, cancellation);

        public void Dispose()
        {
            feed.following.Remove(this);
            hasChanged.Dispose();
        }
    }
}
