using Bureau.Domain;
using Bureau.Domain.Companies;
using Bureau.Domain.Companies.Integrity;
using Bureau.Domain.Listings;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The companies in the database.</summary>
internal sealed class CompanyStore(IDbContextFactory<BureauDbContext> contexts, IListingStore listings, IIntegrityStore records, TimeProvider clock) : ICompanyStore
{
    private const int BatchSize = 1_000;

    public async ValueTask<CompanyFile?> FindAsync(CompanyKey key, Freshness freshness, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var companies = context.Companies.AsNoTracking();
        var found = key switch
        {
            CompanyKey.OfId { Id.Value: var id } => companies.Where(company => company.Id == id),
            CompanyKey.OfUscc { Uscc.Value: var uscc } => companies.Where(company => company.Uscc == uscc),
            CompanyKey.OfLei { Lei.Value: var lei } => companies.Where(company => company.Lei == lei),
            CompanyKey.OfRegistration { Registration: { Authority: var authority, Number: var number } } =>
                companies.Where(company => company.RegistrationNumber == number && company.RegistrationAuthority == authority),
            _ => throw new ArgumentOutOfRangeException(nameof(key)),
        };
        return await found.OrderBy(company => company.Id).FirstOrDefaultAsync(cancellation) is { } row ? (await WithEntriesAsync([row], cancellation))[0] : null;
    }

    public async Task<IReadOnlyList<CompanyFile>> ReadAsync(IReadOnlyList<CompanyId> companies, CancellationToken cancellation)
    {
        if (companies.Count == 0)
            return [];
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var ids = companies.Select(company => company.Value).Distinct().ToArray();
        var rows = await context.Companies.AsNoTracking().Where(company => EF.Parameter(ids).Contains(company.Id)).ToDictionaryAsync(company => company.Id, cancellation);
        return await WithEntriesAsync([.. ids.Where(rows.ContainsKey).Select(id => rows[id])], cancellation);
    }

    public async Task<IReadOnlyList<WrittenCompany>> WriteAsync(CompanySource source, IReadOnlyList<CompanyEntry> chunk, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var written = await WriteAsync(context, await NextPlaceAsync(context, cancellation), source, chunk, at, cancellation);
        await transaction.CommitAsync(cancellation);
        return written;
    }

    /// <summary>The same in the caller's transaction, which has its place already.</summary>
    internal static async Task<IReadOnlyList<WrittenCompany>> WriteAsync(
        BureauDbContext context, long place, CompanySource source, IReadOnlyList<CompanyEntry> chunk, DateTimeOffset at, CancellationToken cancellation)
    {
        var held = await HeldCompanies.ReadAsync(context, source.Name, chunk, cancellation);
        var written = new WrittenCompany[chunk.Count];
        var (added, changed) = (new List<CompanyRow>(chunk.Count), new List<CompanyRow>());
        var pending = new Dictionary<Guid, string>(chunk.Count);
        for (var i = 0; i < chunk.Count; i++)
        {
            var (key, facts) = chunk[i];
            if (held.Of(key, facts) is not { } stored)
            {
                var company = new Company(CompanyId.New(), source.Name, key, facts, Version: 1, at, EndedAt: null);
                var row = CompanyRow.Of(company, source.IsList, place);
                held.Add(row);
                added.Add(row);
                pending.Add(row.Id, CompanyRow.NoNames);
                written[i] = new(company.Id, CompanyWriting.Added);
                continue;
            }

            var isOwn = stored.Source == source.Name && stored.SourceKey == key;
            if (!isOwn && (source.IsList || !stored.IsFromList))
            {
                written[i] = new(new(stored.Id), source.IsList ? CompanyWriting.Unchanged : CompanyWriting.HeldElsewhere);
                continue;
            }

            var next = CompanyRow.Of(new Company(new(stored.Id), source.Name, key, facts, stored.Version + 1, at, EndedAt: null), source.IsList, place);
            if (isOwn && stored.SaysTheSame(next))
            {
                written[i] = new(new(stored.Id), CompanyWriting.Unchanged);
                continue;
            }

            held.Add(next);
            changed.Add(next);
            if (next.Names != stored.Names)
                pending.TryAdd(stored.Id, stored.Names);
            written[i] = new(new(stored.Id), CompanyWriting.Changed);
        }

        await RowSet<CompanyRow>.Of(context).InsertAsync(context, added, cancellation);
        await RowSet<CompanyRow>.Of(context).UpdateAsync(context, changed, cancellation);
        await CompanyNameIndex.NoteAsync(context, pending, cancellation);
        return written;
    }

