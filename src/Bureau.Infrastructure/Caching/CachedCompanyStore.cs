using Bureau.Domain;
using Bureau.Domain.Companies;

namespace Bureau.Infrastructure.Caching;

/// <summary>Remembers companies that were looked for. The commit of the look-up compares their versions.</summary>
internal sealed class CachedCompanyStore(ICompanyStore store, FactCache cache) : ICompanyStore
{
    public async ValueTask<CompanyFile?> FindAsync(CompanyKey key, Freshness freshness, CancellationToken cancellation)
    {
        if (freshness is Freshness.Remembered)
            return await cache.FactAsync(Key(key), token => store.FindAsync(key, Freshness.Live, token), MayRemember, cancellation);
        var file = await store.FindAsync(key, Freshness.Live, cancellation);
        await cache.RenewAsync(Key(key), file, MayRemember, cancellation);
        return file;
    }

    public Task<IReadOnlyList<CompanyFile>> ReadAsync(IReadOnlyList<CompanyId> companies, CancellationToken cancellation) => store.ReadAsync(companies, cancellation);

    public Task<IReadOnlyList<WrittenCompany>> WriteAsync(CompanySource source, IReadOnlyList<CompanyEntry> chunk, DateTimeOffset at, CancellationToken cancellation) =>
        store.WriteAsync(source, chunk, at, cancellation);

    public Task<long> EndMissingAsync(CompanySource source, IReadOnlySet<string> present, DateTimeOffset at, CancellationToken cancellation) =>
        store.EndMissingAsync(source, present, at, cancellation);

    public Task<IReadOnlyDictionary<string, CompanyId>> OfKeysAsync(string source, IReadOnlyCollection<string> keys, CancellationToken cancellation) =>
        store.OfKeysAsync(source, keys, cancellation);

    public Task<IReadOnlyList<(CompanyPlace Place, CompanyFile File)>> ChangedAsync(CompanyPlace? after, int first, CancellationToken cancellation) =>
        store.ChangedAsync(after, first, cancellation);

    private static string Key(CompanyKey key) => $"company:{key.Text}";

    // A file of many entries is read anew each time: the memory counts each thing that it remembers as one.
    private static bool MayRemember(CompanyFile file) => file.Listings.Count + file.Records.Count <= 50;
}
