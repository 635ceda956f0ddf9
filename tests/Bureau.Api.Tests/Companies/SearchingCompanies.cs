using System.Text.Json.Nodes;
using Bureau.Infrastructure.Sandbox;

namespace Bureau.Api.Tests.Companies;

/// <summary>Companies are searched and screened by name, by whom that is open to; nobody is found that is no company.</summary>
public sealed class SearchingCompanies(EachStore stores) : IClassFixture<EachStore>
{
    private const string Search = """
        query($search: String!, $first: Int, $after: String) { companies(search: $search, first: $first, after: $after) {
            edges { cursor name { text kind } similarity findings { kind times factor text } node { id name } } pageInfo { hasNextPage endCursor } } }
        """;

    private const string Screen = """
        query($names: [String!]!, $threshold: Float) { screenCompanies(names: $names, threshold: $threshold) {
            name excluded hasMore matches { company name kind similarity explanation } } }
        """;

    private static readonly IReadOnlyList<SandboxCompany> Sandbox = SandboxCompanies.All;

    public static TheoryData<string> Stores => EachStore.Names;

    [Theory, MemberData(nameof(Stores))]
    public async Task EveryCompanyOfTheSandbox_IsFoundByEachOfItsNames_WithTheReason(string store)
    {
        await using var bureau = await stores.StartAsync(store);
        var token = await bureau.TokenAsync("demo-business");
        foreach (var company in Sandbox)
        {
            foreach (var name in company.Facts.Names)
            {
                var first = (await FindAsync(bureau, token, name.Text.ToUpperInvariant())).At("data.companies.edges.0")!;
                Assert.Equal((company.Id.ToString(), 1.0), (first.Text("node.id"), first.At("similarity")!.GetValue<double>()));
                Assert.Equal(name.Text, first.Text("name.text"));
            }
        }

        var mistaken = (await FindAsync(bureau, token, Mistaken(Sandbox[0].Facts.LegalName))).At("data.companies.edges.0")!;
        Assert.Equal(Sandbox[0].Id.ToString(), mistaken.Text("node.id"));
        Assert.Contains("SPELLING", mistaken.At("findings")!.AsArray().Select(finding => finding!.Text("kind")));
    }

    [Fact]
    public async Task ASearch_GoesOnWhereItsPageEnded_AndACursorIsGoodForItAlone()
    {
        await using var bureau = await RunningBureau.StartAsync();
        var token = await bureau.TokenAsync("demo-lender");
        const string word = "sandbox";
        var whole = (await FindAsync(bureau, token, word, 100)).At("data.companies.edges")!.AsArray().Select(edge => edge!.Text("node.id")).ToList();
        Assert.InRange(whole.Count, 2, 100);
        var (paged, cursor) = (new List<string>(), (string?)null);
        for (var page = 0; page < 20; page++)
        {
            var answer = (await FindAsync(bureau, token, word, 1, cursor)).At("data.companies")!;
            paged.AddRange(answer.At("edges")!.AsArray().Select(edge => edge!.Text("node.id")));
            cursor = answer.Text("pageInfo.endCursor");
            if (!answer.At("pageInfo.hasNextPage")!.GetValue<bool>())
                break;
        }

        Assert.Equal(whole, paged);
        Assert.Equal("CURSOR_MALFORMED", (await FindAsync(bureau, token, "another name", 1, cursor)).Code());
    }

    [Fact]
    public async Task WhoSearched_IsOnRecordOfEachCompanyShown()
    {
        await using var bureau = await RunningBureau.StartAsync();
        var business = await bureau.TokenAsync("demo-business");
        await FindAsync(bureau, business, Sandbox[1].Facts.LegalName, 1);
        await ScreenAsync(bureau, business, [Sandbox[1].Facts.LegalName], 1);
        var record = await bureau.AskAsync(
            await bureau.TokenAsync("demo-operator"), "query($company: ID!) { companyLookUps(company: $company) { edges { node { partnerName question } } } }", new { company = Sandbox[1].Id.ToString() });
        Assert.Equal(["screenCompanies", "companies"], record.At("data.companyLookUps.edges")!.AsArray().Select(edge => edge!.Text("node.question")));
    }

    [Fact]
    public async Task NoPersonIsFound_AndNobodyElseMaySearch()
    {
        await using var bureau = await RunningBureau.StartAsync();
        var business = await bureau.TokenAsync("demo-business");
        foreach (var officer in Sandbox.SelectMany(company => company.Facts.Officers).Select(officer => officer.Name).Append("Sandbox Person"))
            Assert.DoesNotContain(officer, (await FindAsync(bureau, business, officer)).At("data.companies.edges")!.AsArray().Select(edge => edge!.Text("name.text")));
        foreach (var partner in new[] { "demo-rental", "demo-dating", "demo-furnisher", "demo-authority", "demo-operator" })
        {
            var token = await bureau.TokenAsync(partner);
            Assert.Equal("FORBIDDEN_FIELD", (await FindAsync(bureau, token, "anything")).Code());
            Assert.Equal("FORBIDDEN_FIELD", (await ScreenAsync(bureau, token, ["anything"], 0.8)).Code());
        }

        Assert.Equal("FORBIDDEN_FIELD", (await FindAsync(bureau, bureau.TokenOfPerson(1), "anything")).Code());
    }

