using System.Collections.Concurrent;
using Bureau.Domain.Partners;
using Bureau.Domain.TrustedDocuments;
using Microsoft.Extensions.Caching.Memory;

namespace Bureau.Infrastructure.Caching;

/// <summary>
/// Remembers what partners trust, since every request of a partner asks: its list, read by one for all who ask at once and as old as they let it be, and texts by partner and hash, which
/// never change.
/// </summary>
internal sealed class CachedTrustedDocumentStore(ITrustedDocumentStore store, TimeProvider clock) : ITrustedDocumentStore, IDisposable
{
    /// <summary>Characters of all texts, the least used forgotten first.</summary>
    private const int Capacity = 8_388_608;

    /// <summary>How long a request waits for a newer list when an older one is there.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<PartnerId, Held> lists = new();
    private readonly MemoryCache texts = new(new MemoryCacheOptions { SizeLimit = Capacity });

    public async ValueTask<TrustList> OfAsync(PartnerId partner, TimeSpan ago, CancellationToken cancellation)
    {
        var now = clock.GetTimestamp();
        if (lists.TryGetValue(partner, out var held) && clock.GetElapsedTime(held.AskedAt, now) < ago)
            return await held.List.Value.WaitAsync(cancellation);

        // Nobody's leaving ends the reading for the others. Of those who find the same list too old, the first one reads for all.
        var read = new Held(new(() => store.OfAsync(partner, ago, CancellationToken.None).AsTask()), now);
        if (held is null ? !lists.TryAdd(partner, read) : !lists.TryUpdate(partner, read, held))
            read = ago > TimeSpan.Zero && lists.TryGetValue(partner, out var another) ? another : lists[partner] = read;
        try
        {
            return held is null || ago == TimeSpan.Zero ? await read.List.Value.WaitAsync(cancellation) : await read.List.Value.WaitAsync(Patience, clock, cancellation);
        }
        catch (Exception) when (held is { List.Value.IsCompletedSuccessfully: true } && ago > TimeSpan.Zero && !cancellation.IsCancellationRequested)
        {
            // While the store is away, what was last known holds: nothing is disclosed in that time whatever it says.
            lists.TryUpdate(partner, held with { AskedAt = now }, read);
            return held.List.Value.Result;
        }
        catch when (read.List.Value.IsFaulted)
        {
            lists.TryRemove(KeyValuePair.Create(partner, read));
            throw;
        }
    }

    public async ValueTask<string?> TextAsync(PartnerId partner, DocumentHash hash, CancellationToken cancellation)
    {
        if (texts.TryGetValue((partner, hash), out var known))
            return (string)known!;
        var text = await store.TextAsync(partner, hash, cancellation);
        if (text is not null)
            texts.Set((partner, hash), text, new MemoryCacheEntryOptions { Size = text.Length });
        return text;
    }

    public async Task<bool> TryAddAsync(PartnerId partner, TrustedDocument document, string text, CancellationToken cancellation)
    {
        var added = await store.TryAddAsync(partner, document, text, cancellation);
        lists.TryRemove(partner, out _);
        return added;
    }

    public async Task RemoveAsync(PartnerId partner, DocumentHash hash, CancellationToken cancellation)
    {
        await store.RemoveAsync(partner, hash, cancellation);
        lists.TryRemove(partner, out _);
    }

    public async Task SetRequiredAsync(PartnerId partner, bool isRequired, DateTimeOffset at, CancellationToken cancellation)
    {
        await store.SetRequiredAsync(partner, isRequired, at, cancellation);
        lists.TryRemove(partner, out _);
    }

    public void Dispose() => texts.Dispose();

    /// <summary>A list that was, or is being, read.</summary>
    private sealed record Held(Lazy<Task<TrustList>> List, long AskedAt);
}
