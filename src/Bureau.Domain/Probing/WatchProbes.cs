using Bureau.Domain.Partners;

namespace Bureau.Domain.Probing;

/// <summary>Lists alarms to operators, and takes an operator's word that they have looked.</summary>
public sealed class WatchProbes
{
    private readonly IProbeStore probes;
    private readonly IPartnerStore partners;
    private readonly TimeProvider clock;

    internal WatchProbes(IProbeStore probes, IPartnerStore partners, TimeProvider clock) => (this.probes, this.partners, this.clock) = (probes, partners, clock);

    /// <summary>Alarms, newest first: at most <paramref name="first"/> that follow <paramref name="after"/>.</summary>
    public async Task<IReadOnlyList<ProbeAlarmView>> ListAsync(bool open, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        var views = new List<ProbeAlarmView>();
        foreach (var alarm in await probes.AlarmsAsync(open, first, after, cancellation))
            views.Add(await ViewAsync(alarm, cancellation));
        return views;
    }

    /// <summary>An operator has looked. To say it again changes nothing.</summary>
    public async Task<Outcome<ProbeAlarmView>> AcknowledgeAsync(ProbeAlarmId id, PartnerId by, CancellationToken cancellation) =>
        await probes.AcknowledgeAsync(id, by, clock.GetUtcNow(), cancellation) is { } alarm ? await ViewAsync(alarm, cancellation) : new ProbeAlarmNotFound();

    private async Task<ProbeAlarmView> ViewAsync(ProbeAlarm alarm, CancellationToken cancellation)
    {
        var agreement = await partners.FindAsync(alarm.Partner, Freshness.Remembered, cancellation);
        return new(alarm, agreement?.Name, agreement?.Suspended ?? true);
    }
}

/// <summary>An alarm with its partner.</summary>
/// <param name="Alarm">The alarm.</param>
/// <param name="PartnerName">The partner's name; null when its agreement is gone.</param>
/// <param name="PartnerSuspended">Whether the partner gets no answer now.</param>
public sealed record ProbeAlarmView(ProbeAlarm Alarm, string? PartnerName, bool PartnerSuspended);
