using Bureau.Infrastructure.Storage.Rows;

namespace Bureau.Infrastructure.Storage;

/// <summary>A statement that writes rows of a chunk, with the rows as its parameter.</summary>
/// <param name="Statement">Of a <see cref="FurnishingDialect"/>.</param>
/// <param name="Rows">As <see cref="FurnishingJson"/> writes them.</param>
/// <param name="Count">How many rows it must reach; null when some may be there already.</param>
/// <param name="IsGuard">Whether another count says that somebody else was first; of any other statement it is a fault.</param>
internal sealed record FurnishingWrite(string Statement, string Rows, int? Count, bool IsGuard = false)
{
    /// <summary>The statements of a chunk, in the order in which they keep every key: what is taken back goes before its number is used again.</summary>
    public static IEnumerable<FurnishingWrite> Of(FurnishingDialect dialect, FurnishingChunk chunk)
    {
        if (chunk.ChangedFiles is { Count: > 0 } changedFiles)
            yield return new(dialect.RaiseFiles, FurnishingJson.Files(changedFiles), changedFiles.Count, IsGuard: true);
        if (chunk.NewSubjects is { Count: > 0 } subjects)
            yield return new(dialect.AddSubjects, FurnishingJson.Subjects(subjects), subjects.Count);
        if (chunk.NewFiles is { Count: > 0 } newFiles)
            yield return new(dialect.AddFiles, FurnishingJson.Files(newFiles), newFiles.Count);
        if (chunk.RemovedTradelines is { Count: > 0 } removed)
            yield return new(dialect.RemoveTradelines, FurnishingJson.Tradelines(removed), removed.Count);
        if (chunk.ChangedTradelines is { Count: > 0 } changed)
            yield return new(dialect.ChangeTradelines, FurnishingJson.Tradelines(changed), changed.Count);
        if (chunk.NewTradelines is { Count: > 0 } added)
            yield return new(dialect.AddTradelines, FurnishingJson.Tradelines(added), added.Count);
        if (chunk.FormerNumbers is { Count: > 0 } former)
            yield return new(dialect.AddFormerNumbers, FurnishingJson.FormerNumbers(former), null);
    }
}
