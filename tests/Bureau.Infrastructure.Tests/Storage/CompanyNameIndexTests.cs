using Bureau.Domain.Companies;
using Bureau.Domain.Companies.Names;
using Bureau.Domain.Listings;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>Companies are found by their names, on every store. All names are made up.</summary>
[Collection(Databases.Collection)]
public sealed class CompanyNameIndexTests(Databases databases)
{
    private static readonly DateTimeOffset Noon = new(2030, 3, 15, 4, 0, 0, TimeSpan.Zero);
    private static readonly CompanySource Register = new("made-up-register", IsList: false);

    [Theory, EveryStore]
    public async Task ACompanyIsFound_HoweverItsNameIsWritten(StorageProvider provider)
    {
        var bureau = await OpenAsync(provider);
        await bureau.WriteAsync(
            "Harbour Ropes International Ltd", "Ümläut Söhne GmbH", "海港绳索股份有限公司", "ООО Ромашка Север", "Sunlight Foods Inc", "Quorl & Daughters PLC", "Route 66 Diner", "Zhongdao Shipping Co., Ltd");
        foreach (var (search, name) in new[]
        {
            ("harbour ropes international", "Harbour Ropes International Ltd"),
            ("ROPES HARBOUR", "Harbour Ropes International Ltd"),
            ("Harbor Ropes Intl. LLC", "Harbour Ropes International Ltd"),
            ("Harbuor Roeps", "Harbour Ropes International Ltd"),
            ("Har\u200Bbour\u202E Ropes", "Harbour Ropes International Ltd"),
            ("umlaut sohne", "Ümläut Söhne GmbH"),
            ("海港绳索", "海港绳索股份有限公司"),
            ("海港繩索股份有限公司", "海港绳索股份有限公司"),
            ("Haigang Shengsuo Co., Ltd.", "海港绳索股份有限公司"),
            ("Hai Gang Sheng Suo", "海港绳索股份有限公司"),
            ("Romashka Sever", "ООО Ромашка Север"),
            ("Sun Light Foods", "Sunlight Foods Inc"),
            ("Quorl", "Quorl & Daughters PLC"),
            ("quorl daughter", "Quorl & Daughters PLC"),
            ("Route 66", "Route 66 Diner"),
            ("中岛 Shipping", "Zhongdao Shipping Co., Ltd"),
        })
        {
            var found = await bureau.SearchAsync(search);
            Assert.Equal((search, name), (search, found.Count == 0 ? "nothing" : found[0].Name.Text));
        }
    }

    [Theory, EveryStore]
    public async Task NoCharacter_IsAWildcard_AndNothingUnlikeIsShown(StorageProvider provider)
    {
        var bureau = await OpenAsync(provider);
        await bureau.WriteAsync("Harbour Ropes Ltd", "Percent % Sign Ltd");
        foreach (var search in new[] { "Harb%", "H_rb_ur*", "Harb*", "' OR 1=1 --", "\"quoted\"", "=harbourropesx", "Ltd", "$[0]", "{\"a\":1}" })
            Assert.Empty(await bureau.SearchAsync(search));
        Assert.Equal("Percent % Sign Ltd", Assert.Single(await bureau.SearchAsync("percent% sign%")).Name.Text);
    }

    [Theory, EveryStore]
    public async Task AnotherName_IsFoundFromThenOn_AndOneThatIsNoMoreBorne_IsNot(StorageProvider provider)
    {
        var bureau = await OpenAsync(provider);
        var company = Assert.Single(await bureau.WriteAsync("Harbour Ropes Ltd")).Id;
        await bureau.Store.WriteAsync(Register, [new("0", Facts("Oceanova Cables Ltd", "Harbour Twine Ltd"))], Noon, default);
        Assert.Empty(await bureau.SearchAsync("oceanova cables"));
        await bureau.CatchUpAsync();
        Assert.Empty(await bureau.SearchAsync("ropes"));
        Assert.Equal((company, "Harbour Twine Ltd"), Only(await bureau.SearchAsync("harbour twine")));
        Assert.Equal((company, "Oceanova Cables Ltd"), Only(await bureau.SearchAsync("oceanova cables")));
        Assert.Equal([("cables", 1), ("harbour", 1), ("oceanova", 1), ("ropes", 0), ("twine", 1)], await bureau.VocabularyAsync());
    }

