using Bureau.Domain.Companies.Names;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bureau.Infrastructure.Schedules;

/// <summary>Indexes, at the start and every few minutes, the names of companies that an import has left behind: it was interrupted, or its process has ended.</summary>
internal sealed partial class PendingNames(ICompanyNameIndex names, TimeProvider clock, ILogger<PendingNames> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await names.CatchUpAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(log, failure);
            }

            await Task.Delay(Interval, clock, stoppingToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Names of companies could not be indexed. These companies are found by their former names or not at all, until the next run has indexed them.")]
        public static partial void Failed(ILogger log, Exception failure);
    }
}
