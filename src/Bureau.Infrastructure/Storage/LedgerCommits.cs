using System.Data.Common;
using Bureau.Domain.Inquiries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Bureau.Infrastructure.Storage;

/// <summary>
/// Commits entries of a ledger together, each batch in a transaction of its own. A batch that met a deadlock or a lost connection is tried again if nothing of it was written; one that could not be
/// committed in time is <see cref="CommitOutcome.Unavailable"/> as a whole.
/// </summary>
internal sealed partial class LedgerCommits<TEntry>
{
    /// <summary>Beyond it a statement grows and its latency with it, and little is saved: at 256 an entry's share of the commit is some microseconds.</summary>
    private const int LargestBatch = 256;

    /// <summary>The first and two more: a deadlock that comes back twice is load that a fourth attempt would add to.</summary>
    private const int Attempts = 3;

    /// <summary>A caller has given up by then.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    private readonly IDbContextFactory<BureauDbContext> contexts;
    private readonly Write write;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly Func<Exception, bool> undone;
    private readonly GroupCommit<TEntry, CommitOutcome> commits;

    public LedgerCommits(IDbContextFactory<BureauDbContext> contexts, Write write, TimeProvider clock, ILogger log)
    {
        (this.contexts, this.write, this.clock, this.log) = (contexts, write, clock, log);
        using var context = contexts.CreateDbContext();
        undone = context.Ledger.Undone;
        commits = new(CommitBatchAsync, LargestBatch, Deadline, clock);
    }

    /// <summary>Writes what of a batch still holds, inside the transaction, and says which does.</summary>
    public delegate Task<IReadOnlyList<CommitOutcome>> Write(BureauDbContext context, IReadOnlyList<TEntry> batch, CancellationToken cancellation);

    /// <summary>What became of the entry.</summary>
    public async Task<CommitOutcome> CommitAsync(TEntry entry)
    {
        try
        {
            return await commits.CommitAsync(entry);
        }
        catch (TimeoutException)
        {
            return CommitOutcome.Unavailable;
        }
    }

    private async Task<IReadOnlyList<CommitOutcome>> CommitBatchAsync(IReadOnlyList<TEntry> batch)
    {
        using var deadline = new CancellationTokenSource(Deadline, clock);
        for (var attempt = 1; ; attempt++)
        {
            // From the moment in which COMMIT is sent, only the store can say that nothing was written.
            var sent = false;
            try
            {
                await using var context = await contexts.CreateDbContextAsync(deadline.Token);
                await using var transaction = await context.BeginWriteAsync(deadline.Token);
                var outcomes = await write(context, batch, deadline.Token);
                sent = true;
                await transaction.CommitAsync(deadline.Token);
                return outcomes;
            }
            catch (Exception exception) when (attempt < Attempts && !deadline.IsCancellationRequested && NothingWasWritten(exception, sent))
            {
                Log.TryingAgain(log, batch.Count, attempt);
            }
            catch (Exception exception)
            {
                Log.NotCommitted(log, batch.Count, attempt, exception);
                return [.. Enumerable.Repeat(CommitOutcome.Unavailable, batch.Count)];
            }
        }
    }

    private bool NothingWasWritten(Exception exception, bool sent)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (undone(cause) || (!sent && cause is DbException { IsTransient: true }))
                return true;
        }

        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A batch of {Size} inquiries met a deadlock or a lost connection on attempt {Attempt} and is tried again; nothing of it was written.")]
        public static partial void TryingAgain(ILogger log, int size, int attempt);

        [LoggerMessage(2, LogLevel.Error, "A batch of {Size} inquiries was not committed after {Attempt} attempts; nothing was disclosed.")]
        public static partial void NotCommitted(ILogger log, int size, int attempt, Exception exception);
    }
}
