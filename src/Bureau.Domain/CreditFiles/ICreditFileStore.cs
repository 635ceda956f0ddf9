using Bureau.Domain.Notices;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.CreditFiles;

/// <summary>The credit files.</summary>
internal interface ICreditFileStore
{
    /// <summary>Version, freeze and thaws of a file, or null when the subject has none.</summary>
    ValueTask<FileHead?> FindHeadAsync(SubjectId subject, Freshness freshness, CancellationToken cancellation);

    /// <summary>
    /// The file at <paramref name="version"/> or, when it has changed meanwhile, at a later one: <see cref="StoredCreditFile.Version"/> says
    /// which. Null when there is none.
    /// </summary>
    ValueTask<StoredCreditFile?> ReadAsync(SubjectId subject, long version, CancellationToken cancellation);

    /// <summary>
    /// Stores the next freeze and thaws of a file, with the notice of it, if the file has not changed since: MUST write only when the stored version is
    /// <c>next.Version - 1</c>, and MUST have committed when it returns true. False: it has changed, and nothing was written.
    /// </summary>
    Task<bool> TryReplaceHeadAsync(FileHead next, Notice told, CancellationToken cancellation);
}
