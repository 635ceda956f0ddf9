using Bureau.Domain.Inquiries;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Corrections;

/// <summary>Corrections that nobody was told of yet, answers that were given, and their recalls.</summary>
internal interface ICorrectionStore
{
    /// <summary>Whose files have corrections that their readers are still to be told of, in the order in which they were made: of at most <paramref name="most"/> corrections.</summary>
    /// <param name="after">Only those that follow this correction; null: from the first.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellation">Ends the reading.</param>
    Task<IReadOnlyList<(Guid Correction, SubjectId Subject)>> PendingAsync(Guid? after, int most, CancellationToken cancellation);

    /// <summary>The corrections of a file that its readers are still to be told of, oldest first.</summary>
    Task<IReadOnlyList<Correction>> OfFileAsync(SubjectId subject, CancellationToken cancellation);

    /// <summary>Every answer that was given out of the person's file.</summary>
    Task<PastReadings> ReadingsAsync(SubjectId subject, CancellationToken cancellation);

    /// <summary>
    /// The identity of a recall: MUST be the same for the same inquiry and print, and MUST tell nothing of the print to who does not hold the bureau's secret.
    /// </summary>
    RecallId IdOf(InquiryId inquiry, string print);

    /// <summary>
    /// Stores the recalls that are not stored yet, each with its notice, and in the same transaction ends that the answers stand, none of which MUST be repeated afterwards, and forgets the
    /// corrections. MUST write nothing and return null when an answer was given since <paramref name="readings"/> were read that repeats a wrong one. Returns how many recalls were new.
    /// </summary>
    Task<int?> TryTellAsync(
        IReadOnlyList<(CorrectionRecall Recall, Notice Notice)> recalls, IReadOnlyList<PastReading> wrong, PastReadings readings, IReadOnlyList<Correction> corrections,
        CancellationToken cancellation);

    /// <summary>
    /// Recalls, newest first: at most <paramref name="first"/> that follow <paramref name="after"/>; of one partner or, with null, of all.
    /// </summary>
    Task<IReadOnlyList<CorrectionRecall>> ListAsync(PartnerId? partner, bool unacknowledged, int first, PlaceInTime? after, CancellationToken cancellation);

    /// <summary>The recalls of a person's answers, newest first.</summary>
    Task<IReadOnlyList<CorrectionRecall>> OfSubjectAsync(SubjectId subject, int first, PlaceInTime? after, CancellationToken cancellation);

    /// <summary>Stores that the partner knows; the first time counts. Null: it has no such recall.</summary>
    Task<CorrectionRecall?> AcknowledgeAsync(RecallId id, PartnerId partner, DateTimeOffset at, CancellationToken cancellation);
}
