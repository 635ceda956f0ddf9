namespace Bureau.Domain.Companies.Integrity;

/// <summary>The integrity records of companies. What is written raises the version of its company.</summary>
internal interface IIntegrityStore
{
    /// <summary>
    /// Stores records of a source, each in the place of the one with its reference, all in one transaction. A chunk that is written twice changes nothing the second time.
    /// </summary>
    /// <param name="source">Who keeps them, at most 130 characters; references are unique within it.</param>
    /// <param name="chunk">Records with references of their own.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellation">Ends the attempt; nothing is stored then.</param>
    Task<RecordsWritten> WriteAsync(string source, IReadOnlyList<KeptRecord> chunk, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Ends one record of a source: it is shown and counted no longer. False when there is none that has not ended.</summary>
    Task<bool> TryEndAsync(string source, string reference, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Ends the records of a source that it has no more, and returns how many: they are shown and counted no longer.</summary>
    Task<long> EndMissingAsync(string source, IReadOnlySet<string> present, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>The records of these companies that have not ended and may be read on some day from <paramref name="from"/> on.</summary>
    Task<ILookup<CompanyId, IntegrityRecord>> OfCompaniesAsync(IReadOnlyList<CompanyId> companies, DateOnly from, CancellationToken cancellation);

    /// <summary>How many records there are whose last day lies before <paramref name="today"/>, or that have ended.</summary>
    Task<int> CountObsoleteAsync(DateOnly today, CancellationToken cancellation);

    /// <summary>Deletes at most so many records whose last day lies before <paramref name="today"/>, or that have ended; how many there were.</summary>
    Task<int> DeleteObsoleteAsync(DateOnly today, int most, CancellationToken cancellation);
}

/// <summary>A record as it is kept.</summary>
/// <param name="Company">Of which company.</param>
/// <param name="Reference">What names it in its source, 1 to 200 characters.</param>
/// <param name="Record">The record.</param>
internal sealed record KeptRecord(CompanyId Company, string Reference, IntegrityRecord Record);

/// <summary>What a chunk of records did.</summary>
/// <param name="Added">Records that were not there.</param>
/// <param name="Changed">Records that say something else now, or that had ended.</param>
/// <param name="Unchanged">Records that say the same.</param>
internal sealed record RecordsWritten(int Added, int Changed, int Unchanged);