    [Fact]
    public async Task AbsurdSearches_AreRefusedClearly()
    {
        await using var bureau = await RunningBureau.StartAsync();
        var token = await bureau.TokenAsync("demo-business");
        Assert.Equal("SEARCH_TOO_LONG", (await FindAsync(bureau, token, new string('a', 301))).Code());
        Assert.Equal("SEARCH_EMPTY", (await FindAsync(bureau, token, "%*_ ?")).Code());
        Assert.Equal("SEARCH_EMPTY", (await FindAsync(bureau, token, "\u200B\u202E")).Code());
        Assert.Equal("PAGE_SIZE_OUT_OF_RANGE", (await FindAsync(bureau, token, "ropes", 101)).Code());
        Assert.Equal("SCREENING_SIZE_OUT_OF_RANGE", (await ScreenAsync(bureau, token, [], 0.8)).Code());
        Assert.Equal("SCREENING_SIZE_OUT_OF_RANGE", (await ScreenAsync(bureau, token, [.. Enumerable.Repeat("ropes", 101)], 0.8)).Code());
        Assert.Equal("SCREENING_THRESHOLD_OUT_OF_RANGE", (await ScreenAsync(bureau, token, ["ropes"], 0.49)).Code());
        var refused = await ScreenAsync(bureau, token, ["ropes", "%"], 0.8);
        Assert.Equal("SCREENING_NAME_REFUSED", refused.Code());
        Assert.Contains("name 2", refused.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task AFalsePositive_IsLeftOutAndCounted_UntilItIsTakenBack(string store)
    {
        await using var bureau = await stores.StartAsync(store);
        var (business, lender) = (await bureau.TokenAsync("demo-business"), await bureau.TokenAsync("demo-lender"));
        var (name, id) = (Sandbox[0].Facts.LegalName, Sandbox[0].Id.ToString());
        var before = await MatchesAsync(business);
        Assert.Contains(id, before.Ids);
        Assert.True((await DecideAsync(business, "excludeScreeningMatch", name.ToUpperInvariant(), id)).At("data.excludeScreeningMatch.excluded")!.GetValue<bool>());
        await DecideAsync(business, "excludeScreeningMatch", name, id);
        Assert.Equivalent((before.Ids.Where(match => match != id).ToList(), 1), await MatchesAsync(business), strict: true);
        Assert.Equivalent(before, await MatchesAsync(lender), strict: true);
        Assert.Equal(0, (await ScreenAsync(bureau, business, ["Another name altogether"], 0.8)).At("data.screenCompanies.0.excluded")!.GetValue<int>());

        Assert.False((await DecideAsync(business, "includeScreeningMatch", name, id)).At("data.includeScreeningMatch.excluded")!.GetValue<bool>());
        Assert.Equivalent(before, await MatchesAsync(business), strict: true);
        Assert.Equal("COMPANY_NOT_FOUND", (await DecideAsync(business, "excludeScreeningMatch", name, Guid.NewGuid().ToString())).Code());
        Assert.Equal("SEARCH_EMPTY", (await DecideAsync(business, "excludeScreeningMatch", "%", id)).Code());

        async Task<(IEnumerable<string> Ids, int Excluded)> MatchesAsync(string token)
        {
            var screened = (await ScreenAsync(bureau, token, [name, "Nobody is called so"], 0.9)).At("data.screenCompanies")!;
            Assert.Equal([name, "Nobody is called so"], screened.AsArray().Select(one => one!.Text("name")));
            Assert.Empty(screened.At("1.matches")!.AsArray());
            return (screened.At("0.matches")!.AsArray().Select(match => match!.Text("company")).ToList(), screened.At("0.excluded")!.GetValue<int>());
        }

        Task<JsonNode> DecideAsync(string token, string decision, string searched, string company) =>
            bureau.AskAsync(token, $"mutation($name: String!, $company: ID!) {{ {decision}(name: $name, company: $company) {{ name company excluded }} }}", new { name = searched, company });
    }

    // Its longest word with a letter less.
    private static string Mistaken(string name)
    {
        var word = name.Split(' ').MaxBy(part => part.Length)!;
        return name.Replace(word, word.Remove(word.Length / 2, 1), StringComparison.Ordinal);
    }

    private static Task<JsonNode> FindAsync(RunningBureau bureau, string token, string search, int first = 20, string? after = null) =>
        bureau.AskAsync(token, Search, new { search, first, after });

    private static Task<JsonNode> ScreenAsync(RunningBureau bureau, string token, IReadOnlyList<string> names, double threshold) =>
        bureau.AskAsync(token, Screen, new { names, threshold });
}
