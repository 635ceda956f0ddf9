using Bureau.Domain.Subjects;

namespace Bureau.Domain.CreditFiles;

/// <summary>The credit files.</summary>
internal interface ICreditFileStore
{
    /// <summary>Version and freeze of a file, or null when the subject has none.</summary>
    ValueTask<FileHead?> FindHeadAsync(SubjectId subject, Freshness freshness, CancellationToken cancellation);

    /// <summary>
    /// The file at <paramref name="version"/> or, when it has changed meanwhile, at a later one: <see cref="StoredCreditFile.Version"/> says
    /// which. Null when there is none.
    /// </summary>
    ValueTask<StoredCreditFile?> ReadAsync(SubjectId subject, long version, CancellationToken cancellation);
}
