using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Probing;

/// <summary>A partner's questions look like probing. It is for an operator to look and to decide; nothing is closed by machine.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Partner">Whose questions.</param>
/// <param name="Pattern">What they look like.</param>
/// <param name="Subject">Whose file is probed; null when it is no one person's. No operator is told who.</param>
/// <param name="WindowStart">From when on they are counted, UTC.</param>
/// <param name="Count">How many were seen; it rises while the window lasts.</param>
/// <param name="SeenAt">When the bound was reached, UTC.</param>
/// <param name="AcknowledgedAt">When an operator had looked, UTC; null: not yet.</param>
/// <param name="AcknowledgedBy">The operator.</param>
public sealed record ProbeAlarm(
    ProbeAlarmId Id, PartnerId Partner, ProbePattern Pattern, SubjectId? Subject, DateTimeOffset WindowStart, int Count, DateTimeOffset SeenAt,
    DateTimeOffset? AcknowledgedAt, PartnerId? AcknowledgedBy)
{
    /// <summary>Where it stands among the alarms.</summary>
    public PlaceInTime Place => new(SeenAt, Id.Value);

    /// <summary>Tells the operators.</summary>
    internal Notice ToNotice() => Notice.ToOperators(NoticeKind.ProbeSuspected, Id.Value, SeenAt, ("partner", Partner.ToString()), ("pattern", UpperSnake.Of(Pattern.ToString())));
}

/// <summary>Identity of an alarm.</summary>
public readonly record struct ProbeAlarmId(Guid Value)
{
    /// <summary>A new, time-ordered identity.</summary>
    public static ProbeAlarmId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
