using Bureau.Domain.Companies.Integrity;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Scoring;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bureau.Infrastructure.Schedules;

/// <summary>
/// Once a day, at its hour: deletes what has expired and takes the snapshots that are due, those of the changed files among them. Several nodes may do
/// it at once: a file that one of them has changed is left alone by the others.
/// </summary>
internal sealed partial class DailyRetention(
    DeleteObsolete delete, DeleteObsoleteRecords deleteRecords, RunScores scores, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<DailyRetention> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(UntilNext(clock.GetUtcNow(), options.Value.Hour), clock, stoppingToken);
            try
            {
                var deletion = await delete.ExecuteAsync(dryRun: false, progress: null, stoppingToken);
                Log.Deleted(log, deletion.Accounts, deletion.Listings, deletion.FilesChanged, deletion.Snapshots);
                Log.DeletedRecords(log, await deleteRecords.ExecuteAsync(dryRun: false, stoppingToken));
                var run = await scores.ExecuteAsync(progress: null, stoppingToken);
                Log.Scored(log, run.Files);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // Nothing is readable because of it; tomorrow's run does what is left.
                Log.Failed(log, failure);
            }
        }
    }

    /// <summary>From now to the next time that the clock strikes that hour, UTC.</summary>
    internal static TimeSpan UntilNext(DateTimeOffset now, int hour)
    {
        var next = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddHours(hour);
        return (next > now ? next : next.AddDays(1)) - now;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Deleted what had expired: of {Accounts} accounts and {Listings} listings in {Files} files; {Snapshots} snapshots of scores.")]
        public static partial void Deleted(ILogger log, long accounts, long listings, long files, long snapshots);

        [LoggerMessage(2, LogLevel.Information, "Scored {Files} files.")]
        public static partial void Scored(ILogger log, long files);

        [LoggerMessage(4, LogLevel.Information, "Deleted {Records} integrity records of companies that had expired or ended.")]
        public static partial void DeletedRecords(ILogger log, long records);

        [LoggerMessage(3, LogLevel.Error, "What has expired could not be deleted today. It is unreadable all the same; `retention run` deletes it.")]
        public static partial void Failed(ILogger log, Exception failure);
    }
}
