using Bureau.Infrastructure.Storage.Rows;

namespace Bureau.Infrastructure.Storage;

/// <summary>A statement that writes rows of a chunk, with the rows as its parameter.</summary>
/// <param name="Statement">Of a <see cref="FurnishingDialect"/>.</param>
/// <param name="Rows">As <see cref="FurnishingJson"/> writes them.</param>
/// <param name="Count">How many rows it must reach; null when some may be there already.</param>
/// <param name="IsGuard">Whether another count says that somebody else was first; of any other statement it is a fault.</param>
internal sealed record FurnishingWrite(string Statement, string Rows, int? Count, bool IsGuard)
{
    /// <summary>The statements of a chunk, in the order in which they keep every key: what is taken back goes before its number is used again.</summary>
    public static IEnumerable<FurnishingWrite> Of(FurnishingDialect dialect, FurnishingChunk chunk) =>
    [
        .. Of(dialect, dialect.RaiseFiles, chunk.ChangedFiles, FurnishingJson.Files, isGuard: true),
        .. Of(dialect, dialect.AddSubjects, chunk.NewSubjects, FurnishingJson.Subjects),
        .. Of(dialect, dialect.AddFiles, chunk.NewFiles, FurnishingJson.Files),
        .. Of(dialect, dialect.RemoveTradelines, chunk.RemovedTradelines, FurnishingJson.Tradelines),
        .. Of(dialect, dialect.ChangeTradelines, chunk.ChangedTradelines, FurnishingJson.Tradelines),
        .. Of(dialect, dialect.AddTradelines, chunk.NewTradelines, FurnishingJson.Tradelines),
        .. Of(dialect, dialect.AddFormerNumbers, chunk.FormerNumbers, FurnishingJson.FormerNumbers).Select(write => write with { Count = null }),
    ];

    private static IEnumerable<FurnishingWrite> Of<TRow>(
        FurnishingDialect dialect, string statement, IReadOnlyCollection<TRow> rows, Func<IReadOnlyCollection<TRow>, string> json, bool isGuard = false) =>
        rows.Chunk(dialect.RowsInStatement).Select(part => new FurnishingWrite(statement, json(part), part.Length, isGuard));
}
