using Bureau.Domain.Subjects;

namespace Bureau.Domain.Inquiries;

/// <summary>The append-only ledger of inquiries.</summary>
internal interface IInquiryLedger
{
    /// <summary>
    /// Commits an inquiry. For a disclosure it MUST, in the transaction that writes it, hold the consent, the agreement and the file against
    /// change and find them at the versions that were decided on, the file open and not frozen or within its thaw; if not, it MUST write nothing and say
    /// <see cref="CommitOutcome.Stale"/>. <see cref="CommitOutcome.Committed"/> MUST mean that the inquiry is durable. It MUST NOT be
    /// abandoned because the caller went away: what was disclosed stays on record.
    /// </summary>
    Task<CommitOutcome> CommitAsync(Inquiry inquiry);

    /// <summary>
    /// The inquiries into a file with their places in the ledger, newest first: at most <paramref name="first"/>, all made before
    /// <paramref name="before"/> when that is given.
    /// </summary>
    Task<IReadOnlyList<(long Sequence, Inquiry Inquiry)>> OfSubjectAsync(SubjectId subject, int first, long? before, CancellationToken cancellation);
}

/// <summary>What became of a commit.</summary>
internal enum CommitOutcome
{
    /// <summary>Durable.</summary>
    Committed = 1,

    /// <summary>Something that was decided on has changed; nothing was written.</summary>
    Stale = 2,

    /// <summary>The store did not commit in time; nothing may be disclosed.</summary>
    Unavailable = 3,
}
