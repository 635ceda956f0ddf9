using Bureau.Domain.Idempotency;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bureau.Infrastructure.Schedules;

/// <summary>Once an hour: deletes the answers that are kept no longer. Nobody could read them any more. Each node may do it.</summary>
internal sealed partial class HourlyAnswers(IIdempotencyStore store, TimeProvider clock, ILogger<HourlyAnswers> log) : BackgroundService
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Hour, clock, stoppingToken);
            try
            {
                Log.Deleted(log, await store.DeleteAsync(clock.GetUtcNow() - AnswerOnce.Kept, stoppingToken));
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // Nothing is readable because of it; the next hour deletes what is left.
                Log.Failed(log, failure);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Deleted {Answers} answers that were kept for their Idempotency-Key.")]
        public static partial void Deleted(ILogger log, int answers);

        [LoggerMessage(2, LogLevel.Error, "Answers whose time is over could not be deleted this hour. They are unreadable all the same.")]
        public static partial void Failed(ILogger log, Exception failure);
    }
}
