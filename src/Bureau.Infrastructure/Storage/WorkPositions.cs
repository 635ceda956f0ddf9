using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>
/// Lets one node at a time do a background work, and remembers how far it has come. Whoever holds a work and vanishes holds it until the time that was asked for is over.
/// A work must stand being done by two for a moment: a node that was asleep does not know that its time is over.
/// </summary>
internal sealed class WorkPositions(IDbContextFactory<BureauDbContext> contexts, TimeProvider clock)
{
    private readonly Guid node = Guid.NewGuid();

    /// <summary>
    /// Whether the inquiry that comes after those which a work has passed was made by then. It looks at that one alone: to look for any would read all that are younger, every time.
    /// </summary>
    public static async Task<bool> IsNextAsync(BureauDbContext context, string work, DateTimeOffset madeBy, CancellationToken cancellation)
    {
        var passed = await context.WorkPositions.Where(row => row.Work == work).Select(row => row.Position).FirstOrDefaultAsync(cancellation);
        var next = await context.Inquiries.Where(inquiry => inquiry.Sequence > passed).OrderBy(inquiry => inquiry.Sequence)
            .Select(inquiry => (DateTimeOffset?)inquiry.MadeAt).FirstOrDefaultAsync(cancellation);
        return next <= madeBy;
    }

    /// <summary>Takes a work in hand for a time, or goes on holding it.</summary>
    /// <returns>How far it has come, 0 at first; null while another node has it.</returns>
    public async Task<long?> TryHoldAsync(string work, TimeSpan time, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (!await context.WorkPositions.AnyAsync(row => row.Work == work, cancellation))
            await BeginAsync(context, work, cancellation);

        await using var transaction = await context.BeginWriteAsync(cancellation);
        var now = clock.GetUtcNow();
        DateTimeOffset? until = now + time;
        Guid? holder = node;
        var held = await context.WorkPositions
            .Where(row => row.Work == work && (row.HeldBy == null || row.HeldBy == holder || row.HeldUntil <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.HeldBy, holder).SetProperty(row => row.HeldUntil, until), cancellation);
        if (held == 0)
            return null;
        var position = await context.WorkPositions.Where(row => row.Work == work).Select(row => row.Position).SingleAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return position;
    }

    /// <summary>
    /// Writes how far the work has come, in the transaction of what was done; false when another node has it by now, or the same step was done meanwhile, and then nothing may be committed.
    /// </summary>
    public async Task<bool> AdvanceAsync(BureauDbContext context, string work, long from, long to, CancellationToken cancellation)
    {
        Guid? holder = node;
        return await context.WorkPositions.Where(row => row.Work == work && row.HeldBy == holder && row.Position == from)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Position, to), cancellation) == 1;
    }

    /// <summary>Lets another node have it at once.</summary>
    public async Task ReleaseAsync(string work, CancellationToken cancellation)
    {
        Guid? holder = node;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        await context.WorkPositions.Where(row => row.Work == work && row.HeldBy == holder)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.HeldBy, (Guid?)null), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task BeginAsync(BureauDbContext context, string work, CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await context.BeginWriteAsync(cancellation);
            context.WorkPositions.Add(new WorkPositionRow { Work = work, Position = 0 });
            await context.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateException) when (!cancellation.IsCancellationRequested)
        {
            // Another node began it at the same moment; if it was something else, the next step says so.
            context.ChangeTracker.Clear();
        }
    }
}
