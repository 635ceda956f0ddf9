using BenchmarkDotNet.Attributes;
using Bureau.Domain;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Notices;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Caching;
using Bureau.Infrastructure.Redis;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging.Abstractions;
using ZiggyCreatures.Caching.Fusion;

namespace Bureau.Benchmarks;

/// <summary>What it costs to be told from memory what a store would say, with and without Redis behind it; nothing here reaches Redis.</summary>
[MemoryDiagnoser]
public class CacheBenchmarks : ICreditFileStore, IDisposable
{
    private readonly SubjectId subject = SubjectId.New();
    private readonly FusionCacheEntryOptions lasting = new() { Duration = TimeSpan.FromMinutes(1), Size = 1 };
    private FactCache? cache;
    private FusionCache? plain;
    private CachedCreditFileStore files = null!;

    /// <summary>Whether other nodes share what this one knows.</summary>
    [Params(false, true)]
    public bool Shared { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        plain?.Dispose();
        cache?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Remembers a head.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        cache = Shared
            ? new FactCache(new RedisConnection(new RedisOptions { ConnectionString = "127.0.0.1:1" }, NullLogger<RedisConnection>.Instance), new byte[32], NullLogger<FactCache>.Instance)
            : new FactCache();
        plain = new FusionCache(new FusionCacheOptions { CacheName = "facts" }, new MemoryCache(new MemoryCacheOptions { SizeLimit = 1000 }));
        files = new CachedCreditFileStore(this, cache);
        await Asked();
        await Plain(subject);
    }

    /// <summary>The cached store.</summary>
    [Benchmark]
    public object? Head() => At(Asked());

    /// <summary>The same through the library alone, with a closure that reads when there is nothing.</summary>
    [Benchmark(Baseline = true)]
    public object? FusionCacheAlone() => At(Plain(subject));

    ValueTask<FileHead?> ICreditFileStore.FindHeadAsync(SubjectId subject, Freshness freshness, CancellationToken cancellation) => new(new FileHead(subject, 1, false));

    ValueTask<StoredCreditFile?> ICreditFileStore.ReadAsync(SubjectId subject, long version, CancellationToken cancellation) => throw new NotSupportedException();

    Task<bool> ICreditFileStore.TryReplaceHeadAsync(FileHead next, Notice told, CancellationToken cancellation) => throw new NotSupportedException();

    // What is remembered is there at once.
    private static FileHead? At(ValueTask<FileHead?> told) => told.IsCompletedSuccessfully ? told.Result : throw new InvalidOperationException("It was not remembered.");

    private ValueTask<FileHead?> Asked() => files.FindHeadAsync(subject, Freshness.Remembered, CancellationToken.None);

    private ValueTask<FileHead?> Plain(SubjectId asked) => plain!.GetOrSetAsync<FileHead?>(
        $"head:{asked.Value:N}", async (_, _) => { await Task.Yield(); return new FileHead(asked, 1, false); }, lasting, token: CancellationToken.None);
}
