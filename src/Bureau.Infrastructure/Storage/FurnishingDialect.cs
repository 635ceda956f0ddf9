namespace Bureau.Infrastructure.Storage;

/// <summary>
/// How one provider finds the accounts of a chunk of furnished rows and writes it. The statements that write take one parameter, <c>{0}</c>, a JSON
/// array of <see cref="FurnishingJson"/> with the columns' names. Ids in it are in upper case, the form in which SQLite keeps them.
/// </summary>
internal sealed record FurnishingDialect
{
    /// <summary>The most rows in the parameter of a statement that writes.</summary>
    public int RowsInStatement { get; init; } = int.MaxValue;

    /// <summary>
    /// Reads whole tradelines of the furnisher <c>{0}</c> that have, or had before, an account number in the JSON array of strings <c>{1}</c>. Not in
    /// LINQ: on SQL Server account numbers have a collation of their own, and a list has to be given the same.
    /// </summary>
    public required string FindTradelines { get; init; }

    /// <summary>Reads which numbers in the JSON array of strings <c>{1}</c> were tradelines' of the furnisher <c>{0}</c>.</summary>
    public required string FindFormerNumbers { get; init; }

    /// <summary>
    /// Raises by one the version of each file that is still at <c>version</c>, locking them in the order of their ids. Its count says whether
    /// every file is as it was read: whoever changes a file raises its version.
    /// </summary>
    public required string RaiseFiles { get; init; }

    /// <summary>Inserts subjects; hash and sealed number are hexadecimal.</summary>
    public required string AddSubjects { get; init; }

    /// <summary>Inserts the files of new subjects, at version 1.</summary>
    public required string AddFiles { get; init; }

    /// <summary>Inserts tradelines.</summary>
    public required string AddTradelines { get; init; }

    /// <summary>Changes tradelines that are stored, by their ids.</summary>
    public required string ChangeTradelines { get; init; }

    /// <summary>Removes tradelines that their furnisher has taken back, by their ids.</summary>
    public required string RemoveTradelines { get; init; }

    /// <summary>Keeps numbers that tradelines had before, each once.</summary>
    public required string AddFormerNumbers { get; init; }

    /// <summary>Whether the store says by this exception that somebody else added the same row, or removed one that this chunk stands on.</summary>
    public required Func<Exception, bool> Overtaken { get; init; }
}
