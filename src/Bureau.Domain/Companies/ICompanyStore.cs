namespace Bureau.Domain.Companies;

/// <summary>The companies, each with all that is on record of it.</summary>
internal interface ICompanyStore
{
    /// <summary>The company of a key with all that is on record of it; null when there is none. Of several that carry one unverified code the one that was entered first.</summary>
    ValueTask<CompanyFile?> FindAsync(CompanyKey key, Freshness freshness, CancellationToken cancellation);

    /// <summary>These companies in the order of the ids; those that there are not are left out.</summary>
    Task<IReadOnlyList<CompanyFile>> ReadAsync(IReadOnlyList<CompanyId> companies, CancellationToken cancellation);

    /// <summary>
    /// Stores what a table says of companies, each in the place of the one with its key, all in one transaction. A company that bears the same identifier and comes from somewhere else stays
    /// one company: a list speaks of it and changes nothing; a register takes it over from a list, and leaves it to another register.
    /// </summary>
    /// <param name="source">Who keeps the table.</param>
    /// <param name="chunk">Entries with keys of their own.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellation">Ends the attempt; nothing is stored then.</param>
    /// <returns>What became of each entry, in their order.</returns>
    Task<IReadOnlyList<WrittenCompany>> WriteAsync(CompanySource source, IReadOnlyList<CompanyEntry> chunk, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Marks the companies of a register that its table has no more as ended there, and returns how many.</summary>
    /// <param name="source">Who keeps the table.</param>
    /// <param name="present">The keys that the table has.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellation">Ends the attempt between two batches.</param>
    Task<long> EndMissingAsync(CompanySource source, IReadOnlySet<string> present, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>The companies of a source by their keys there.</summary>
    Task<IReadOnlyDictionary<string, CompanyId>> OfKeysAsync(string source, IReadOnlyCollection<string> keys, CancellationToken cancellation);

    /// <summary>Companies that have changed, in the order in which that was committed: at most <paramref name="first"/> that follow <paramref name="after"/>.</summary>
    Task<IReadOnlyList<(CompanyPlace Place, CompanyFile File)>> ChangedAsync(CompanyPlace? after, int first, CancellationToken cancellation);
}

/// <summary>Who keeps a table of companies.</summary>
/// <param name="Name">At most 100 characters; keys are unique within it.</param>
/// <param name="IsList">A list that names companies, rather than a register that enters them.</param>
internal sealed record CompanySource(string Name, bool IsList);

/// <summary>What a table says of a company.</summary>
/// <param name="Key">Its key there, 1 to 200 characters.</param>
/// <param name="Facts">What it says.</param>
internal sealed record CompanyEntry(string Key, CompanyFacts Facts);

/// <summary>What became of an entry.</summary>
/// <param name="Id">Of the company that it is about.</param>
/// <param name="Outcome">What was done.</param>
internal readonly record struct WrittenCompany(CompanyId Id, CompanyWriting Outcome);

/// <summary>What was done with an entry.</summary>
internal enum CompanyWriting
{
    /// <summary>A company that was not there.</summary>
    Added = 1,

    /// <summary>It says something else now.</summary>
    Changed = 2,

    /// <summary>It says the same, or a list speaks of a company that a register has entered.</summary>
    Unchanged = 3,

    /// <summary>Another register has entered a company under the same identifier; nothing was done.</summary>
    HeldElsewhere = 4,
}
