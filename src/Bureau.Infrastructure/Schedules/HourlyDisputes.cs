using Bureau.Domain.Disputes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bureau.Infrastructure.Schedules;

/// <summary>Once an hour: records which disputes have lapsed, and tells both sides. The days end at different hours in the jurisdictions; nobody could read the entries any more.</summary>
internal sealed partial class HourlyDisputes(SuppressOverdue suppress, TimeProvider clock, ILogger<HourlyDisputes> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Interval, clock, stoppingToken);
            try
            {
                Log.Suppressed(log, await suppress.ExecuteAsync(stoppingToken));
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
        [LoggerMessage(1, LogLevel.Information, "{Disputes} disputes had lapsed without an answer.")]
        public static partial void Suppressed(ILogger log, int disputes);

        [LoggerMessage(2, LogLevel.Error, "Disputes that have lapsed could not be recorded. Their entries are hidden all the same; the next run records them.")]
        public static partial void Failed(ILogger log, Exception failure);
    }
}
