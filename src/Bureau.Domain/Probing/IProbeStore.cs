using Bureau.Domain.Partners;

namespace Bureau.Domain.Probing;

/// <summary>What was counted of the ledger, and the alarms that came of it.</summary>
internal interface IProbeStore
{
    /// <summary>The partner's inquiries from the first moment to before the second, counted.</summary>
    Task<InquiryCounts> CountsAsync(PartnerId partner, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);

    /// <summary>Alarms, newest first: at most <paramref name="first"/> that follow <paramref name="after"/>.</summary>
    Task<IReadOnlyList<ProbeAlarm>> AlarmsAsync(bool open, int first, PlaceInTime? after, CancellationToken cancellation);

    /// <summary>Stores that an operator has looked; the first time counts. Null: there is no such alarm.</summary>
    Task<ProbeAlarm?> AcknowledgeAsync(ProbeAlarmId id, PartnerId by, DateTimeOffset at, CancellationToken cancellation);
}

/// <summary>Inquiries by what came of them.</summary>
/// <param name="Charged">Answered anew.</param>
/// <param name="Repeated">Answered by an answer that stood, at no charge.</param>
/// <param name="Refused">Refused, at no charge.</param>
internal sealed record InquiryCounts(long Charged, long Repeated, long Refused);
