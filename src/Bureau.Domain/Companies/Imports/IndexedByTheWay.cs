using Bureau.Domain.Companies.Names;
using Bureau.Domain.Mappings;

namespace Bureau.Domain.Companies.Imports;

/// <summary>Has the names of an import indexed as it goes on, so that what is left to do at its end is one batch at most.</summary>
internal static class IndexedByTheWay
{
    /// <summary>Writes a chunk, and has the names indexed whenever a whole batch of rows was written.</summary>
    public static Func<IReadOnlyList<StoredRow<T>>, CancellationToken, Task<TableChanges>> IndexedBy<T>(
        this Func<IReadOnlyList<StoredRow<T>>, CancellationToken, Task<TableChanges>> write, ICompanyNameIndex names)
    {
        var rowsSince = 0;
        return async (rows, cancellation) =>
        {
            var changes = await write(rows, cancellation);
            rowsSince += rows.Count;
            if (rowsSince >= ICompanyNameIndex.BatchSize)
            {
                rowsSince = 0;
                await names.CatchUpAsync(cancellation);
            }

            return changes;
        };
    }
}
