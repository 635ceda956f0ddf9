using Bureau.Domain.Notices;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bureau.Infrastructure.Delivery;

/// <summary>
/// Follows the ledger and writes a notice of each inquiry for those who want to be told. It adds nothing to what an inquiry costs. It stays half a minute behind, since entries
/// of the ledger become visible out of order, and an entry that is that old has been committed or never will be.
/// </summary>
internal sealed partial class TellInquiries(
    IDbContextFactory<BureauDbContext> contexts, WorkPositions positions, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<TellInquiries> log) : BackgroundService
{
    private const string Work = "tell inquiries";
    private const int InquiriesAtOnce = 2_000;

    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.PollMilliseconds));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await RunAsync(stoppingToken) == InquiriesAtOnce)
                {
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(log, failure);
            }
        }
    }

    /// <summary>Takes a step along the ledger; how many inquiries it passed.</summary>
    internal async Task<int> RunAsync(CancellationToken cancellation)
    {
        var until = clock.GetUtcNow() - Behind;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (!await WorkPositions.IsNextAsync(context, Work, until, cancellation)
            || await positions.TryHoldAsync(Work, Hold, cancellation) is not { } position)
            return 0;

        var inquiries = await context.Inquiries.AsNoTracking().Where(inquiry => inquiry.Sequence > position).OrderBy(inquiry => inquiry.Sequence).Take(InquiriesAtOnce)
            .Select(inquiry => new { inquiry.Sequence, inquiry.Id, inquiry.MadeAt, inquiry.PartnerId, inquiry.SubjectId, inquiry.Purpose, inquiry.Denial }).ToListAsync(cancellation);
        var passed = inquiries.TakeWhile(inquiry => inquiry.MadeAt <= until).ToList();
        if (passed.Count == 0)
            return 0;

        var since = (await context.DeliveryEndpoints.AsNoTracking()
                .Where(endpoint => endpoint.SubjectId != null && endpoint.TellsInquiries && endpoint.DisabledAt == null)
                .Select(endpoint => new { endpoint.SubjectId, endpoint.CreatedAt }).ToListAsync(cancellation))
            .GroupBy(endpoint => endpoint.SubjectId!.Value).ToDictionary(group => group.Key, group => group.Min(endpoint => endpoint.CreatedAt));
        var merged = await InquiriesOfPeople.MergedAsync(context, [.. passed.Select(inquiry => inquiry.SubjectId).OfType<SubjectId>().Distinct()], cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        if (!await positions.AdvanceAsync(context, Work, position, passed[^1].Sequence, cancellation))
            return 0;
        foreach (var inquiry in passed)
        {
            if (inquiry.SubjectId is not { } named)
                continue;
            var subject = merged.TryGetValue(named, out var kept) ? kept : named;
            if (since.TryGetValue(subject, out var wanted) && wanted <= inquiry.MadeAt)
            {
                context.Notices.Add(NoticeRow.Of(Notice.To(
                    subject, NoticeKind.InquiryMade, inquiry.Id.Value, inquiry.MadeAt,
                    ("partner", inquiry.PartnerId.ToString()), ("purpose", $"{inquiry.Purpose}"), ("outcome", inquiry.Denial ?? "DISCLOSED"))));
            }
        }

        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return passed.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Inquiries could not be told just now; the next step begins where this one did.")]
        public static partial void Failed(ILogger log, Exception failure);
    }
}
