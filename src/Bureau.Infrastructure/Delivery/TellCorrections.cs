using Bureau.Domain.Corrections;
using Bureau.Infrastructure.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bureau.Infrastructure.Delivery;

/// <summary>
/// Tells the readers of what was corrected, a moment after the correction: it starts from the corrections that are stored and forgets each when its readers are told. One node at a time
/// does it.
/// </summary>
internal sealed partial class TellCorrections(
    ICorrectionStore corrections, RecallReaders recall, WorkPositions positions, IOptions<DeliveryOptions> options, ILogger<TellCorrections> log) : BackgroundService
{
    private const string Work = "tell corrections";
    private const int CorrectionsAtOnce = 200;

    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.PollMilliseconds));
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

    /// <summary>Tells of what is pending; of how many files the readers were told.</summary>
    internal async Task<int> RunAsync(CancellationToken cancellation)
    {
        var files = 0;
        Guid? last = null;
        while (await corrections.PendingAsync(last, CorrectionsAtOnce, cancellation) is { Count: > 0 } pending && await positions.TryHoldAsync(Work, Hold, cancellation) is not null)
        {
            foreach (var subject in pending.Select(one => one.Subject).Distinct())
            {
                try
                {
                    var told = await recall.ExecuteAsync(subject, cancellation);
                    if (told > 0)
                        Log.Told(log, told);
                    files++;
                }
                catch (Exception failure) when (!cancellation.IsCancellationRequested)
                {
                    // One file keeps no other waiting.
                    Log.OneFailed(log, pending.First(one => one.Subject == subject).Correction, failure);
                }
            }

            last = pending[^1].Correction;
        }

        return files;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Inquiries} inquiries were recalled; whoever made them is told.")]
        public static partial void Told(ILogger log, int inquiries);

        [LoggerMessage(2, LogLevel.Error, "The readers of correction {Correction} could not be told just now; it is tried again.")]
        public static partial void OneFailed(ILogger log, Guid correction, Exception failure);

        [LoggerMessage(3, LogLevel.Error, "Corrections could not be looked for just now; they are kept.")]
        public static partial void Failed(ILogger log, Exception failure);
    }
}
