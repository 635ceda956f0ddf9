using Bureau.Domain.Companies;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>
/// The companies that the entries of a chunk may be about: those with their keys, and those with their identifiers. An LEI comes first, then a registration, then a USCC whose check character is
/// right; a name makes nothing the same.
/// </summary>
internal sealed class HeldCompanies
{
    private readonly Dictionary<string, CompanyRow> ofKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CompanyRow> ofLei = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CompanyRow> ofUscc = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Authority, string Number), CompanyRow> ofRegistration = [];
    private readonly string source;

    private HeldCompanies(string source) => this.source = source;

    public static async Task<HeldCompanies> ReadAsync(BureauDbContext context, string source, IReadOnlyList<CompanyEntry> chunk, CancellationToken cancellation)
    {
        var held = new HeldCompanies(source);
        var companies = context.Companies.AsNoTracking();
        var keys = chunk.Select(entry => entry.Key).ToList();
        held.Take(await companies.Where(company => company.Source == source).OfKeys(context, company => company.SourceKey, keys).ToListAsync(cancellation));
        var leis = chunk.Select(entry => entry.Facts.Lei?.Value).OfType<string>().Distinct().ToList();
        if (leis.Count > 0)
            held.Take(await companies.OfKeys(context, company => company.Lei, leis).ToListAsync(cancellation));
        var usccs = chunk.Where(entry => entry.Facts.Uscc is { IsVerified: true }).Select(entry => entry.Facts.Uscc!.Value.Value).Distinct().ToList();
        if (usccs.Count > 0)
            held.Take(await companies.OfKeys(context, company => company.Uscc, usccs).ToListAsync(cancellation));
        var numbers = chunk.Select(entry => entry.Facts.Registration?.Number).OfType<string>().Distinct().ToList();
        if (numbers.Count > 0)
            held.Take(await companies.OfKeys(context, company => company.RegistrationNumber, numbers).ToListAsync(cancellation));
        return held;
    }

    /// <summary>The company that an entry is about; null: it is new.</summary>
    public CompanyRow? Of(string key, CompanyFacts facts)
    {
        if (ofKey.TryGetValue(key, out var row) || (facts.Lei is { Value: var lei } && ofLei.TryGetValue(lei, out row))
            || (facts.Registration is { Authority: var authority, Number: var number } && ofRegistration.TryGetValue((authority, number), out row)) || (facts.Uscc is { IsVerified: true, Value: var uscc } && ofUscc.TryGetValue(uscc, out row)))
            return row;
        return null;
    }

    /// <summary>An entry of the same chunk may be about it too.</summary>
    public void Add(CompanyRow row)
    {
        if (row.Source == source)
            ofKey[row.SourceKey] = row;
        if (row.Lei is { } lei)
            ofLei[lei] = row;
        if (row is { RegistrationAuthority: { } authority, RegistrationNumber: { } number })
            ofRegistration[(authority, number)] = row;
        if (row is { Uscc: { } uscc, UsccVerified: true })
            ofUscc[uscc] = row;
    }

    private void Take(IEnumerable<CompanyRow> rows)
    {
        foreach (var row in rows)
            Add(row);
    }
}
