using Bureau.Domain.Partners;
using Bureau.Domain.TrustedDocuments;
using Bureau.Infrastructure.Caching;
using Bureau.Infrastructure.Storage;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>Trusted documents on every store, and what a node remembers of them.</summary>
[Collection(Databases.Collection)]
public sealed class TrustedDocumentStoreTests(Databases databases)
{
    private const string Text = "query Waiver($consent: ID!) { depositWaiver(consent: $consent, category: CAR) { decision } }";
    private static readonly DateTimeOffset Noon = new(2030, 3, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly TrustedDocument Document = new(DocumentHash.Of(Text), "Wäiver", Noon);

    [Theory, EveryStore]
    public async Task FindsADocumentForItsPartner_AndForNobodyElse(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var (store, partner, another) = (new TrustedDocumentStore(database.Contexts), (await database.AddPartnerAsync()).Id, (await database.AddPartnerAsync()).Id);

        Assert.True(await store.TryAddAsync(partner, Document, Text, CancellationToken.None));
        Assert.True(await store.TryAddAsync(partner, Document with { Name = "again", TrustedAt = Noon.AddDays(1) }, Text, CancellationToken.None));

        Assert.Equal(Document, Assert.Single((await store.OfAsync(partner, TimeSpan.Zero, CancellationToken.None)).Documents.Values));
        Assert.Equal(Text, await store.TextAsync(partner, Document.Hash, CancellationToken.None));
        Assert.Same(TrustList.Empty, await store.OfAsync(another, TimeSpan.Zero, CancellationToken.None));
        Assert.Null(await store.TextAsync(another, Document.Hash, CancellationToken.None));

        await store.RemoveAsync(another, Document.Hash, CancellationToken.None);
        Assert.NotNull(await store.TextAsync(partner, Document.Hash, CancellationToken.None));
        await store.RemoveAsync(partner, Document.Hash, CancellationToken.None);
        Assert.Same(TrustList.Empty, await store.OfAsync(partner, TimeSpan.Zero, CancellationToken.None));
    }

    [Theory, EveryStore]
    public async Task KeepsWhetherAPartnerRunsNothingElse(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var (store, partner, another) = (new TrustedDocumentStore(database.Contexts), (await database.AddPartnerAsync()).Id, (await database.AddPartnerAsync()).Id);

        await store.SetRequiredAsync(partner, isRequired: true, Noon, CancellationToken.None);
        await store.SetRequiredAsync(partner, isRequired: true, Noon, CancellationToken.None);
        Assert.True((await store.OfAsync(partner, TimeSpan.Zero, CancellationToken.None)).IsRequired);
        Assert.False((await store.OfAsync(another, TimeSpan.Zero, CancellationToken.None)).IsRequired);

        await store.SetRequiredAsync(partner, isRequired: false, Noon, CancellationToken.None);
        await store.SetRequiredAsync(partner, isRequired: false, Noon, CancellationToken.None);
        Assert.False((await store.OfAsync(partner, TimeSpan.Zero, CancellationToken.None)).IsRequired);
    }

    [Theory, EveryStore]
    public async Task OfDocumentsRegisteredAtOnce_NoneIsOneTooMany(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var (store, partner) = (new TrustedDocumentStore(database.Contexts), (await database.AddPartnerAsync()).Id);
        for (var number = 0; number < TrustedDocument.MostOfAPartner - 2; number++)
            Assert.True(await AddAsync(store, partner, number));

        var added = await Task.WhenAll(Enumerable.Range(1_000, 6).Select(number => Task.Run(() => AddAsync(store, partner, number))));

        Assert.Equal(2, added.Count(one => one));
        Assert.Equal(TrustedDocument.MostOfAPartner, (await store.OfAsync(partner, TimeSpan.Zero, CancellationToken.None)).Documents.Count);
    }

    [Fact]
    public async Task ANode_LearnsWhatAnotherNodeChanged_AsSoonAsItsListMayBeNoOlder()
    {
        var database = await databases.CreateAsync(StorageProvider.Sqlite);
        var (clock, partner) = (new ManualClock(), (await database.AddPartnerAsync()).Id);
        using var one = new CachedTrustedDocumentStore(new TrustedDocumentStore(database.Contexts), clock);
        using var other = new CachedTrustedDocumentStore(new TrustedDocumentStore(database.Contexts), clock);
        var (here, there) = (new FindTrustedDocument(one), new FindTrustedDocument(other));
        Assert.Null(await there.TextAsync(partner, Document.Hash, CancellationToken.None));

        Assert.True(await one.TryAddAsync(partner, Document, Text, CancellationToken.None));
        Assert.Equal(Text, await here.TextAsync(partner, Document.Hash, CancellationToken.None));
        Assert.Null(await there.TextAsync(partner, Document.Hash, CancellationToken.None));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Text, await there.TextAsync(partner, Document.Hash, CancellationToken.None));

        await one.RemoveAsync(partner, Document.Hash, CancellationToken.None);
        await one.SetRequiredAsync(partner, isRequired: true, Noon, CancellationToken.None);
        Assert.False(await here.MayRunAsync(partner, Text, CancellationToken.None));
        Assert.True(await there.MayRunAsync(partner, Text, CancellationToken.None));
        clock.Advance(FindTrustedDocument.ListsLast);
        Assert.False(await there.MayRunAsync(partner, Text, CancellationToken.None));
        Assert.Null(await there.TextAsync(partner, Document.Hash, CancellationToken.None));
    }

