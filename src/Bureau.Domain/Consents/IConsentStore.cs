using Bureau.Domain.Subjects;

namespace Bureau.Domain.Consents;

/// <summary>The consents.</summary>
internal interface IConsentStore
{
    /// <summary>The consent with the uses that its frequency bound reaches back to, or null.</summary>
    ValueTask<ConsentGrant?> FindAsync(ConsentId id, Freshness freshness, CancellationToken cancellation);

    /// <summary>
    /// Tells that a use was committed with an inquiry, and what the consent is since. A store that remembers MAY remember that instead of
    /// being out of date; it writes nothing.
    /// </summary>
    ValueTask NoteUseAsync(ConsentGrant used, CancellationToken cancellation);

    /// <summary>Every consent that names the subject, newest first.</summary>
    Task<IReadOnlyList<ConsentGrant>> OfSubjectAsync(SubjectId subject, CancellationToken cancellation);

    /// <summary>Stores a new request.</summary>
    Task AddAsync(ConsentGrant request, CancellationToken cancellation);

    /// <summary>
    /// Stores the next step of a consent if nobody else took one since: MUST write only when the stored version is
    /// <c>next.Version - 1</c>, and MUST have committed when it returns true. False: somebody did, and nothing was written.
    /// </summary>
    Task<bool> TryReplaceAsync(ConsentGrant next, CancellationToken cancellation);
}