    [Theory, EveryStore]
    public async Task TheIndex_IsTheSame_AfterAnyChanges_AsIfItWereMadeAnew(StorageProvider provider)
    {
        var random = new Random(20301);
        string[] words = ["harbour", "ropes", "ocean", "cables", "twine", "north", "south", "foods"];
        var (changed, anew) = (await OpenAsync(provider), await OpenAsync(provider));
        var last = new List<CompanyEntry>();
        for (var round = 0; round < 4; round++)
        {
            last = [.. Enumerable.Range(0, 80).Select(number => new CompanyEntry($"{number}", Facts(Name(), Name())))];
            await changed.Store.WriteAsync(Register, last, Noon, default);
            if (round != 1)
                await changed.CatchUpAsync();
        }

        await anew.Store.WriteAsync(Register, last, Noon, default);
        await anew.CatchUpAsync();
        Assert.Equal((await anew.VocabularyAsync()).Where(word => word.Companies > 0), (await changed.VocabularyAsync()).Where(word => word.Companies > 0));
        Assert.Equal(await anew.PlacesAsync(), await changed.PlacesAsync());

        string Name() => string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => words[random.Next(words.Length)]));
    }

    [Theory, EveryStore]
    public async Task TheNameItself_IsFound_HoweverCommonItsWordsAre(StorageProvider provider)
    {
        var bureau = await OpenAsync(provider);
        await bureau.WriteAsync([.. Enumerable.Range(0, 2_500).Select(number => $"Eastern Trading {Letters(number)}"), "Trading Eastern", "Easterm Tradong Works", .. Enumerable.Range(0, 2_500).Select(number => $"Eastern {Letters(number)}")]);
        foreach (var search in new[] { "trading eastern", "eastern trading", "Tradng Eastern", "Eastrn Trading", "TradingEastern" })
            Assert.Contains("Trading Eastern", (await bureau.SearchAsync(search)).Take(1).Select(company => company.Name.Text));
        var common = await bureau.SearchAsync("Eastern Trading");
        Assert.Equal(ICompanyNameIndex.MostCandidates, common.Count);
        Assert.All(common, company => Assert.Contains("Trad", company.Name.Text, StringComparison.Ordinal));
        Assert.Contains(common, company => company.Name.Text == "Easterm Tradong Works");
        Assert.Equal(common.Select(company => company.Company), (await bureau.SearchAsync("Eastern Trading")).Select(company => company.Company));
        Assert.Equal($"Eastern Trading {Letters(1_234)}", (await bureau.SearchAsync($"{Letters(1_234)} trading eastern"))[0].Name.Text);
    }

    [Theory, EveryStore]
    public async Task ACompanyWithThousandsOfNames_IsIndexedByTheFirst(StorageProvider provider)
    {
        var bureau = await OpenAsync(provider);
        await bureau.Store.WriteAsync(Register, [new("0", Facts([.. Enumerable.Range(0, 10_000).Select(number => $"Alias {Letters(number)}")]))], Noon, default);
        await bureau.CatchUpAsync();

        // The common word, each name's own and its whole; two of them come before the common word in the alphabet.
        Assert.Equal(1 + (2 * CompanyRanking.MostNames) + 2, (await bureau.PlacesAsync()).Count);
        Assert.Equal($"Alias {Letters(7)}", Assert.Single(await bureau.SearchAsync($"alias {Letters(7)}")).Name.Text);
    }

    [Theory, EveryStore]
    public async Task AnExclusion_IsThePartnersOwn_AndOfTheName_UntilItIsTakenBack(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var (store, one, other) = (new ExclusionStore(database.Contexts), (await database.AddPartnerAsync()).Id, (await database.AddPartnerAsync()).Id);
        var (key, company) = (NameQuery.Read("HARBOUR Ropes").Value!.Key, CompanyId.New());
        Assert.True(await store.TryAddAsync(one, new(key, company), Noon, default));
        Assert.True(await store.TryAddAsync(one, new(key, company), Noon, default));
        Assert.Equal([new(key, company)], await store.OfAsync(one, [NameQuery.Read("harbour  rópes").Value!.Key, "another"], default));
        Assert.Empty(await store.OfAsync(one, ["another"], default));
        Assert.Empty(await store.OfAsync(other, [key], default));
        await store.RemoveAsync(other, new(key, company), default);
        Assert.Single(await store.OfAsync(one, [key], default));
        await store.RemoveAsync(one, new(key, company), default);
        Assert.Empty(await store.OfAsync(one, [key], default));
    }

    [Theory, EveryStore]
    public async Task TheExclusionsOfAName_AreBounded(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var (store, partner) = (new ExclusionStore(database.Contexts), (await database.AddPartnerAsync()).Id);
        await using (var context = await database.Contexts.CreateDbContextAsync())
        {
            context.ScreeningExclusions.AddRange(
                Enumerable.Range(0, Exclusion.MostOfAName).Select(_ => new ScreeningExclusionRow { PartnerId = partner, Name = "ropes", CompanyId = CompanyId.New(), DecidedAt = Noon }));
            await context.SaveChangesAsync();
        }

        Assert.False(await store.TryAddAsync(partner, new("ropes", CompanyId.New()), Noon, default));
        Assert.True(await store.TryAddAsync(partner, new("cables", CompanyId.New()), Noon, default));
    }

    // A word of eight letters for each number, no two of them one mistake apart.
    private static string Letters(int number) => string.Concat(Enumerable.Range(0, 4).Select(place => new string((char)('a' + (int)(number / Math.Pow(10, place) % 10)), 2)));

    private static (CompanyId Company, string Name) Only(IReadOnlyList<RankedCompany> found) => (Assert.Single(found).Company, found[0].Name.Text);

    private static CompanyFacts Facts(params string[] names) => new(
        [.. names.Select((name, at) => CompanyName.Read(name, at == 0 ? CompanyNameKind.Legal : CompanyNameKind.Former).Value!)], JurisdictionCode.Read("CN").Value);

    private async Task<Indexed> OpenAsync(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        return new(database.Contexts, new CompanyStore(database.Contexts, new ListingStore(database.Contexts, TimeProvider.System), new IntegrityStore(database.Contexts), TimeProvider.System));
    }

    private sealed record Indexed(IDbContextFactory<BureauDbContext> Contexts, CompanyStore Store)
    {
        public async Task<IReadOnlyList<WrittenCompany>> WriteAsync(params string[] names)
        {
            var written = await Store.WriteAsync(Register, [.. names.Select((name, at) => new CompanyEntry($"{at}", Facts(name)))], Noon, default);
            await CatchUpAsync();
            return written;
        }

        public Task CatchUpAsync() => new CompanyNameIndex(Contexts).CatchUpAsync(default);

        public async Task<IReadOnlyList<RankedCompany>> SearchAsync(string search)
        {
            var query = NameQuery.Read(search).Value!;
            return CompanyRanking.Of(query, await new CompanyNameIndex(Contexts).CandidatesAsync(query, default), CompanyRanking.LeastAlike);
        }

        public async Task<IReadOnlyList<(string Word, int Companies)>> VocabularyAsync()
        {
            await using var context = await Contexts.CreateDbContextAsync();
            return [.. (await context.CompanyWords.AsNoTracking().ToListAsync()).OrderBy(word => word.Word, StringComparer.Ordinal).Select(word => (word.Word, word.Companies))];
        }

        public async Task<IReadOnlyList<(string Word, string Key)>> PlacesAsync()
        {
            await using var context = await Contexts.CreateDbContextAsync();
            var places = await context.CompanyNameWords.AsNoTracking().Select(place => new { place.Word, place.CompanyId }).ToListAsync();
            var keys = await context.Companies.AsNoTracking().ToDictionaryAsync(company => company.Id, company => company.SourceKey);
            return [.. places.Select(place => (place.Word, Key: keys[place.CompanyId.Value])).OrderBy(place => place.Word, StringComparer.Ordinal).ThenBy(place => place.Key, StringComparer.Ordinal)];
        }
    }
}
