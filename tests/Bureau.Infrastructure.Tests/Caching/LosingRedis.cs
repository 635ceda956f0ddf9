using Bureau.Domain;
using Bureau.Domain.Consents;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Caching;
using Bureau.Infrastructure.Tests.Redis;
using StackExchange.Redis;

namespace Bureau.Infrastructure.Tests.Caching;

/// <summary>Whatever becomes of Redis, every look-up is answered from memory or the store, and when it is back it is used again.</summary>
public sealed class LosingRedis
{
    /// <summary>Only so that a look-up that hangs fails the test and does not hang it.</summary>
    private static readonly TimeSpan Ever = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("killed")]
    [InlineData("paused")]
    [InlineData("slow")]
    public async Task AnswersFromTheStore_AndUsesRedisAgain_WhenItIsBack(string fault)
    {
        await using var server = await RedisServer.StartAsync();
        await using var one = new CacheNode(server, new CountedStore());
        await using var other = new CacheNode(server, new CountedStore());
        await SharesAsync(one, other);
        await using var outsider = await ConnectionMultiplexer.ConnectAsync($"{server.ConnectionString},allowAdmin=true");
        switch (fault)
        {
            case "killed": await server.KillAsync(); break;
            case "paused": await server.PauseAsync(); break;

            // It answers everything three seconds late.
            case "slow": await outsider.GetDatabase().ExecuteAsync("CLIENT", "PAUSE", "3000", "ALL"); break;
        }

        for (var asked = 1; asked <= 20; asked++)
            await AnswersAsync(one);
        Assert.True(one.Counts.FailuresOf(RedisFailure.Late) + one.Counts.FailuresOf(RedisFailure.Refused) > 0);
        switch (fault)
        {
            case "killed": await server.StartAgainAsync(); break;
            case "paused": await server.ResumeAsync(); break;
        }

        await SharesAsync(one, other);
        await SharesAsync(other, one);
    }

    [Fact]
    public async Task AnswersFromMemory_WhileRedisIsAway()
    {
        await using var server = await RedisServer.StartAsync();
        var store = new CountedStore { Consent = CachedSamples.Granted(), File = CachedSamples.File(SubjectId.New()) };
        await using var node = new CacheNode(server, store);
        await node.Consents.FindAsync(store.Consent.Id, Freshness.Remembered, CancellationToken.None);
        await node.Files.ReadAsync(store.File.Subject, 3, CancellationToken.None);
        await server.KillAsync();
        store.Fails = true;
        Assert.Same(store.Consent, await node.Consents.FindAsync(store.Consent.Id, Freshness.Remembered, CancellationToken.None));
        Assert.Same(store.File, await node.Files.ReadAsync(store.File.Subject, 3, CancellationToken.None));
    }

    [Fact]
    public async Task AnswersFromTheStore_WhenRedisIsFull()
    {
        await using var server = await RedisServer.StartAsync("--maxmemory", "1kb", "--maxmemory-policy", "noeviction");
        await using var node = new CacheNode(server, new CountedStore());
        await AnswersAsync(node);
        await Until.TrueAsync(() => node.Counts.FailuresOf(RedisFailure.Refused) > 0);
        await AnswersAsync(node);
        Assert.Equal(0, node.Counts.HitsInRedis(FactName.File));
    }

    [Fact]
    public async Task UsesRedis_WhenItComesLater()
    {
        await using var server = await RedisServer.StartAsync();
        await server.KillAsync();
        var store = new CountedStore();
        await using var one = new CacheNode(server, store);
        await using var other = new CacheNode(server, store);
        await AnswersAsync(one);
        await AnswersAsync(other);
        await server.StartAgainAsync();
        await SharesAsync(one, other);
        await KeepingFactsInRedis.ConnectedAsync(one, other);
    }

    [Fact]
    public async Task TellsOthersOfARevocation_WhenRedisIsBack()
    {
        await using var server = await RedisServer.StartAsync();
        var store = new CountedStore { Consent = CachedSamples.Granted() };
        var granted = store.Consent;
        await using var one = new CacheNode(server, store);
        await using var other = new CacheNode(server, store);
        await KeepingFactsInRedis.ConnectedAsync(one, other);
        await other.Consents.FindAsync(granted.Id, Freshness.Remembered, CancellationToken.None);
        await server.KillAsync();

        // It has returned although nobody could be told, and the commit refuses what the other node remembers.
        Assert.True(await one.Consents.TryWriteAsync(ConsentStep.Changing(granted.Revoke(DateTimeOffset.UtcNow).Value!), CancellationToken.None).WaitAsync(Ever));
        Assert.Equal(ConsentStatus.Granted, (await other.Consents.FindAsync(granted.Id, Freshness.Remembered, CancellationToken.None))!.Status);
        Assert.Equal(ConsentStatus.Revoked, (await other.Consents.FindAsync(granted.Id, Freshness.Live, CancellationToken.None))!.Status);

        store.Consent = granted;
        await other.Consents.FindAsync(granted.Id, Freshness.Remembered, CancellationToken.None);
        store.Consent = granted.Revoke(DateTimeOffset.UtcNow).Value!;
        await server.StartAgainAsync();
        await Until.TrueAsync(async () => (await other.Consents.FindAsync(granted.Id, Freshness.Remembered, CancellationToken.None))!.Status is ConsentStatus.Revoked);
    }

    [Fact]
    public async Task ReadsOnce_WhenManyAskAtOnce_WhateverRedisDoes()
    {
        await using var server = await RedisServer.StartAsync();
        var store = new CountedStore();
        await using var node = new CacheNode(server, store);
        await AnswersAsync(node);
        await server.PauseAsync();
        store.File = CachedSamples.File(SubjectId.New());
        var asking = Enumerable.Range(0, 64).Select(_ => Task.Run(() => node.Files.ReadAsync(store.File.Subject, 3, CancellationToken.None).AsTask())).ToList();
        Assert.All(await Task.WhenAll(asking).WaitAsync(Ever), file => Assert.Same(store.File, file));
        Assert.Equal(2, store.Reads);
        await server.ResumeAsync();
    }

    [Fact]
    public async Task ServesWhatHasRunOut_OnlyOfAKindThatNeverChanges()
    {
        using var cache = new FactCache();
        var (changes, never) = (new FactKind<string>(FactName.Head, TimeSpan.FromMilliseconds(1)), new FactKind<string>(FactName.File, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1)));
        foreach (var kind in new[] { changes, never })
            await cache.FindAsync(kind, $"{kind.Name}:1", "known", static (known, _) => new ValueTask<string?>(known), null, CancellationToken.None);
        await Task.Delay(50);
        Assert.Equal("known", await cache.FindAsync(never, $"{never.Name}:1", 0, Fail, null, CancellationToken.None));
        Assert.Equal(1, cache.Counts.StaleOf(FactName.File));
        await Assert.ThrowsAsync<IOException>(() => cache.FindAsync(changes, $"{changes.Name}:1", 0, Fail, null, CancellationToken.None).AsTask());

        static ValueTask<string?> Fail(int nothing, CancellationToken cancellation) => throw new IOException("The store is away.");
    }

    [Fact]
    public async Task CountsWhatLeavesForLackOfRoom()
    {
        using var cache = new FactCache(capacity: 20);
        var kind = new FactKind<string>(FactName.Head, TimeSpan.FromMinutes(1));
        await Until.TrueAsync(async () =>
        {
            for (var number = 0; number < 20; number++)
                await cache.FindAsync(kind, $"head:{Guid.NewGuid()}", "known", static (known, _) => new ValueTask<string?>(known), null, CancellationToken.None);
            return cache.Counts.EvictionsOf(FactName.Head) > 0;
        });
    }

    /// <summary>A file that nobody has looked for is read in the store.</summary>
    private static async Task AnswersAsync(CacheNode node)
    {
        var subject = SubjectId.New();
        node.Store.File = CachedSamples.File(subject);
        Assert.Same(node.Store.File, await node.Files.ReadAsync(subject, 3, CancellationToken.None).AsTask().WaitAsync(Ever));
    }

    /// <summary>After a while, what one node reads the other finds in Redis.</summary>
    private static Task SharesAsync(CacheNode one, CacheNode other) => Until.TrueAsync(async () =>
    {
        var subject = SubjectId.New();
        var found = other.Counts.HitsInRedis(FactName.File);
        one.Store.File = other.Store.File = CachedSamples.File(subject);
        await one.Files.ReadAsync(subject, 3, CancellationToken.None).AsTask().WaitAsync(Ever);
        await Task.Delay(50);
        await other.Files.ReadAsync(subject, 3, CancellationToken.None).AsTask().WaitAsync(Ever);
        return other.Counts.HitsInRedis(FactName.File) > found;
    });
}