    [Fact]
    public async Task AFloodOfUnknownHashes_ReachesTheStoreOnceASecond()
    {
        var database = await databases.CreateAsync(StorageProvider.Sqlite);
        var (clock, partner) = (new ManualClock(), (await database.AddPartnerAsync()).Id);
        var counted = new Counted(new TrustedDocumentStore(database.Contexts));
        using var node = new CachedTrustedDocumentStore(counted, clock);
        var find = new FindTrustedDocument(node);

        for (var second = 0; second < 3; second++)
        {
            Assert.All(await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(async () => await find.TextAsync(partner, DocumentHash.Of($"{number}"), CancellationToken.None)))), Assert.Null);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(3, counted.Reads);
    }

    [Fact]
    public async Task WhileTheStoreIsAway_WhatWasLastKnownHolds_AndWhoeverIsNotKnownIsNotLetIn()
    {
        var database = await databases.CreateAsync(StorageProvider.Sqlite);
        var (clock, partner, another) = (new ManualClock(), (await database.AddPartnerAsync()).Id, (await database.AddPartnerAsync()).Id);
        var store = new Counted(new TrustedDocumentStore(database.Contexts));
        using var node = new CachedTrustedDocumentStore(store, clock);
        var find = new FindTrustedDocument(node);
        Assert.True(await node.TryAddAsync(partner, Document, Text, CancellationToken.None));
        await node.SetRequiredAsync(partner, isRequired: true, Noon, CancellationToken.None);
        Assert.True(await find.MayRunAsync(partner, Text, CancellationToken.None));

        store.IsAway = true;
        for (var round = 0; round < 3; round++)
        {
            clock.Advance(FindTrustedDocument.ListsLast);
            Assert.True(await find.MayRunAsync(partner, Text, CancellationToken.None));
            Assert.False(await find.MayRunAsync(partner, "{ me }", CancellationToken.None));
            await Assert.ThrowsAsync<TimeoutException>(async () => await find.MayRunAsync(another, Text, CancellationToken.None));
        }

        store.IsAway = false;
        clock.Advance(FindTrustedDocument.ListsLast);
        await new TrustedDocumentStore(database.Contexts).SetRequiredAsync(partner, isRequired: false, Noon, CancellationToken.None);
        Assert.True(await find.MayRunAsync(partner, "{ me }", CancellationToken.None));
        Assert.True(await find.MayRunAsync(another, Text, CancellationToken.None));
    }

    private static Task<bool> AddAsync(TrustedDocumentStore store, PartnerId partner, int number) =>
        store.TryAddAsync(partner, Document with { Hash = DocumentHash.Of($"{number}") }, Text, CancellationToken.None);

    /// <summary>Counts the reading of lists, and fails when the store is to be away.</summary>
    private sealed class Counted(ITrustedDocumentStore store) : ITrustedDocumentStore
    {
        private int reads;

        public int Reads => reads;

        public bool IsAway { get; set; }

        public ValueTask<TrustList> OfAsync(PartnerId partner, TimeSpan ago, CancellationToken cancellation)
        {
            Interlocked.Increment(ref reads);
            if (IsAway)
                return ValueTask.FromException<TrustList>(new TimeoutException());
            return store.OfAsync(partner, ago, cancellation);
        }

        public ValueTask<string?> TextAsync(PartnerId partner, DocumentHash hash, CancellationToken cancellation) => store.TextAsync(partner, hash, cancellation);

        public Task<bool> TryAddAsync(PartnerId partner, TrustedDocument document, string text, CancellationToken cancellation) => store.TryAddAsync(partner, document, text, cancellation);

        public Task RemoveAsync(PartnerId partner, DocumentHash hash, CancellationToken cancellation) => store.RemoveAsync(partner, hash, cancellation);

        public Task SetRequiredAsync(PartnerId partner, bool isRequired, DateTimeOffset at, CancellationToken cancellation) => store.SetRequiredAsync(partner, isRequired, at, cancellation);
    }
}
