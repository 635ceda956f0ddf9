using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Partners;
using Bureau.Domain.Probing;

namespace Bureau.Api.GraphQL.Probing;

/// <summary>A partner's questions look like an attempt to find out what it may not know. Whose file it is stays with the ledger: operators read no file.</summary>
[Unprotected("Only operators are given it; it names nobody who was asked about.")]
public sealed class Alarm(ProbeAlarmView view)
{
    /// <summary>Its identity.</summary>
    public ProbeAlarmId Id => view.Alarm.Id;

    /// <summary>Whose questions.</summary>
    public PartnerId Partner => view.Alarm.Partner;

    /// <summary>The partner's name; null when its agreement is gone.</summary>
    public string? PartnerName => view.PartnerName;

    /// <summary>Whether the partner gets no answer now.</summary>
    public bool PartnerSuspended => view.PartnerSuspended;

    /// <summary>What they look like.</summary>
    public ProbePattern Pattern => view.Alarm.Pattern;

    /// <summary>How many were seen; it rises while they go on.</summary>
    public int Count => view.Alarm.Count;

    /// <summary>From when on they are counted.</summary>
    public DateTimeOffset WindowStart => view.Alarm.WindowStart;

    /// <summary>When they were too many.</summary>
    public DateTimeOffset SeenAt => view.Alarm.SeenAt;

    /// <summary>When an operator had looked; null: not yet.</summary>
    public DateTimeOffset? AcknowledgedAt => view.Alarm.AcknowledgedAt;
}

/// <summary>A page of alarms.</summary>
[Unprotected("Beneath a list that is protected.")]
public sealed class AlarmConnection(IReadOnlyList<ProbeAlarmView> alarms, bool more)
{
    /// <summary>The alarms of the page, newest first.</summary>
    public IReadOnlyList<AlarmEdge> Edges => [.. alarms.Select(alarm => new AlarmEdge(alarm))];

    /// <summary>Where the page ends.</summary>
    public PageInfo PageInfo => new(more, alarms.Count == 0 ? null : Cursor.Of(alarms[^1].Alarm.Place));
}

/// <summary>One alarm of a page.</summary>
[Unprotected("Beneath a list that is protected.")]
public sealed class AlarmEdge(ProbeAlarmView alarm)
{
    /// <summary>Give it as <c>after</c> for what follows.</summary>
    public string Cursor => Paging.Cursor.Of(alarm.Alarm.Place);

    /// <summary>The alarm.</summary>
    public Alarm Node => new(alarm);
}
