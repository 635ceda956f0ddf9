using Bureau.Domain.Notices;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bureau.Infrastructure.Delivery;

/// <summary>
/// Delivers what was written: lays out each notice's deliveries, tries them until they are received, and gives up after three days; the inbox keeps the notice. One
/// node at a time does it. A notice may come twice, when a node dies between sending and noting it; it has the same id then.
/// </summary>
internal sealed partial class DeliverNotices(
    IDbContextFactory<BureauDbContext> contexts, WorkPositions positions, SealingKey sealing, PostWebhook webhooks, SendLetter letters, IOptions<DeliveryOptions> options,
    TimeProvider clock, ILogger<DeliverNotices> log) : BackgroundService
{
    private const string Work = "deliver notices";
    private const int NoticesAtOnce = 200;
    private const int DeliveriesAtOnce = 32;

    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(3);
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1),
        TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8),
    ];

    /// <summary>When the next attempt is due after so many; null: no more.</summary>
    internal static DateTimeOffset? NextAttempt(int attempts, DateTimeOffset made, DateTimeOffset now)
    {
        var next = now + Waits[Math.Min(attempts, Waits.Length) - 1];
        return next <= made + GivenUpAfter ? next : null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.PollMilliseconds));
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await RunAsync(stoppingToken);
                }
                catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
                {
                    Log.Failed(log, failure);
                }
            }
        }
        finally
        {
            // Another node goes on at once; if the store is away too, it does when the time is over.
            try
            {
                await positions.ReleaseAsync(Work, CancellationToken.None);
            }
            catch (Exception failure)
            {
                Log.NotReleased(log, failure);
            }
        }
    }

    /// <summary>Does what is due now.</summary>
    internal async Task RunAsync(CancellationToken cancellation)
    {
        // Looking is cheap and taking the work in hand is a write: only when there is something.
        if (!await IsDueAsync(cancellation) || await positions.TryHoldAsync(Work, Hold, cancellation) is null)
            return;
        while (await LayOutAsync(cancellation) == NoticesAtOnce)
        {
        }

        await SendAsync(cancellation);
    }

    private async Task<bool> IsDueAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Notices.AnyAsync(notice => notice.DispatchedAt == null, cancellation)
            || await context.NoticeDeliveries.AnyAsync(delivery => delivery.NextAttemptAt <= now, cancellation);
    }

    private async Task<int> LayOutAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var now = clock.GetUtcNow();
        var notices = await context.Notices.Where(notice => notice.DispatchedAt == null).OrderBy(notice => notice.At).Take(NoticesAtOnce).ToListAsync(cancellation);
        var subjects = notices.Select(notice => notice.SubjectId).Distinct().ToList();
        var partners = notices.Select(notice => notice.PartnerId).Distinct().ToList();
        var endpoints = await context.DeliveryEndpoints.AsNoTracking()
            .Where(endpoint => endpoint.DisabledAt == null
                && ((endpoint.SubjectId != null && EF.Parameter(subjects).Contains(endpoint.SubjectId)) || (endpoint.PartnerId != null && EF.Parameter(partners).Contains(endpoint.PartnerId))))
            .ToListAsync(cancellation);
        foreach (var notice in notices)
        {
            notice.DispatchedAt = now;
            context.NoticeDeliveries.AddRange(endpoints.Where(endpoint => Goes(notice, endpoint)).Select(endpoint => new NoticeDeliveryRow
            {
                NoticeId = notice.Id,
                EndpointId = endpoint.Id,
                Attempts = 0,
                NextAttemptAt = now,
            }));
        }

        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return notices.Count;
    }

    private bool Goes(NoticeRow notice, DeliveryEndpointRow endpoint) =>
        notice.SubjectId == endpoint.SubjectId && notice.PartnerId == endpoint.PartnerId
        && (notice.Kind is not NoticeKind.InquiryMade || endpoint.TellsInquiries)
        && (endpoint.Channel is not DeliveryChannel.Email || letters.IsOffered);

    private async Task SendAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var due = await context.NoticeDeliveries.Where(delivery => delivery.NextAttemptAt <= now)
            .OrderBy(delivery => delivery.NextAttemptAt).Take(DeliveriesAtOnce)
            .Join(context.Notices, delivery => delivery.NoticeId, notice => notice.Id, (delivery, notice) => new { Delivery = delivery, Notice = notice })
            .Join(context.DeliveryEndpoints, pair => pair.Delivery.EndpointId, endpoint => endpoint.Id, (pair, endpoint) => new { pair.Delivery, pair.Notice, Endpoint = endpoint })
            .ToListAsync(cancellation);
        if (due.Count == 0)
            return;

        var outcomes = await Task.WhenAll(due.Select(one => TryAsync(one.Notice.ToNotice(), one.Endpoint, cancellation)));
        await using var transaction = await context.BeginWriteAsync(cancellation);
        foreach (var (one, outcome) in due.Zip(outcomes))
        {
            var at = clock.GetUtcNow();
            one.Delivery.Attempts++;
            one.Delivery.LastFailure = outcome.Failure;
            one.Delivery.DeliveredAt = outcome.Received ? at : null;
            one.Delivery.NextAttemptAt = outcome.Received || outcome.IsGone ? null : NextAttempt(one.Delivery.Attempts, one.Notice.At, at);
            if (outcome.IsGone)
                one.Endpoint.DisabledAt = at;
            if (one.Delivery is { NextAttemptAt: null, DeliveredAt: null })
                Log.GivenUp(log, one.Notice.Id, one.Endpoint.Id, one.Delivery.Attempts, outcome.Failure);
        }

        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private Task<DeliveryOutcome> TryAsync(Notice notice, DeliveryEndpointRow endpoint, CancellationToken cancellation)
    {
        var address = endpoint.ToEndpoint(sealing).Address;
        return endpoint.Channel is DeliveryChannel.Email
            ? letters.SendAsync(notice, address, cancellation)
            : webhooks.SendAsync(notice, address, sealing.Open(endpoint.SecretSealed ?? throw new InvalidDataException("A webhook has no secret.")), cancellation);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Notices could not be delivered just now; they are tried again.")]
        public static partial void Failed(ILogger log, Exception failure);

        [LoggerMessage(2, LogLevel.Warning, "Notice {Notice} was not received at endpoint {Endpoint} in {Attempts} attempts ({Failure}); its recipient finds it in the inbox.")]
        public static partial void GivenUp(ILogger log, Guid notice, Guid endpoint, int attempts, string? failure);

        [LoggerMessage(3, LogLevel.Warning, "The work was not released; another node goes on in two minutes.")]
        public static partial void NotReleased(ILogger log, Exception failure);
    }
}
