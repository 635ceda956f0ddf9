using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Disputes;

/// <summary>
/// One objection to an entry through its life: opened by the subject, answered by whoever reports the entry, withdrawn, or closed by the law when the time has passed. Each step from a
/// wrong state is a refusal, and gives a new value with the next version.
/// </summary>
internal sealed record Dispute
{
    public required DisputeId Id { get; init; }

    public required SubjectId Subject { get; init; }

    /// <summary>Whose law counts the days.</summary>
    public required Jurisdiction Jurisdiction { get; init; }

    public required FileEntry Entry { get; init; }

    /// <summary>Who reports the entry and is to answer; null when the bureau has no agreement with the authority of a listing.</summary>
    public required PartnerId? AnsweredBy { get; init; }

    public required DisputeReason Reason { get; init; }

    /// <summary>The subject's words.</summary>
    public required string? Statement { get; init; }

    public required byte[]? EvidenceSha256 { get; init; }

    /// <summary>The account as it was when the dispute was opened; null of a listing.</summary>
    public required EntryPrint? Print { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The last day to answer, in the jurisdiction.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Whether more time was taken.</summary>
    public bool Extended { get; init; }

    /// <summary>As stored: an open dispute whose day has passed is suppressed, whether or not that has been written (<see cref="StatusAt"/>).</summary>
    public required DisputeStatus Status { get; init; }

    public string? AnswerReason { get; init; }

    /// <summary>Who entered the entry, as the furnisher says.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>Who reviewed it.</summary>
    public string? ReviewedBy { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When the entry was shown again, with notice.</summary>
    public DateTimeOffset? ReinsertedAt { get; init; }

    /// <summary>Who certified that the entry is complete and accurate.</summary>
    public string? ReinsertedBy { get; init; }

    /// <summary>Raised by every step.</summary>
    public required long Version { get; init; }

    /// <summary>Where it stands at a moment.</summary>
    public DisputeStatus StatusAt(DateTimeOffset moment) => StatusOn(Jurisdiction.Day(moment));

    /// <summary>Where it stands on a day of its jurisdiction.</summary>
    public DisputeStatus StatusOn(DateOnly day) => Status is DisputeStatus.Open && day > DueOn ? DisputeStatus.Suppressed : Status;

    /// <summary>Whether the entry carries the mark on that day.</summary>
    public bool MarksOn(DateOnly day) => StatusOn(day) is DisputeStatus.Open;

    /// <summary>Whether nobody may read the entry on that day.</summary>
    public bool HidesOn(DateOnly day) => ReinsertedAt is null && StatusOn(day) is DisputeStatus.Deleted or DisputeStatus.Suppressed;

    /// <summary>Whether the entry carried the mark at a moment that may be long past.</summary>
    public bool MarkedAt(DateTimeOffset then) => OpenedAt <= then && !(ClosedAt <= then) && Jurisdiction.Day(then) <= DueOn;

    /// <summary>Whether nobody could read the entry at a moment that may be long past.</summary>
    public bool HidAt(DateTimeOffset then) => !(ReinsertedAt <= then) && Status switch
    {
        DisputeStatus.Deleted => ClosedAt <= then,
        DisputeStatus.Open or DisputeStatus.Suppressed => Jurisdiction.Day(then) > DueOn,
        _ => false,
    };

    /// <summary>Whoever reports the entry has checked it.</summary>
    /// <param name="outcome">What the check led to.</param>
    /// <param name="reason">Why.</param>
    /// <param name="enteredBy">Who entered the entry.</param>
    /// <param name="reviewedBy">Who checked it: another person.</param>
    /// <param name="now">The account as it is now; null when it is not in the file, or the entry is a listing.</param>
    /// <param name="at">When, UTC.</param>
    public Outcome<Dispute> Answer(DisputeOutcome outcome, string reason, string enteredBy, string reviewedBy, EntryPrint? now, DateTimeOffset at)
    {
        if (WhyNotOpen(at) is { } refusal)
            return refusal;
        if (PersonName.Same(enteredBy, reviewedBy))
            return new ReviewerIsAuthor();
        if (outcome is DisputeOutcome.Corrected && (Print is null || now is null || now == Print))
            return new CorrectionMissing();
        return Close(
            outcome switch
            {
                DisputeOutcome.Verified => DisputeStatus.Verified,
                DisputeOutcome.Corrected => DisputeStatus.Corrected,
                DisputeOutcome.Deleted => DisputeStatus.Deleted,
                _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
            },
            at) with
        { AnswerReason = reason, EnteredBy = enteredBy, ReviewedBy = reviewedBy };
    }

    /// <summary>More time, once, where the law gives it, when the subject has sent something more (15 U.S.C. § 1681i(a)(1)(B)).</summary>
    public Outcome<Dispute> Extend(IEnumerable<Statement> statements, DateTimeOffset at)
    {
        if (WhyNotOpen(at) is { } refusal)
            return refusal;
        if (DisputeDays.Extended(Jurisdiction, DueOn) is not { } until)
            return new ExtensionNotAllowed();
        if (Extended)
            return new ExtensionTaken();
        return statements.Any(Supplements)
            ? this with { DueOn = until, Extended = true, Version = Version + 1 }
            : new NothingNewFromSubject();
    }

    /// <summary>Whether a statement says something more of the entry than was said when the dispute was opened; taken back, it was said all the same.</summary>
    public bool Supplements(Statement statement) => statement.Entry == Entry && statement.WrittenAt > OpenedAt;

    /// <summary>The subject takes the objection back.</summary>
    public Outcome<Dispute> Withdraw(DateTimeOffset at) => WhyNotOpen(at) is { } refusal ? refusal : Close(DisputeStatus.Withdrawn, at);

    /// <summary>The law closes it: the time has passed without an answer. The same value when there is nothing to close.</summary>
    public Dispute Suppress(DateTimeOffset at) => Status is DisputeStatus.Open && StatusAt(at) is DisputeStatus.Suppressed ? Close(DisputeStatus.Suppressed, at) : this;

    /// <summary>Whoever reports the entry certifies that it is complete and accurate: it is shown again (15 U.S.C. § 1681i(a)(5)(B)).</summary>
    public Outcome<Dispute> Reinsert(string certifiedBy, DateTimeOffset at)
    {
        if (!HidesOn(Jurisdiction.Day(at)))
            return new EntryNotHidden();
        return Suppress(at) with { ReinsertedAt = at, ReinsertedBy = certifiedBy, Version = Version + 1 };
    }

    /// <summary>What the subject is told of its end; for the other side see <see cref="ClosedNoticeTo"/>.</summary>
    public Notice ClosedNotice(DateTimeOffset at) => Notice.To(Subject, NoticeKind.DisputeClosed, Id.Value, at, ("outcome", UpperSnake.Of(Status.ToString())));

    /// <summary>What whoever reports the entry is told of an end that it did not bring about.</summary>
    public Notice ClosedNoticeTo(PartnerId partner, DateTimeOffset at) =>
        Notice.To(partner, NoticeKind.DisputeClosed, Id.Value, at, ("outcome", UpperSnake.Of(Status.ToString())));

    private Dispute Close(DisputeStatus status, DateTimeOffset at) => this with { Status = status, ClosedAt = at, Version = Version + 1 };

    private Refusal? WhyNotOpen(DateTimeOffset at) =>
        Status is not DisputeStatus.Open ? new DisputeIsClosed() : StatusAt(at) is DisputeStatus.Suppressed ? new DisputeOverdue() : null;
}
