using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Bureau.Infrastructure.Redis;
using Bureau.Infrastructure.Secrets;
using Microsoft.Extensions.Caching.Distributed;
using StackExchange.Redis;

namespace Bureau.Infrastructure.Caching;

/// <summary>
/// The cache's entries in Redis, under names that tell nothing and sealed so that nobody but the bureau's nodes reads or makes one. The name of an entry is a keyed hash of its key;
/// the key that seals it is derived from that name, so an entry that somebody moves to another name does not open, and no key seals so many that its nonces could repeat
/// (<see cref="SealingKey"/>). What does not open counts as absent.
/// <para>
/// Names carry the build of the program that knows the shape of what is inside: another build, with other shapes, does not see them.
/// </para>
/// </summary>
internal sealed class SealedEntries : IDistributedCache
{
    /// <summary>Bytes. A longer entry is not kept in Redis.</summary>
    private const int Longest = 1 << 20;

    /// <summary>
    /// Any answer of Redis is waited for so long, and then its lack is an error, after which the cache stops asking for a while; a time-out of the cache's own would not stop it.
    /// Redis answers in less than a millisecond or is not well, and the connection's own patience is longer.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private static readonly string Build = Convert.ToHexStringLower(SHA256.HashData(
        [.. typeof(Domain.Freshness).Module.ModuleVersionId.ToByteArray(), .. typeof(SealedEntries).Module.ModuleVersionId.ToByteArray()]).AsSpan(0, 4));

    private readonly RedisConnection redis;
    private readonly CacheCounts counts;
    private readonly byte[] secret;
    private readonly byte[] naming;
    private readonly string prefix;

    public SealedEntries(RedisConnection redis, byte[] secret, CacheCounts counts)
    {
        (this.redis, this.secret, this.counts) = (redis, secret, counts);
        naming = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "bureau cache name 1"u8.ToArray());
        prefix = $"{redis.Prefix}:cache:{Build}:";
    }

    /// <summary>The name of an entry in Redis: HMAC-SHA256 of its key, the first 16 bytes.</summary>
    public string NameOf(string key) => prefix + Base64Url.EncodeToString(HMACSHA256.HashData(naming, Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        var name = NameOf(key);
        byte[]? found = await AskAsync(database => database.StringGetAsync(name), token);
        if (found is null)
            return null;
        try
        {
            return SealOf(name).Open(found);
        }
        catch (CryptographicException)
        {
            counts.Failed(RedisFailure.Unauthentic);
            return null;
        }
    }

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        var lasts = options.AbsoluteExpiration - DateTimeOffset.UtcNow;
        if (value.Length > Longest || lasts is not { Ticks: > 0 } time)
            return;
        var name = NameOf(key);
        var entry = SealOf(name).Seal(value);
        try
        {
            await AskAsync(database => database.StringSetAsync(name, entry, time), token);
        }
        catch (RedisServerException)
        {
            // It is full, or may not be written: what it holds can still be read, and nothing is owed to the caller. It has been counted.
        }
    }

    public async Task RemoveAsync(string key, CancellationToken token = default) => await AskAsync(database => database.KeyDeleteAsync(NameOf(key)), token);

    public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    byte[]? IDistributedCache.Get(string key) => throw OnlyAsynchronous();

    void IDistributedCache.Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw OnlyAsynchronous();

    void IDistributedCache.Refresh(string key) => throw OnlyAsynchronous();

    void IDistributedCache.Remove(string key) => throw OnlyAsynchronous();

    private static NotSupportedException OnlyAsynchronous() => new("Redis is asked asynchronously.");

    private SealingKey SealOf(string name) => new(secret, $"bureau cache entry 1 {name}");

    private async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> ask, CancellationToken cancellation)
    {
        try
        {
            var database = await redis.DatabaseAsync().AsTask().WaitAsync(Patience, cancellation);
            return await ask(database).WaitAsync(Patience, cancellation);
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException or OperationCanceledException)
        {
            counts.Failed(failure is RedisException ? RedisFailure.Refused : RedisFailure.Late);
            throw;
        }
    }
}
