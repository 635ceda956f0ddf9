using System.Collections.Immutable;
using Bureau.Domain.Companies;
using Bureau.Domain.Companies.Names;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The words of companies' names in plain tables, alike on every store (decision 14).</summary>
internal sealed class CompanyNameIndex(IDbContextFactory<BureauDbContext> contexts) : ICompanyNameIndex
{
    /// <summary>Most companies that are read of those with just the words of the name, for each of the at most four ways in which those are put together.</summary>
    private const int MostWhole = 50;

    /// <summary>Most words that are read because of a mistake.</summary>
    private const int MostNeighbours = 1_000;

    /// <summary>Most companies of a common word among which the other common words are looked for.</summary>
    private const int MostExamined = 20_000;

    /// <summary>Of so many companies the words are removed at a time: the store looks for each of their words with each of the companies.</summary>
    private const int Removed = 50;

    public async Task<IReadOnlyList<CompanyCandidate>> CandidatesAsync(NameQuery query, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var choice = WordChoice.Of(query, await KnownAsync(context, WordChoice.Keys(query), cancellation));
        var rare = choice.Rare.Count > 0 ? await ByRareAsync(context, choice, cancellation) : [];
        var common = choice.IsCommon ? await ByCommonAsync(context, choice, cancellation) : [];
        var whole = new List<CompanyId>();
        foreach (var name in choice.Wholes(query))
        {
            whole.AddRange(await context.CompanyNameWords.AsNoTracking().Where(place => place.Word == name).OrderBy(place => place.CompanyId).Take(MostWhole)
                .Select(place => place.CompanyId).ToListAsync(cancellation));
        }

        return await NamesAsync(context, [.. whole.Concat(rare).Concat(common).Distinct().Take(ICompanyNameIndex.MostCandidates)], cancellation);
    }

    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        while (await IndexPendingAsync(cancellation) == ICompanyNameIndex.BatchSize)
        {
        }
    }

    /// <summary>Notes companies whose names change in the caller's transaction, with the names that are stored until then; of one that is noted already the index knows older ones.</summary>
    internal static async Task NoteAsync(BureauDbContext context, IReadOnlyDictionary<Guid, string> stored, CancellationToken cancellation)
    {
        var known = stored.Where(company => company.Value != CompanyRow.NoNames).Select(company => company.Key).ToArray();
        var noted = known.Length == 0 ? [] : await context.PendingCompanyNames.AsNoTracking().Where(pending => EF.Parameter(known).Contains(pending.CompanyId))
            .Select(pending => pending.CompanyId).ToHashSetAsync(cancellation);
        await RowSet<PendingCompanyNamesRow>.Of(context).InsertAsync(
            context, [.. stored.Where(company => !noted.Contains(company.Key)).Select(company => new PendingCompanyNamesRow { CompanyId = company.Key, Indexed = company.Value })], cancellation);
    }

    /// <summary>
    /// Indexes companies by the names that they have now, in the caller's transaction, which has its place already (<see cref="CompanyStore.NextPlaceAsync"/>): so nobody else counts words meanwhile.
    /// </summary>
    /// <param name="context">The caller's.</param>
    /// <param name="chunk">Companies of which each is there once.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    internal static async Task ReplaceAsync(BureauDbContext context, IReadOnlyCollection<RenamedCompany> chunk, CancellationToken cancellation)
    {
        var (counts, places, renamed) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<CompanyNameWordRow>(chunk.Count * 6), new List<(CompanyId Company, HashSet<string> Words)>());
        foreach (var company in chunk)
        {
            var (before, now) = (Words(company.Before), Words(company.Names));
            if (before.SetEquals(now))
                continue;
            if (before.Count > 0)
                renamed.Add((company.Company, before));
            foreach (var word in before)
                counts[word] = counts.GetValueOrDefault(word) - 1;
            var mark = WordMark.Of(now);
            foreach (var word in now)
            {
                counts[word] = counts.GetValueOrDefault(word) + 1;
                places.Add(new() { Word = word, CompanyId = company.Company, Mark = mark });
            }
        }

        foreach (var batch in renamed.Chunk(Removed))
        {
            var (ids, words) = (batch.Select(company => company.Company).ToArray(), batch.SelectMany(company => company.Words).Distinct().ToArray());
            await context.CompanyNameWords.Where(place => EF.Parameter(words).Contains(place.Word) && EF.Parameter(ids).Contains(place.CompanyId)).ExecuteDeleteAsync(cancellation);
        }

        // In the order of the key: neighbours lie on one page.
        places.Sort((one, other) => string.CompareOrdinal(one.Word, other.Word) is not 0 and var order ? order : one.CompanyId.Value.CompareTo(other.CompanyId.Value));
        await RowSet<CompanyNameWordRow>.Of(context).InsertAsync(context, places, cancellation);
        await CountAsync(context, counts, cancellation);
    }

    private async Task<int> IndexPendingAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (!await context.PendingCompanyNames.AnyAsync(cancellation))
            return 0;
        await using var transaction = await context.BeginWriteAsync(cancellation);
        await CompanyStore.NextPlaceAsync(context, cancellation);
        var pending = await context.PendingCompanyNames.AsNoTracking().OrderBy(one => one.CompanyId).Take(ICompanyNameIndex.BatchSize)
            .Join(context.Companies, one => one.CompanyId, company => company.Id, (one, company) => new { one.CompanyId, one.Indexed, company.Names })
            .OrderBy(one => one.CompanyId).ToListAsync(cancellation);
        if (pending.Count == 0)
            return 0;
        await ReplaceAsync(context, [.. pending.Select(one => new RenamedCompany(new(one.CompanyId), CompanyRow.NamesOf(one.Indexed), CompanyRow.NamesOf(one.Names)))], cancellation);
        var last = pending[^1].CompanyId;
        await context.PendingCompanyNames.Where(one => one.CompanyId.CompareTo(last) <= 0).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return pending.Count;
    }

    private static HashSet<string> Words(ImmutableArray<CompanyName> names) =>
        names.Take(CompanyRanking.MostNames).SelectMany(name => CompanyWords.Indexed(name.Text)).ToHashSet(StringComparer.Ordinal);

    // What stands for a whole name is no word of the vocabulary: most are one company's.
    private static async Task CountAsync(BureauDbContext context, Dictionary<string, int> counts, CancellationToken cancellation)
    {
        var words = counts.Where(word => word.Value != 0 && word.Key[0] != '=').Select(word => word.Key).Order(StringComparer.Ordinal).ToList();
        if (words.Count == 0)
            return;
        var known = await context.CompanyWords.AsNoTracking().OfKeys(context, word => word.Word, words).ToDictionaryAsync(word => word.Word, StringComparer.Ordinal, cancellation);
        var added = words.FindAll(word => !known.ContainsKey(word));
        await RowSet<CompanyWordRow>.Of(context).UpdateAsync(context, [.. known.Values.Select(word => new CompanyWordRow { Word = word.Word, Companies = word.Companies + counts[word.Word] })], cancellation);
        await RowSet<CompanyWordRow>.Of(context).InsertAsync(context, [.. added.Select(word => new CompanyWordRow { Word = word, Companies = counts[word] })], cancellation);
        var typos = added.SelectMany(word => CompanyWords.WithOneLetterLess(word).Distinct(StringComparer.Ordinal).Select(remainder => new CompanyWordTypoRow { Remainder = remainder, Word = word })).ToList();
        typos.Sort((one, other) => string.CompareOrdinal(one.Remainder, other.Remainder) is not 0 and var order ? order : string.CompareOrdinal(one.Word, other.Word));
        await RowSet<CompanyWordTypoRow>.Of(context).InsertAsync(context, typos, cancellation);
    }

    private static async Task<IReadOnlyCollection<KnownWord>> KnownAsync(BureauDbContext context, IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        var same = context.CompanyWords.AsNoTracking().Where(word => EF.Parameter(keys).Contains(word.Word));
        var mistaken = context.CompanyWordTypos.AsNoTracking().Where(typo => EF.Parameter(keys).Contains(typo.Remainder)).OrderBy(typo => typo.Remainder).ThenBy(typo => typo.Word).Take(MostNeighbours)
            .Join(context.CompanyWords, typo => typo.Word, word => word.Word, (_, word) => word);
        return await same.Union(mistaken).Where(word => word.Companies > 0).Select(word => new KnownWord(word.Word, word.Companies)).ToListAsync(cancellation);
    }

    private static async Task<IReadOnlyList<CompanyId>> ByRareAsync(BureauDbContext context, WordChoice choice, CancellationToken cancellation)
    {
        var rare = choice.Rare;
        var places = await context.CompanyNameWords.AsNoTracking().Where(place => EF.Parameter(rare).Contains(place.Word))
            .Select(place => new WordPlace(place.Word, place.CompanyId, place.Mark)).ToListAsync(cancellation);
        return choice.Likeliest(places, ICompanyNameIndex.MostCandidates);
    }

    private static async Task<IReadOnlyList<CompanyId>> ByCommonAsync(BureauDbContext context, WordChoice choice, CancellationToken cancellation)
    {
        var (rarest, mark) = (choice.Common[0], choice.MarkOfCommon());
        return await context.CompanyNameWords.AsNoTracking().Where(place => place.Word == rarest).OrderBy(place => place.CompanyId).Take(MostExamined)
            .Where(place => (place.Mark & mark) == mark).OrderBy(place => place.CompanyId).Take(ICompanyNameIndex.MostCandidates).Select(place => place.CompanyId).ToListAsync(cancellation);
    }

    private static async Task<IReadOnlyList<CompanyCandidate>> NamesAsync(BureauDbContext context, IReadOnlyList<CompanyId> companies, CancellationToken cancellation)
    {
        var ids = companies.Select(company => company.Value).ToArray();
        var names = await context.Companies.AsNoTracking().Where(company => EF.Parameter(ids).Contains(company.Id)).Select(company => new { company.Id, company.Names })
            .ToDictionaryAsync(company => company.Id, company => company.Names, cancellation);
        return [.. ids.Where(names.ContainsKey).Select(id => new CompanyCandidate(new(id), CompanyRow.NamesOf(names[id])))];
    }
}

/// <summary>A company with the names that it had and those that it has.</summary>
/// <param name="Company">Which.</param>
/// <param name="Before">As they were stored; empty when it is new.</param>
/// <param name="Names">All that it has now.</param>
internal sealed record RenamedCompany(CompanyId Company, ImmutableArray<CompanyName> Before, ImmutableArray<CompanyName> Names);
