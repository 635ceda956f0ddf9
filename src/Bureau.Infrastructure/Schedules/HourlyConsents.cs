using Bureau.Domain.Consents;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bureau.Infrastructure.Schedules;

/// <summary>
/// Once an hour: tells of consents that have ended, and reminds of those that live. Each node does it: the store lets one of them tell.
/// </summary>
internal sealed partial class HourlyConsents(EndConsents end, RemindOfConsents remind, TimeProvider clock, ILogger<HourlyConsents> log) : BackgroundService
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Hour, clock, stoppingToken);
            try
            {
                var (ended, reminded) = (await end.ExecuteAsync(stoppingToken), await remind.ExecuteAsync(stoppingToken));
                Log.Told(log, ended, reminded);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // Nothing is readable because of it; the next hour tells what is left.
                Log.Failed(log, failure);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Told of {Ended} consents that have ended, and reminded {Reminded} people of those that live.")]
        public static partial void Told(ILogger log, int ended, int reminded);

        [LoggerMessage(2, LogLevel.Error, "Ended consents could not be told of this hour. They are unusable all the same.")]
        public static partial void Failed(ILogger log, Exception failure);
    }
}
