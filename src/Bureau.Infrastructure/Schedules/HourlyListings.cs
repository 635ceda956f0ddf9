using Bureau.Domain.Listings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bureau.Infrastructure.Schedules;

/// <summary>Once an hour: records which listings have expired, and tells whom they are about. Nobody could read them any more.</summary>
internal sealed partial class HourlyListings(ExpireListings expire, TimeProvider clock, ILogger<HourlyListings> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Interval, clock, stoppingToken);
            try
            {
                Log.Expired(log, await expire.ExecuteAsync(stoppingToken));
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // Nothing is readable because of it; the next run does what is left.
                Log.Failed(log, failure);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Listings} listings had expired.")]
        public static partial void Expired(ILogger log, int listings);

        [LoggerMessage(2, LogLevel.Error, "Listings that have expired could not be recorded. They have no effect all the same; the next run records them.")]
        public static partial void Failed(ILogger log, Exception failure);
    }
}
