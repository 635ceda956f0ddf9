namespace Bureau.Api.Access;

/// <summary>Looks for changes of the issuer's keys, made here or on another node, every half minute.</summary>
internal sealed class KeyWatch(IssuerKeys keys, TimeProvider clock, ILogger<KeyWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await keys.RefreshAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(failure, "The signing keys could not be looked at; the known ones stay in use until the next look.");
            }
        }
    }
}
