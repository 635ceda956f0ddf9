using Bureau.Domain.Inquiries;

namespace Bureau.Domain.Companies.Names;

/// <summary>Screens many names at once: which companies bear one like it, without those that the partner has decided not to be meant. It is on record for each company shown that the partner looked.</summary>
public sealed class ScreenCompanies
{
    /// <summary>Most names of one screening.</summary>
    public const int MostNames = 100;

    /// <summary>Most companies that are shown of one name, the most alike.</summary>
    public const int MostMatches = 10;

    private readonly ICompanyNameIndex index;
    private readonly ICompanyStore companies;
    private readonly IExclusionStore exclusions;
    private readonly LookUpCompany lookUp;

    internal ScreenCompanies(ICompanyNameIndex index, ICompanyStore companies, IExclusionStore exclusions, LookUpCompany lookUp) =>
        (this.index, this.companies, this.exclusions, this.lookUp) = (index, companies, exclusions, lookUp);

    /// <summary>The companies of each name, in the order of the names; or the refusal of the first name that is none, and nothing was screened.</summary>
    /// <param name="names">1 to <see cref="MostNames"/>.</param>
    /// <param name="threshold">How alike a name must be, 0.5 to 1.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the screening.</param>
    public async Task<Outcome<ScreenedName[]>> ExecuteAsync(IReadOnlyList<string> names, double threshold, Asker asker, CancellationToken cancellation)
    {
        if (names.Count is 0 or > MostNames)
            return new ScreeningSizeOutOfRange();
        if (threshold is not (>= 0.5 and <= 1))
            return new ThresholdOutOfRange();
        var queries = new List<NameQuery>(names.Count);
        foreach (var name in names)
        {
            if (!NameQuery.Read(name).Succeeded(out var query, out var unsound))
                return new ScreenedNameRefused(queries.Count + 1, unsound.Message);
            queries.Add(query);
        }

        ScreenedName[] screened = [];
        var asked = FormattableString.Invariant($"{queries.Count} names at {threshold}");
        return (await lookUp.AskAsync(asker, "screenCompanies", asked, ReadAsync, cancellation)).Succeeded(out _, out var refusal) ? screened : refusal;

        async ValueTask<Outcome<CompanyFile[]>> ReadAsync(Freshness freshness)
        {
            var excluded = await exclusions.OfAsync(asker.Partner, [.. queries.Select(query => query.Key).Distinct(StringComparer.Ordinal)], cancellation);
            screened = new ScreenedName[queries.Count];
            for (var at = 0; at < screened.Length; at++)
            {
                var query = queries[at];
                var ranking = CompanyRanking.Of(query, await index.CandidatesAsync(query, cancellation), threshold);
                var left = ranking.Where(ranked => !excluded.Contains(new(query.Key, ranked.Company))).ToList();
                screened[at] = new(query.Text, [.. left.Take(MostMatches)], ranking.Count - left.Count, left.Count > MostMatches);
            }

            return (await companies.ReadAsync([.. screened.SelectMany(name => name.Matches).Select(ranked => ranked.Company).Distinct()], cancellation)).ToArray();
        }
    }
}

/// <summary>What the screening of a name has found.</summary>
/// <param name="Name">As it was asked.</param>
/// <param name="Matches">The most alike first, at most <see cref="ScreenCompanies.MostMatches"/>.</param>
/// <param name="Excluded">How many more there would be, had the partner not excluded them.</param>
/// <param name="More">Whether there are more than are shown.</param>
public sealed record ScreenedName(string Name, IReadOnlyList<RankedCompany> Matches, int Excluded, bool More);
