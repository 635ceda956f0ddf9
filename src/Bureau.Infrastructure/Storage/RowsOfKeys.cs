using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>
/// The rows of a chunk's keys by the index on them, whatever their number. SQLite looks each key of a list up in the index, but of a join it reads every row of the index first; PostgreSQL joins by the
/// index, but compares each row with each key of an array that it plans for once and for all.
/// </summary>
internal static class RowsOfKeys
{
    /// <summary>The rows whose key is among these.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="context">Whose provider it is.</param>
    /// <param name="key">The indexed column.</param>
    /// <param name="keys">Each once.</param>
    public static IQueryable<TRow> OfKeys<TRow>(this IQueryable<TRow> rows, BureauDbContext context, Expression<Func<TRow, string?>> key, IReadOnlyList<string> keys)
    {
        if (!context.BindsRows)
            return rows.Join(keys, key, one => one, (row, _) => row);
        Expression<Func<IEnumerable<string?>>> list = () => EF.Parameter<IEnumerable<string?>>(keys);
        var isAmong = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)], list.Body, key.Body);
        return rows.Where(Expression.Lambda<Func<TRow, bool>>(isAmong, key.Parameters));
    }
}
