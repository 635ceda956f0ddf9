using Bureau.Domain.Notices;

namespace Bureau.Domain.Disputes;

/// <summary>
/// Records that disputes have lapsed and tells both sides. Nobody could read their entries any more (<see cref="FileRemarks"/>); this writes it down. Several nodes may do it at once: of
/// two that close one dispute, one finds it closed.
/// </summary>
public sealed class SuppressOverdue
{
    private const int BatchSize = 100;
    private const int Attempts = 5;

    private readonly IDisputeStore disputes;
    private readonly TimeProvider clock;

    internal SuppressOverdue(IDisputeStore disputes, TimeProvider clock) => (this.disputes, this.clock) = (disputes, clock);

    /// <summary>Closes what has lapsed, and returns how many disputes that were.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var closed = 0;
        DisputeId? last = null;
        while (await disputes.OverdueAsync(now, last, BatchSize, cancellation) is { Count: > 0 } batch)
        {
            foreach (var overdue in batch)
                closed += await CloseAsync(overdue, now, cancellation) ? 1 : 0;
            last = batch[^1].Id;
        }

        return closed;
    }

    private async Task<bool> CloseAsync(Dispute overdue, DateTimeOffset now, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var said = await disputes.OfSubjectAsync(overdue.Subject, cancellation);
            if (said?.Disputes.FirstOrDefault(one => one.Id == overdue.Id) is not { } dispute || dispute.Suppress(now) is var closed && ReferenceEquals(closed, dispute))
                return false;
            Notice[] notices = dispute.AnsweredBy is { } partner ? [closed.ClosedNotice(now), closed.ClosedNoticeTo(partner, now)] : [closed.ClosedNotice(now)];
            if (await disputes.TryWriteAsync(closed, said.FileVersion, notices, cancellation))
                return true;
        }

        // Its file is being changed all the time; the next run closes it.
        return false;
    }
}
