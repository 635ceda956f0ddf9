using System.Text;
using Bureau.Domain;
using Bureau.Domain.Companies;
using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disputes;
using Bureau.Domain.Notices;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Caching;
using Bureau.Infrastructure.Tests.Redis;
using StackExchange.Redis;

namespace Bureau.Infrastructure.Tests.Caching;

/// <summary>What one node has read another need not read; what Redis holds tells nothing, and nothing that somebody puts there is believed.</summary>
public sealed class KeepingFactsInRedis : IAsyncLifetime
{
    private RedisServer server = null!;
    private ConnectionMultiplexer outsider = null!;

    public async Task InitializeAsync()
    {
        server = await RedisServer.StartAsync();
        outsider = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await outsider.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task AnotherNodeReadsNoFile_ThatOneHasRead()
    {
        var subject = SubjectId.New();
        var store = new CountedStore { File = CachedSamples.File(subject) };
        await using var one = Node(store);
        await one.Files.ReadAsync(subject, 3, CancellationToken.None);
        await KeptAsync(1);

        await using var other = Node(new CountedStore());
        var file = await other.Files.ReadAsync(subject, 3, CancellationToken.None);
        SameValue.AssertSame(store.File, file);
        SameValue.AssertSame(store.File.Stored, file!.Stored);
        Assert.Equal(0, other.Store.Reads);
        Assert.Equal(1, other.Counts.HitsInRedis(FactName.File));
    }

    [Fact]
    public async Task AnotherNodeReadsNoAgreement_ThatOneHasRead()
    {
        var store = new CountedStore { Agreement = CachedSamples.Agreement() };
        await using var one = Node(store);
        await one.Partners.FindAsync(store.Agreement.Id, Freshness.Remembered, CancellationToken.None);
        await KeptAsync(1);

        await using var other = Node(new CountedStore());
        SameValue.AssertSame(store.Agreement, await other.Partners.FindAsync(store.Agreement.Id, Freshness.Remembered, CancellationToken.None));
        Assert.Equal(0, other.Store.Reads);
    }

    [Fact]
    public async Task AnotherNodeReadsNoCompany_ThatOneHasRead()
    {
        var store = new CountedStore { Company = CachedSamples.Company() };
        var key = new CompanyKey.OfId(store.Company.Company.Id);
        await using var one = Node(store);
        await one.Companies.FindAsync(key, Freshness.Remembered, CancellationToken.None);
        await KeptAsync(1);

        await using var other = Node(new CountedStore());
        SameValue.AssertSame(store.Company, await other.Companies.FindAsync(key, Freshness.Remembered, CancellationToken.None));
        Assert.Equal(0, other.Store.Reads);
    }

    [Fact]
    public async Task ConsentsAndHeadsStayInMemory()
    {
        var store = new CountedStore { Consent = CachedSamples.Granted(), Head = new FileHead(SubjectId.New(), 1, false), Agreement = CachedSamples.Agreement() };
        await using var node = Node(store);
        await node.Consents.FindAsync(store.Consent.Id, Freshness.Remembered, CancellationToken.None);
        await node.Consents.NoteUseAsync(store.Consent, CancellationToken.None);
        await node.Files.FindHeadAsync(store.Head.Subject, Freshness.Remembered, CancellationToken.None);

        // What comes after them in the same cache is there, so they are not on their way.
        await node.Partners.FindAsync(store.Agreement.Id, Freshness.Remembered, CancellationToken.None);
        await KeptAsync(1);
        Assert.Equal(node.Entries.NameOf($"agreement:{store.Agreement.Id.Value:N}"), Assert.Single(Keys()));
    }

    [Fact]
    public async Task WhatRefusesOrNamesSomebodyIsNotKept()
    {
        var subject = SubjectId.New();
        var file = CachedSamples.File(subject);
        var statement = new Statement(StatementId.New(), subject, null, "I was ill", null, DateTimeOffset.UtcNow, null);
        var company = CachedSamples.Company();
        var store = new CountedStore { Agreement = CachedSamples.Agreement() with { Suspended = true } };
        await using var node = Node(store);
        await node.Partners.FindAsync(store.Agreement.Id, Freshness.Remembered, CancellationToken.None);

        store.File = new(subject, file.Jurisdiction, 1, file.Stored.Tradelines, [], remarks: new FileRemarks([], [(null, statement)]));
        await node.Files.ReadAsync(subject, 1, CancellationToken.None);
        store.File = new(subject, file.Jurisdiction, 2, [], [CachedSamples.Listing() with { EnteredBy = "Officer Wen" }]);
        await node.Files.ReadAsync(subject, 2, CancellationToken.None);
        store.Company = company with { Company = company.Company with { Facts = company.Company.Facts with { Officers = [new("Wen Made-up", "Director", null, null)] } } };
        await node.Companies.FindAsync(new CompanyKey.OfId(company.Company.Id), Freshness.Remembered, CancellationToken.None);
        Assert.Equal(4, store.Reads);

        // What may be kept and is asked for after them is there: they are not on their way.
        store.File = CachedSamples.File(subject);
        await node.Files.ReadAsync(subject, 3, CancellationToken.None);
        await KeptAsync(1);
        Assert.Equal(node.Entries.NameOf($"file:{subject.Value:N}:3"), Assert.Single(Keys()));
    }

    [Fact]
    public async Task TellsNothing_ToWhoReadsRedis()
    {
        var store = new CountedStore { File = CachedSamples.File(SubjectId.New()), Agreement = CachedSamples.Agreement(), Company = CachedSamples.Company() };
        await using var node = Node(store);
        await node.Files.ReadAsync(store.File.Subject, 3, CancellationToken.None);
        await node.Partners.FindAsync(store.Agreement.Id, Freshness.Remembered, CancellationToken.None);
        await node.Companies.FindAsync(new CompanyKey.OfUscc(store.Company.Company.Facts.Uscc!.Value), Freshness.Remembered, CancellationToken.None);
        await KeptAsync(3);
        var everything = new StringBuilder();
        foreach (var key in Keys())
            everything.Append(key).Append(Encoding.Latin1.GetString((byte[])(await outsider.GetDatabase().StringGetAsync(key))!));
        var seen = everything.ToString();
        Assert.All(
            new[] { "ACCOUNT-", "Harbour", "0000000A", store.File.Subject.Value.ToString("N"), store.File.Subject.ToString(), store.Agreement.Id.ToString(), "Tradelines" },
            told => Assert.DoesNotContain(told, seen, StringComparison.OrdinalIgnoreCase));
        Assert.All(Keys(), key => Assert.StartsWith("bureau:cache:", key));
    }

    [Fact]
    public async Task RunsOutInRedis_NoLaterThanInMemory()
    {
        var store = new CountedStore { File = CachedSamples.File(SubjectId.New()) };
        await using var node = Node(store);
        await node.Files.ReadAsync(store.File.Subject, 3, CancellationToken.None);
        await KeptAsync(1);
        var left = await outsider.GetDatabase().KeyTimeToLiveAsync(Keys().Single());
        Assert.InRange(left!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
    }

    [Theory]
    [InlineData("moved from another name")]
    [InlineData("changed by a bit")]
    [InlineData("cut short")]
    [InlineData("something else")]
    [InlineData("nothing")]
    public async Task BelievesNoEntry_ThatSomebodyPutThere(string what)
    {
        var (mine, theirs) = (SubjectId.New(), SubjectId.New());
        var store = new CountedStore { File = CachedSamples.File(mine) };
        await using var one = Node(store);
        await one.Files.ReadAsync(mine, 3, CancellationToken.None);
        await KeptAsync(1);

        var entry = (byte[])(await outsider.GetDatabase().StringGetAsync(Keys().Single()))!;
        byte[] planted = what switch
        {
            "moved from another name" => entry,
            "changed by a bit" => [.. entry[..^1], (byte)(entry[^1] ^ 1)],
            "cut short" => entry[..40],
            "something else" => Encoding.UTF8.GetBytes("{\"v\":1}"),
            _ => [],
        };
        var (asked, file) = what == "moved from another name" ? (theirs, CachedSamples.File(theirs)) : (mine, store.File);
        await outsider.GetDatabase().StringSetAsync(one.Entries.NameOf($"file:{asked.Value:N}:3"), planted);
        await using var other = Node(new CountedStore { File = file });
        Assert.Same(file, await other.Files.ReadAsync(asked, 3, CancellationToken.None));
        Assert.Equal(1, other.Store.Reads);
        Assert.Equal(1, other.Counts.FailuresOf(RedisFailure.Unauthentic));
    }

    [Fact]
    public async Task BelievesNoEntry_OfABureauWithAnotherSecret()
    {
        var store = new CountedStore { File = CachedSamples.File(SubjectId.New()) };
        await using var one = Node(store);
        await one.Files.ReadAsync(store.File.Subject, 3, CancellationToken.None);
        await KeptAsync(1);
        await using var other = new CacheNode(server, store, [.. CacheNode.Secret.Reverse()]);
        await other.Files.ReadAsync(store.File.Subject, 3, CancellationToken.None);
        Assert.Equal(2, store.Reads);
    }

    [Fact]
    public async Task TakesWhatItCannotRead_ForAbsent()
    {
        // As a bug of this program might write it: sealed under the right name, and no file.
        var subject = SubjectId.New();
        var store = new CountedStore { File = CachedSamples.File(subject) };
        await using var node = Node(store);
        await node.Entries.SetAsync(
            $"file:{subject.Value:N}:3", [0, .. new byte[20], .. "{\"Subject\":"u8], new() { AbsoluteExpiration = DateTimeOffset.UtcNow.AddMinutes(1) });
        Assert.Same(store.File, await node.Files.ReadAsync(subject, 3, CancellationToken.None));
        Assert.Equal(1, node.Counts.FailuresOf(RedisFailure.Unreadable));
    }

    [Fact]
    public async Task EveryNodeForgets_WhatOneHasChanged()
    {
        var store = new CountedStore { Consent = CachedSamples.Granted(), Head = new FileHead(SubjectId.New(), 1, false), Agreement = CachedSamples.Agreement() };
        var (consent, subject, partner) = (store.Consent, store.Head.Subject, store.Agreement);
        await using var one = Node(store);
        await using var other = Node(store);
        await ConnectedAsync(one, other);
        foreach (var node in new[] { one, other })
        {
            Assert.Equal(ConsentStatus.Granted, (await node.Consents.FindAsync(consent.Id, Freshness.Remembered, CancellationToken.None))!.Status);
            Assert.False((await node.Files.FindHeadAsync(subject, Freshness.Remembered, CancellationToken.None))!.Frozen);
            Assert.False((await node.Partners.FindAsync(partner.Id, Freshness.Remembered, CancellationToken.None))!.Suspended);
            await KeptAsync(1);
        }

        await one.Consents.TryWriteAsync(ConsentStep.Changing(consent.Revoke(DateTimeOffset.UtcNow).Value!), CancellationToken.None);
        await one.Files.TryReplaceHeadAsync(store.Head.Freeze(DateTimeOffset.UtcNow).Value!, Notice.To(subject, NoticeKind.FileFrozen, subject.Value, DateTimeOffset.UtcNow), CancellationToken.None);
        await one.Agreements.TryReplaceAsync(
            partner with { Suspended = true, Version = 8 }, [], Notice.To(partner.Id, NoticeKind.AgreementChanged, partner.Id.Value, DateTimeOffset.UtcNow), CancellationToken.None);

        // Long before the minute is over for which it would be remembered.
        await Until.TrueAsync(async () => (await other.Consents.FindAsync(consent.Id, Freshness.Remembered, CancellationToken.None))!.Status is ConsentStatus.Revoked);
        await Until.TrueAsync(async () => (await other.Files.FindHeadAsync(subject, Freshness.Remembered, CancellationToken.None))!.Frozen);
        await Until.TrueAsync(async () => (await other.Partners.FindAsync(partner.Id, Freshness.Remembered, CancellationToken.None))!.Suspended);
    }

    [Fact]
    public async Task NeedsNoKeyAndNoChannel_OutsideItsPrefix()
    {
        await outsider.GetDatabase().ExecuteAsync("ACL", "SETUSER", "cache", "on", ">of-this-test", "~bureau:*", "&bureau:*", "+@all", "-@admin", "-@dangerous", "+info", "+cluster");
        var store = new CountedStore { File = CachedSamples.File(SubjectId.New()) };
        await using var one = new CacheNode(server, store, credentials: ",user=cache,password=of-this-test");
        await using var other = new CacheNode(server, store, credentials: ",user=cache,password=of-this-test");
        await one.Files.ReadAsync(store.File.Subject, 3, CancellationToken.None);
        await KeptAsync(1);
        await other.Files.ReadAsync(store.File.Subject, 3, CancellationToken.None);
        Assert.Equal(1, other.Counts.HitsInRedis(FactName.File));
        await ConnectedAsync(one, other);
    }

    [Fact]
    public async Task ListensToNobodyElse()
    {
        var store = new CountedStore { Consent = CachedSamples.Granted() };
        await using var one = Node(store);
        await using var other = Node(store);
        await ConnectedAsync(one, other);
        await other.Consents.FindAsync(store.Consent.Id, Freshness.Remembered, CancellationToken.None);
        var reads = store.Reads;
        await outsider.GetSubscriber().PublishAsync(RedisChannel.Literal("bureau:cache:invalidations:1"), "forget everything");
        await Until.TrueAsync(() => other.Counts.FailuresOf(RedisFailure.Unauthentic) == 1);
        await other.Consents.FindAsync(store.Consent.Id, Freshness.Remembered, CancellationToken.None);
        Assert.Equal(reads, store.Reads);
    }

    private CacheNode Node(CountedStore store) => new(server, store);

    private string[] Keys() => [.. outsider.GetServers()[0].Keys().Select(key => key.ToString())];

    private Task KeptAsync(int entries) => Until.TrueAsync(() => Keys().Length == entries);

    /// <summary>Both listen: each has heard of what the other changes now.</summary>
    internal static async Task ConnectedAsync(CacheNode one, CacheNode other)
    {
        foreach (var (says, hears) in new[] { (one, other), (other, one) })
        {
            var (consent, heard) = (says.Store.Consent, hears.Counts.InvalidationsReceived);
            await Until.TrueAsync(async () =>
            {
                await says.Consents.TryWriteAsync(ConsentStep.Changing(CachedSamples.Granted().Revoke(DateTimeOffset.UtcNow).Value!), CancellationToken.None);
                await Task.Delay(20);
                return hears.Counts.InvalidationsReceived > heard;
            });
            says.Store.Consent = consent;
        }
    }
}
