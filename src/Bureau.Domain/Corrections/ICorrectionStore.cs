using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Corrections;

/// <summary>Answers that were given, and their recalls.</summary>
internal interface ICorrectionStore
{
    /// <summary>Every answer that was given out of the person's file.</summary>
    Task<IReadOnlyList<PastReading>> ReadingsAsync(SubjectId subject, CancellationToken cancellation);

    /// <summary>
    /// The identity of a recall: MUST be the same for the same inquiry and print, and MUST tell nothing of the print to who does not hold the bureau's secret.
    /// </summary>
    RecallId IdOf(Inquiries.InquiryId inquiry, string print);

    /// <summary>
    /// Stores the recalls that are not stored yet, each with its notice, and in the same transaction ends that the answers stand: none of them MUST be repeated afterwards. Returns how many
    /// were new.
    /// </summary>
    Task<int> AddAsync(IReadOnlyList<(CorrectionRecall Recall, Notice Notice)> recalls, IReadOnlyList<PastReading> wrong, CancellationToken cancellation);

    /// <summary>
    /// Recalls, newest first: at most <paramref name="first"/> that follow <paramref name="after"/>; of one partner or, with null, of all.
    /// </summary>
    Task<IReadOnlyList<CorrectionRecall>> ListAsync(PartnerId? partner, bool unacknowledged, int first, PlaceInTime? after, CancellationToken cancellation);

    /// <summary>The recalls of a person's answers, newest first.</summary>
    Task<IReadOnlyList<CorrectionRecall>> OfSubjectAsync(SubjectId subject, int first, PlaceInTime? after, CancellationToken cancellation);

    /// <summary>Stores that the partner knows; the first time counts. Null: it has no such recall.</summary>
    Task<CorrectionRecall?> AcknowledgeAsync(RecallId id, PartnerId partner, DateTimeOffset at, CancellationToken cancellation);
}