    public async Task<long> EndMissingAsync(CompanySource source, IReadOnlySet<string> present, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var missing = new List<Guid>();
        await foreach (var company in context.Companies.AsNoTracking().Where(company => company.Source == source.Name && company.EndedAt == null)
            .Select(company => new { company.Id, company.SourceKey }).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (!present.Contains(company.SourceKey))
                missing.Add(company.Id);
        }

        var ended = 0L;
        foreach (var batch in missing.Chunk(BatchSize))
        {
            await using var transaction = await context.BeginWriteAsync(cancellation);
            var place = await NextPlaceAsync(context, cancellation);
            ended += await context.Companies.Where(company => EF.Parameter(batch).Contains(company.Id) && company.EndedAt == null).ExecuteUpdateAsync(
                set => set.SetProperty(company => company.EndedAt, at).SetProperty(company => company.ChangedAt, at).SetProperty(company => company.Place, place)
                    .SetProperty(company => company.Version, company => company.Version + 1),
                cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return ended;
    }

    public async Task<IReadOnlyDictionary<string, CompanyId>> OfKeysAsync(string source, IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Companies.AsNoTracking().Where(company => company.Source == source)
            .OfKeys(context, company => company.SourceKey, [.. keys]).Select(company => new { company.SourceKey, company.Id })
            .ToDictionaryAsync(company => company.SourceKey, company => new CompanyId(company.Id), cancellation);
    }

    public async Task<IReadOnlyList<(CompanyPlace Place, CompanyFile File)>> ChangedAsync(CompanyPlace? after, int first, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var companies = context.Companies.AsNoTracking();
        if (after is { Place: var place, Company.Value: var last })
            companies = companies.Where(company => company.Place > place || (company.Place == place && company.Id.CompareTo(last) > 0));
        var rows = await companies.OrderBy(company => company.Place).ThenBy(company => company.Id).Take(first).ToListAsync(cancellation);
        return [.. rows.Zip(await WithEntriesAsync(rows, cancellation), (row, file) => (new CompanyPlace(row.Place, new(row.Id)), file))];
    }

    /// <summary>
    /// The place of a transaction that changes companies. Every one begins here: the row's lock puts them one behind the other until they have ended, so of two that would enter the same
    /// company the second finds it.
    /// </summary>
    internal static async Task<long> NextPlaceAsync(BureauDbContext context, CancellationToken cancellation)
    {
        await context.CompanyClock.ExecuteUpdateAsync(set => set.SetProperty(clock => clock.Place, clock => clock.Place + 1), cancellation);
        return await context.CompanyClock.AsNoTracking().Select(clock => clock.Place).SingleAsync(cancellation);
    }

    /// <summary>Raises the version of a company from the one that was read; false when it is at another.</summary>
    internal static async Task<bool> TryRaiseAsync(BureauDbContext context, CompanyId company, long version, DateTimeOffset at, CancellationToken cancellation)
    {
        var (place, id) = (await NextPlaceAsync(context, cancellation), company.Value);
        return await context.Companies.Where(row => row.Id == id && row.Version == version).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.ChangedAt, at).SetProperty(row => row.Place, place).SetProperty(row => row.Version, version + 1), cancellation) == 1;
    }

    /// <summary>Raises the versions of companies of which something else has changed, in the caller's transaction.</summary>
    internal static async Task RaiseAsync(BureauDbContext context, long place, IEnumerable<CompanyId> companies, DateTimeOffset at, CancellationToken cancellation)
    {
        var ids = companies.Select(company => company.Value).Distinct().ToArray();
        await context.Companies.Where(company => EF.Parameter(ids).Contains(company.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(company => company.ChangedAt, at).SetProperty(company => company.Place, place).SetProperty(company => company.Version, company => company.Version + 1),
            cancellation);
    }

    // The company before what is on record of it: what changes in between has raised its version, and the commit finds another.
    private async Task<IReadOnlyList<CompanyFile>> WithEntriesAsync(IReadOnlyList<CompanyRow> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(row => new CompanyId(row.Id)).ToList();
        var listed = await listings.OfCompaniesAsync(ids, cancellation);

        // A day more than UTC's: where the company is, it may still be yesterday.
        var recorded = await records.OfCompaniesAsync(ids, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-1), cancellation);
        return [.. rows.Select(row => new CompanyFile(row.ToCompany(), [.. listed[new(row.Id)]], [.. recorded[new(row.Id)]]))];
    }
}
