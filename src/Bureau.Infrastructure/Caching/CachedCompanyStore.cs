using Bureau.Domain;
using Bureau.Domain.Companies;

namespace Bureau.Infrastructure.Caching;

/// <summary>Remembers companies that were looked for. The commit of the look-up compares their versions.</summary>
internal sealed class CachedCompanyStore(ICompanyStore store, FactCache cache) : ICompanyStore
{
    // A file of many entries is read anew each time: the memory counts each thing that it remembers as one.
    private static readonly FactKind<CompanyFile> Kind = new(FactName.Company, TimeSpan.FromMinutes(1))
    {
        MayRemember = file => file.Listings.Count + file.Records.Count <= 50,
        MayShare = file => file.Company.Facts.Officers.IsEmpty && !file.Listings.Any(SharedListings.NamesSomebody),
    };

    public ValueTask<CompanyFile?> FindAsync(CompanyKey key, Freshness freshness, CancellationToken cancellation)
    {
        if (freshness is Freshness.Remembered)
            return cache.FindAsync(Kind, Key(key), (store, key), static (asked, token) => asked.store.FindAsync(asked.key, Freshness.Live, token), null, cancellation);
        return LiveAsync(key, cancellation);
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

    private async ValueTask<CompanyFile?> LiveAsync(CompanyKey key, CancellationToken cancellation)
    {
        var file = await store.FindAsync(key, Freshness.Live, cancellation);
        await cache.RenewAsync(Kind, Key(key), file, cancellation);
        return file;
    }
}
