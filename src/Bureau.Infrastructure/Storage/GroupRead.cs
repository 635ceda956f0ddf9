namespace Bureau.Infrastructure.Storage;

/// <summary>
/// Reads together what is asked for together, as <see cref="GroupCommit{TItem, TResult}"/> commits: under load one statement serves many. A
/// read begins after it was asked for, so what it finds is live.
/// </summary>
/// <param name="read">Reads what there is of these keys, each once.</param>
internal sealed class GroupRead<TKey, TValue>(Func<IReadOnlyList<TKey>, Task<IReadOnlyDictionary<TKey, TValue>>> read)
    where TKey : notnull
    where TValue : class
{
    private const int LargestBatch = 256;

    /// <summary>A caller has given up by then.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly GroupCommit<TKey, TValue?> together = new(
        async keys =>
        {
            var found = await read([.. keys.Distinct()]);
            return [.. keys.Select(found.GetValueOrDefault)];
        },
        LargestBatch,
        Patience,
        TimeProvider.System);

    /// <summary>What there is of the key, or null.</summary>
    public Task<TValue?> ReadAsync(TKey key, CancellationToken cancellation) => together.CommitAsync(key).WaitAsync(cancellation);
}
