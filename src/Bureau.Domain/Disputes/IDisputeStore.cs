using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Disputes;

/// <summary>The disputes and statements.</summary>
internal interface IDisputeStore
{
    /// <summary>Everything that a subject has objected to or said, oldest first; null when the subject has no file.</summary>
    Task<SubjectDisputes?> OfSubjectAsync(SubjectId subject, CancellationToken cancellation);

    /// <summary>Whose dispute it is; null when there is none.</summary>
    Task<SubjectId?> SubjectOfAsync(DisputeId dispute, CancellationToken cancellation);

    /// <summary>The subject's disputes, newest first: at most <paramref name="first"/> that follow <paramref name="after"/>.</summary>
    Task<IReadOnlyList<Dispute>> PageOfSubjectAsync(SubjectId subject, int first, PlaceInTime? after, CancellationToken cancellation);

    /// <summary>The disputes that a partner is to answer or has answered, oldest first, with the statements about their entries.</summary>
    /// <param name="partner">Who answers.</param>
    /// <param name="status">Only those that stand so at <paramref name="at"/>; null: all.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="first">At most so many.</param>
    /// <param name="after">Only those that follow this place.</param>
    /// <param name="cancellation">Ends the reading.</param>
    Task<IReadOnlyList<Dispute>> PageOfPartnerAsync(
        PartnerId partner, DisputeStatus? status, DateTimeOffset at, int first, PlaceInTime? after, CancellationToken cancellation);

    /// <summary>The statements of these subjects, oldest first, withdrawn ones among them.</summary>
    Task<IReadOnlyList<Statement>> StatementsAsync(IReadOnlyCollection<SubjectId> subjects, CancellationToken cancellation);

    /// <summary>Disputes that are stored as open and whose time has passed at a moment, in the order of their ids: at most <paramref name="most"/> after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<Dispute>> OverdueAsync(DateTimeOffset at, DisputeId? after, int most, CancellationToken cancellation);

    /// <summary>The authority with that name with which the bureau has an agreement; null when there is none, or more than one.</summary>
    Task<PartnerId?> AuthorityAsync(string name, CancellationToken cancellation);

    /// <summary>
    /// Stores a new dispute or the next step of one, with its notices, and raises the file's version, all in one transaction. MUST write nothing and say false when the file is not at
    /// <paramref name="fileVersion"/> or the dispute not at <c>dispute.Version - 1</c>: of two steps at once, one is taken again from the newer state.
    /// </summary>
    Task<bool> TryWriteAsync(Dispute dispute, long fileVersion, IReadOnlyList<Notice> notices, CancellationToken cancellation);

    /// <summary>Stores a new statement or the withdrawal of one, as <see cref="TryWriteAsync(Dispute, long, IReadOnlyList{Notice}, CancellationToken)"/> does a dispute.</summary>
    Task<bool> TryWriteAsync(Statement statement, long fileVersion, CancellationToken cancellation);

    /// <summary>Stores a notice, unless the same was given before.</summary>
    Task TellOnceAsync(Notice notice, CancellationToken cancellation);
}

/// <summary>Everything that a subject has objected to or said, at one version of the file.</summary>
/// <param name="FileVersion">Every step raises it.</param>
/// <param name="Jurisdiction">Whose law counts the days.</param>
/// <param name="Disputes">Oldest first.</param>
/// <param name="Statements">Oldest first, withdrawn ones among them.</param>
internal sealed record SubjectDisputes(long FileVersion, Jurisdiction Jurisdiction, IReadOnlyList<Dispute> Disputes, IReadOnlyList<Statement> Statements);
