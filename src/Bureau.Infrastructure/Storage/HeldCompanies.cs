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
    private readonly Dictionary<CompanyRegistration, CompanyRow> ofRegistration = [];
    private readonly string source;

    private HeldCompanies(string source) => this.source = source;

    public static async Task<HeldCompanies> ReadAsync(BureauDbContext context, string source, IReadOnlyList<CompanyEntry> chunk, CancellationToken cancellation)
    {
        var held = new HeldCompanies(source);
        var companies = context.Companies.AsNoTracking();
        var keys = chunk.Select(entry => entry.Key).ToList();

        // Joined, since PostgreSQL compares each row of a source with each key of an array that it plans for once and for all.
        held.Take(await companies.Where(company => company.Source == source).Join(keys, company => company.SourceKey, key => key, (company, _) => company).ToListAsync(cancellation));
        var leis = chunk.Select(entry => entry.Facts.Lei?.Value).OfType<string>().Distinct().ToList();
        if (leis.Count > 0)
            held.Take(await companies.Join(leis, company => company.Lei, lei => lei, (company, _) => company).ToListAsync(cancellation));
        var usccs = chunk.Where(entry => entry.Facts.Uscc is { IsVerified: true }).Select(entry => entry.Facts.Uscc!.Value.Value).Distinct().ToList();
        if (usccs.Count > 0)
            held.Take(await companies.Join(usccs, company => company.Uscc, uscc => uscc, (company, _) => company).ToListAsync(cancellation));
        var numbers = chunk.Select(entry => entry.Facts.Registration?.Number).OfType<string>().Distinct().ToList();
        if (numbers.Count > 0)
            held.Take(await companies.Join(numbers, company => company.RegistrationNumber, number => number, (company, _) => company).ToListAsync(cancellation));
        return held;
    }

    /// <summary>The company that an entry is about; null: it is new.</summary>
    public CompanyRow? Of(string key, CompanyFacts facts)
    {
        if (ofKey.TryGetValue(key, out var row) || (facts.Lei is { Value: var lei } && ofLei.TryGetValue(lei, out row))
            || (facts.Registration is { } registration && ofRegistration.TryGetValue(registration, out row)) || (facts.Uscc is { IsVerified: true, Value: var uscc } && ofUscc.TryGetValue(uscc, out row)))
            return row;
        return null;
    }

    /// <summary>An entry of the same chunk may be about it too.</summary>
    public void Add(CompanyRow row, CompanyFacts facts)
    {
        if (row.Source == source)
            ofKey[row.SourceKey] = row;
        if (facts.Lei is { Value: var lei })
            ofLei[lei] = row;
        if (facts.Registration is { } registration)
            ofRegistration[registration] = row;
        if (facts.Uscc is { IsVerified: true, Value: var uscc })
            ofUscc[uscc] = row;
    }

    private void Take(IEnumerable<CompanyRow> rows)
    {
        foreach (var row in rows)
            Add(row, row.ToCompany().Facts);
    }
}
