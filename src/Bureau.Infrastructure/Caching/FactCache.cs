using Microsoft.Extensions.Caching.Memory;
using ZiggyCreatures.Caching.Fusion;

namespace Bureau.Infrastructure.Caching;

/// <summary>
/// What a node remembers of the store. Nothing here is relied on: the commit compares versions, and a no is decided on live facts. So only
/// what lets an inquiry pass is remembered, and losing or keeping an entry too long costs time, never a wrong answer.
/// <list type="table">
/// <item><term>consent:ID</term><description>a granted consent with its uses, one minute</description></item>
/// <item><term>agreement:ID</term><description>an agreement that is not suspended, one minute</description></item>
/// <item><term>head:SUBJECT</term><description>version of a file that is not frozen, one minute</description></item>
/// <item><term>company:KEY</term><description>a company with what is on record of it, as it was looked for, one minute</description></item>
/// <item><term>file:SUBJECT:VERSION</term><description>a file, ten minutes: under its version it never changes</description></item>
/// </list>
/// </summary>
internal sealed class FactCache : IDisposable
{
    /// <summary>In units of about half a kilobyte, some 100 MB: a fact is one, a file two and one more for each account.</summary>
    private const int Capacity = 200_000;

    private static readonly TimeSpan FactsLast = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FilesLast = TimeSpan.FromMinutes(10);

    private static readonly FusionCacheEntryOptions Facts = new() { Duration = FactsLast, Size = 1 };
    private static readonly FusionCacheEntryOptions Files = new() { Duration = FilesLast, Size = 2 };

    private readonly MemoryCache memory = new(new MemoryCacheOptions { SizeLimit = Capacity });
    private readonly FusionCache cache;

    public FactCache() => cache = new FusionCache(new FusionCacheOptions { CacheName = "facts" }, memory);

    /// <summary>The fact that is remembered, or else the one read now, by one reader for all who ask at once.</summary>
    public ValueTask<T?> FactAsync<T>(string key, Func<CancellationToken, ValueTask<T?>> read, Predicate<T> mayRemember, CancellationToken cancellation)
        where T : class => cache.GetOrSetAsync<T?>(
            key,
            async (context, token) =>
            {
                var fact = await read(token);
                context.Options.SkipMemoryCacheWrite = fact is null || !mayRemember(fact);
                return fact;
            },
            Facts,
            token: cancellation);

    /// <summary>Remembers a fact that was read live, or forgets what was remembered in its place.</summary>
    public ValueTask RenewAsync<T>(string key, T? fact, Predicate<T> mayRemember, CancellationToken cancellation)
        where T : class => fact is not null && mayRemember(fact)
            ? cache.SetAsync(key, fact, Facts, token: cancellation)
            : cache.RemoveAsync(key, Facts, token: cancellation);

    /// <summary>The file that is remembered, or else the one read now; it is remembered only if it is the one that the key names.</summary>
    public ValueTask<T?> FileAsync<T>(string key, Func<CancellationToken, ValueTask<T?>> read, Predicate<T> isNamed, Func<T, int> accounts, CancellationToken cancellation)
        where T : class => cache.GetOrSetAsync<T?>(
            key,
            async (context, token) =>
            {
                var file = await read(token);
                context.Options.SkipMemoryCacheWrite = file is null || !isNamed(file);
                context.Options.Size = 2 + (file is null ? 0 : accounts(file));
                return file;
            },
            Files,
            token: cancellation);

    public void Dispose()
    {
        cache.Dispose();
        memory.Dispose();
    }
}
