using Bureau.Domain;
using Bureau.Domain.Companies;
using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Caching;
using Bureau.Infrastructure.Redis;
using Bureau.Infrastructure.Tests.Redis;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bureau.Infrastructure.Tests.Caching;

/// <summary>A node with a cache and a connection to Redis of its own, in front of a store that counts how often it is read.</summary>
internal sealed class CacheNode : IAsyncDisposable
{
    public static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];

    private readonly RedisConnection redis;
    private readonly FactCache cache;

    public CacheNode(RedisServer server, CountedStore store, byte[]? secret = null, string credentials = "")
        : this(server.ConnectionString + credentials, store, secret)
    {
    }

    public CacheNode(string connectionString, CountedStore store, byte[]? secret = null)
    {
        Store = store;
        redis = new RedisConnection(new RedisOptions { ConnectionString = connectionString }, NullLogger<RedisConnection>.Instance);
        cache = new FactCache(redis, secret ?? Secret, NullLogger<FactCache>.Instance);
        Consents = new CachedConsentStore(store, cache);
        Partners = new CachedPartnerStore(store, cache);
        Agreements = new CachedAgreementStore(store, cache);
        Files = new CachedCreditFileStore(store, cache);
        Companies = new CachedCompanyStore(store, cache);
        Entries = new SealedEntries(redis, secret ?? Secret, new CacheCounts());
    }

    public CountedStore Store { get; }

    public CachedConsentStore Consents { get; }

    public CachedPartnerStore Partners { get; }

    public CachedAgreementStore Agreements { get; }

    public CachedCreditFileStore Files { get; }

    public CachedCompanyStore Companies { get; }

    /// <summary>Redis as the cache sees it.</summary>
    public SealedEntries Entries { get; }

    public CacheCounts Counts => cache.Counts;

    public async ValueTask DisposeAsync()
    {
        cache.Dispose();
        await redis.DisposeAsync();
    }
}

/// <summary>A store of one of each.</summary>
internal sealed class CountedStore : IConsentStore, IPartnerStore, IAgreementStore, ICreditFileStore, ICompanyStore
{
    private int reads;

    public ConsentGrant? Consent { get; set; }

    public PartnerAgreement? Agreement { get; set; }

    public FileHead? Head { get; set; }

    public StoredCreditFile? File { get; set; }

    public CompanyFile? Company { get; set; }

    public bool Fails { get; set; }

    /// <summary>How often anything was read.</summary>
    public int Reads => reads;

    public ValueTask<ConsentGrant?> FindAsync(ConsentId id, Freshness freshness, CancellationToken cancellation) => Read(Consent);

    public ValueTask<PartnerAgreement?> FindAsync(PartnerId id, Freshness freshness, CancellationToken cancellation) => Read(Agreement);

    public ValueTask<FileHead?> FindHeadAsync(SubjectId subject, Freshness freshness, CancellationToken cancellation) => Read(Head);

    public ValueTask<StoredCreditFile?> ReadAsync(SubjectId subject, long version, CancellationToken cancellation) => Read(File);

    public ValueTask<CompanyFile?> FindAsync(CompanyKey key, Freshness freshness, CancellationToken cancellation) => Read(Company);

    public Task<bool> TryWriteAsync(ConsentStep step, CancellationToken cancellation)
    {
        Consent = step.Changed[0];
        return Task.FromResult(true);
    }

    public Task<bool> TryReplaceAsync(PartnerAgreement next, IReadOnlyList<ThresholdChange> changes, Notice notice, CancellationToken cancellation)
    {
        Agreement = next;
        return Task.FromResult(true);
    }

    public Task<bool> TryReplaceHeadAsync(FileHead next, Notice told, CancellationToken cancellation)
    {
        Head = next;
        return Task.FromResult(true);
    }

    public ValueTask NoteUseAsync(ConsentGrant used, CancellationToken cancellation) => ValueTask.CompletedTask;

    public Task<IReadOnlyList<ThresholdChange>> ThresholdChangesAsync(PartnerId partner, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<ConsentGrant>> OfSubjectAsync(
        SubjectId subject, ConsentStatus? status, DateTimeOffset asOf, int first, PlaceInTime? after, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<ConsentGrant>> RequestsAsync(PartnerId partner, PersonKey person, DateTimeOffset since, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<ConsentGrant>> EndedAsync(DateTimeOffset asOf, int most, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<SubjectId>> ToRemindAsync(DateTimeOffset since, DateTimeOffset asOf, int most, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<bool> TryRemindAsync(Notice reminder, DateTimeOffset since, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<CompanyFile>> ReadAsync(IReadOnlyList<CompanyId> companies, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<WrittenCompany>> WriteAsync(CompanySource source, IReadOnlyList<CompanyEntry> chunk, DateTimeOffset at, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<long> EndMissingAsync(CompanySource source, IReadOnlySet<string> present, DateTimeOffset at, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<string, CompanyId>> OfKeysAsync(string source, IReadOnlyCollection<string> keys, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<(CompanyPlace Place, CompanyFile File)>> ChangedAsync(CompanyPlace? after, int first, CancellationToken cancellation) =>
        throw new NotSupportedException();

    private ValueTask<T?> Read<T>(T? fact)
    {
        if (Fails)
            throw new InvalidOperationException("The store is away.");
        Interlocked.Increment(ref reads);
        return ValueTask.FromResult(fact);
    }
}
