using Bureau.Domain.Partners;
using Bureau.Infrastructure.Storage.Rows;

namespace Bureau.Infrastructure.Storage;

/// <summary>
/// How one provider finds the people and accounts of furnished rows and writes them, thousands at a time and by the fastest way that it has: rows bound to a
/// prepared statement in SQLite, arrays in PostgreSQL, JSON in SQL Server. What writes works in the context's transaction and says how many rows it reached.
/// </summary>
internal abstract class FurnishedTables
{
    /// <summary>Finds the people with one of these hashes of their identity numbers.</summary>
    public abstract Task<List<KnownPerson>> PeopleAsync(BureauDbContext context, IReadOnlyCollection<byte[]> hashes, CancellationToken cancellation);

    /// <summary>Reads whole tradelines of the furnisher that have, or had before, one of the account numbers.</summary>
    public abstract Task<List<TradelineRow>> TradelinesAsync(
        BureauDbContext context, PartnerId furnisher, IReadOnlyCollection<string> accountNumbers, CancellationToken cancellation);

    /// <summary>Reads which of the account numbers were tradelines' of the furnisher.</summary>
    public abstract Task<List<FormerAccountNumberRow>> FormerNumbersAsync(
        BureauDbContext context, PartnerId furnisher, IReadOnlyCollection<string> accountNumbers, CancellationToken cancellation);

    /// <summary>
    /// Raises by one the version of each file that is still at the given one, locking them in the order of their ids. Its count says whether
    /// every file is as it was read: whoever changes a file raises its version.
    /// </summary>
    public abstract Task<int> RaiseFilesAsync(BureauDbContext context, IReadOnlyCollection<CreditFileRow> files, CancellationToken cancellation);

    /// <summary>Inserts subjects.</summary>
    public abstract Task<int> AddSubjectsAsync(BureauDbContext context, IReadOnlyCollection<SubjectRow> subjects, CancellationToken cancellation);

    /// <summary>Inserts the files of new subjects.</summary>
    public abstract Task<int> AddFilesAsync(BureauDbContext context, IReadOnlyCollection<CreditFileRow> files, CancellationToken cancellation);

    /// <summary>Inserts tradelines.</summary>
    public abstract Task<int> AddTradelinesAsync(BureauDbContext context, IReadOnlyCollection<TradelineRow> tradelines, CancellationToken cancellation);

    /// <summary>Changes tradelines that are stored, by their ids.</summary>
    public abstract Task<int> ChangeTradelinesAsync(BureauDbContext context, IReadOnlyCollection<TradelineRow> tradelines, CancellationToken cancellation);

    /// <summary>Removes tradelines, by their ids.</summary>
    public abstract Task<int> RemoveTradelinesAsync(BureauDbContext context, IReadOnlyCollection<TradelineRow> tradelines, CancellationToken cancellation);

    /// <summary>Keeps numbers that tradelines had before, each once.</summary>
    public abstract Task AddFormerNumbersAsync(BureauDbContext context, IReadOnlyCollection<FormerAccountNumberRow> numbers, CancellationToken cancellation);

    /// <summary>Whether the store says by this exception that somebody else added the same row, or removed one that these rows stand on.</summary>
    public abstract bool WasOvertaken(Exception exception);
}
