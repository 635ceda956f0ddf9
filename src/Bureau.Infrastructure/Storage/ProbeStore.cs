using Bureau.Domain;
using Bureau.Domain.Partners;
using Bureau.Domain.Probing;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The counted inquiries and the alarms in the database.</summary>
internal sealed class ProbeStore(IDbContextFactory<BureauDbContext> contexts) : IProbeStore
{
    public async Task<InquiryCounts> CountsAsync(PartnerId partner, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var hours = context.InquiryTallies.Where(tally => tally.PartnerId == partner && tally.Hour >= from && tally.Hour < to);
        return await hours.GroupBy(tally => tally.PartnerId)
            .Select(all => new InquiryCounts(all.Sum(tally => (long)tally.Charged), all.Sum(tally => (long)tally.Repeated), all.Sum(tally => (long)tally.Refused)))
            .SingleOrDefaultAsync(cancellation) ?? new InquiryCounts(0, 0, 0);
    }

    public async Task<IReadOnlyList<ProbeAlarm>> AlarmsAsync(bool open, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var alarms = context.ProbeAlarms.AsNoTracking();
        if (open)
            alarms = alarms.Where(alarm => alarm.AcknowledgedAt == null);
        if (after is (var at, var id))
            alarms = alarms.Where(alarm => alarm.SeenAt < at || (alarm.SeenAt == at && alarm.Id.CompareTo(id) > 0));
        var rows = await alarms.OrderByDescending(alarm => alarm.SeenAt).ThenBy(alarm => alarm.Id).Take(first).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToAlarm())];
    }

    public async Task<ProbeAlarm?> AcknowledgeAsync(ProbeAlarmId id, PartnerId by, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        PartnerId? who = by;
        await context.ProbeAlarms.Where(alarm => alarm.Id == id.Value && alarm.AcknowledgedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(alarm => alarm.AcknowledgedAt, at).SetProperty(alarm => alarm.AcknowledgedBy, who), cancellation);
        var row = await context.ProbeAlarms.AsNoTracking().SingleOrDefaultAsync(alarm => alarm.Id == id.Value, cancellation);
        await transaction.CommitAsync(cancellation);
        return row?.ToAlarm();
    }
}
