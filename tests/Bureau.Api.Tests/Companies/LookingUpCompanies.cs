using System.Text.Json.Nodes;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Sandbox;
using Bureau.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests.Companies;

/// <summary>A company is looked up by its identifiers, by whom that is open to, and it is on record who looked.</summary>
public sealed class LookingUpCompanies(EachStore stores) : IClassFixture<EachStore>
{
    private const string Everything = """
        id name names { text kind } jurisdiction uscc usccVerified lei registration { authority number } entityStatus registrationStatus publicBody registeredOffice
        officers { name role from until } listings { id colour domain class authority originator legalBasis reason criteria caseNumber amount { amount currency } from until repairRoute }
        source changedAt endedAt
        """;

    private static readonly IReadOnlyList<SandboxCompany> Sandbox = SandboxCompanies.All;

    public static TheoryData<string> Stores => EachStore.Names;

    [Theory, MemberData(nameof(Stores))]
    public async Task ABusinessFindsACompany_ByEachOfItsIdentifiers(string store)
    {
        await using var bureau = await stores.StartAsync(store);
        var token = await bureau.TokenAsync("demo-business");
        var (noodles, fixtures) = (Sandbox[0], Sandbox[2]);
        foreach (var id in new object[]
        {
            new { id = noodles.Id.ToString() }, new { uscc = noodles.Facts.Uscc.ToString() }, new { lei = noodles.Facts.Lei.ToString()!.ToLowerInvariant() },
            new { registration = new { authority = "sandbox", number = "310000000000001" } },
        })
        {
            var found = (await CompanyAsync(bureau, token, id)).At("data.company")!;
            Assert.Equal((noodles.Id.ToString(), noodles.Facts.LegalName, "CN-31", "ISSUED"), (found.Text("id"), found.Text("name"), found.Text("jurisdiction"), found.Text("registrationStatus")));
            Assert.Equal(["LEGAL", "TRADING", "FORMER"], found.At("names")!.AsArray().Select(name => name!.Text("kind")));
            Assert.Equal(["Legal representative", "Supervisor"], found.At("officers")!.AsArray().Select(officer => officer!.Text("role")));
            Assert.True(found.At("usccVerified")!.GetValue<bool>());
        }

        var listed = (await CompanyAsync(bureau, await bureau.TokenAsync("demo-lender"), new { id = fixtures.Id.ToString() })).At("data.company.listings")!.AsArray();
        Assert.Equal(["First Made-up Bank", "Second Made-up Bank"], listed.Select(listing => listing!.Text("originator")));
        Assert.NotEqual(listed[0]!.Text("from"), listed[1]!.Text("from"));
        Assert.Null(listed[1]!["until"]);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task ASocialCreditCodeWithAWrongCheckCharacter_IsFoundAndMarked_AndAnLeiWithWrongDigitsRefused(string store)
    {
        await using var bureau = await stores.StartAsync(store);
        var token = await bureau.TokenAsync("demo-business");
        var found = (await CompanyAsync(bureau, token, new { uscc = Sandbox[3].Facts.Uscc.ToString() })).At("data.company")!;
        Assert.Equal((false, "INACTIVE", "RETIRED"), (found.At("usccVerified")!.GetValue<bool>(), found.Text("entityStatus"), found.Text("registrationStatus")));
        Assert.Equal("LEI_CHECK_FAILED", (await CompanyAsync(bureau, token, new { lei = "5A9DB000000000000100" })).Code());
        Assert.Equal("VALIDATION_FAILED", (await bureau.AskAsync(token, """{ company(id: { lei: "5A9DB000000000000100" }) { name } }""")).Code());
        Assert.Equal("LEI_MALFORMED", (await CompanyAsync(bureau, token, new { lei = "5A9DB0" })).Code());
        Assert.Equal("USCC_MALFORMED", (await CompanyAsync(bureau, token, new { uscc = "O9310000MA1FL00017" })).Code());
        Assert.Equal("REGISTRATION_MALFORMED", (await CompanyAsync(bureau, token, new { registration = new { authority = "", number = "1" } })).Code());
        Assert.Equal("COMPANY_KEY_AMBIGUOUS", (await CompanyAsync(bureau, token, new { })).Code());
        Assert.Equal("COMPANY_KEY_AMBIGUOUS", (await CompanyAsync(bureau, token, new { id = Guid.NewGuid(), uscc = Sandbox[0].Facts.Uscc.ToString() })).Code());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task WhoLooked_IsOnRecord_AlsoWhenNothingWasFound(string store)
    {
        await using var bureau = await stores.StartAsync(store);
        var (business, lender, company) = (await bureau.TokenAsync("demo-business"), await bureau.TokenAsync("demo-lender"), Sandbox[1].Id.ToString());
        await CompanyAsync(bureau, business, new { id = company });
        await CompanyAsync(bureau, lender, new { id = company });
        Assert.Equal("COMPANY_NOT_FOUND", (await CompanyAsync(bureau, business, new { id = Guid.NewGuid() })).Code());

        var record = await bureau.AskAsync(
            await bureau.TokenAsync("demo-operator"), "query($company: ID!) { companyLookUps(company: $company) { edges { node { at partnerName question } } pageInfo { hasNextPage } } }", new { company });
        Assert.Equal(
            ["Demo Lender (sandbox)", "Demo Business (sandbox)"], record.At("data.companyLookUps.edges")!.AsArray().Select(edge => edge!.Text("node.partnerName")));
        await using var context = await bureau.Services.GetRequiredService<IDbContextFactory<BureauDbContext>>().CreateDbContextAsync();
        var missed = await context.CompanyInquiries.SingleAsync(inquiry => inquiry.Denial != null);
        Assert.Equal(("COMPANY_NOT_FOUND", null), (missed.Denial, missed.CompanyId));
        Assert.StartsWith("id ", missed.Asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodyElseFindsCompanies_AndASuspendedPartnerNone()
    {
        await using var bureau = await RunningBureau.StartAsync();
        foreach (var partner in new[] { "demo-rental", "demo-dating", "demo-furnisher", "demo-authority", "demo-operator" })
            Assert.Equal("FORBIDDEN_FIELD", (await CompanyAsync(bureau, await bureau.TokenAsync(partner), new { id = Sandbox[0].Id.ToString() })).Code());
        Assert.Equal("FORBIDDEN_FIELD", (await CompanyAsync(bureau, bureau.TokenOfPerson(1), new { id = Sandbox[0].Id.ToString() })).Code());

        var token = await bureau.TokenAsync("demo-business");
        Assert.Null((await CompanyAsync(bureau, token, new { id = Sandbox[0].Id.ToString() })).Code());
        await using (var context = await bureau.Services.GetRequiredService<IDbContextFactory<BureauDbContext>>().CreateDbContextAsync())
            await context.Partners.Where(partner => partner.Name == "Demo Business (sandbox)").ExecuteUpdateAsync(set => set.SetProperty(partner => partner.Suspended, true).SetProperty(partner => partner.Version, 9));
        Assert.Equal("AGREEMENT_NOT_IN_FORCE", (await CompanyAsync(bureau, token, new { id = Sandbox[0].Id.ToString() })).Code());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task AListingThatEndedElsewhere_IsNotShown_ThoughThisNodeRemembersIt(string store)
    {
        await using var bureau = await stores.StartAsync(store);
        var (token, id) = (await bureau.TokenAsync("demo-business"), new { id = Sandbox[2].Id.ToString() });
        Assert.Equal(2, (await CompanyAsync(bureau, token, id)).At("data.company.listings")!.AsArray().Count);

        // Past the memory of this node, as another node writes.
        var listings = new ListingStore(bureau.Services.GetRequiredService<IDbContextFactory<BureauDbContext>>(), TimeProvider.System);
        Assert.Equal(1, await listings.EndMissingAsync(new PartnerId(SandboxIds.Partner(6)), "", new HashSet<string> { "sandbox-3-0" }, DateTimeOffset.UtcNow, default));
        Assert.Equal("First Made-up Bank", Assert.Single((await CompanyAsync(bureau, token, id)).At("data.company.listings")!.AsArray())!.Text("originator"));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task APartnerKeepsACopy_WithoutMissingOrRepeatingAChange(string store)
    {
        await using var bureau = await stores.StartAsync(store);
        var token = await bureau.TokenAsync("demo-business");
        var (seen, cursor) = (new List<string>(), (string?)null);
        for (var page = 0; page < 10; page++)
        {
            var (names, end, more) = await ChangesAsync(bureau, token, cursor);
            seen.AddRange(names);
            cursor = end ?? cursor;
            if (!more)
                break;
        }

        Assert.Equal(Sandbox.Select(company => company.Facts.LegalName).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        Assert.Empty((await ChangesAsync(bureau, token, cursor)).Names);
        var listings = new ListingStore(bureau.Services.GetRequiredService<IDbContextFactory<BureauDbContext>>(), TimeProvider.System);
        await listings.EndMissingAsync(new PartnerId(SandboxIds.Partner(6)), "", new HashSet<string>(), DateTimeOffset.UtcNow, default);
        Assert.Equal([Sandbox[2].Facts.LegalName], (await ChangesAsync(bureau, token, cursor)).Names);
        Assert.Equal("CURSOR_MALFORMED", (await bureau.AskAsync(token, """{ companiesChangedSince(after: "nonsense!") { edges { cursor } } }""")).Code());
    }

    private static async Task<(List<string> Names, string? End, bool More)> ChangesAsync(RunningBureau bureau, string token, string? after)
    {
        var answer = await bureau.AskAsync(
            token, "query($after: String) { companiesChangedSince(first: 2, after: $after) { edges { cursor node { name } } pageInfo { hasNextPage endCursor } } }", new { after });
        var page = answer.At("data.companiesChangedSince")!;
        return ([.. page.At("edges")!.AsArray().Select(edge => edge!.Text("node.name"))], page.At("pageInfo.endCursor")?.GetValue<string>(), page.At("pageInfo.hasNextPage")!.GetValue<bool>());
    }

    private static Task<JsonNode> CompanyAsync(RunningBureau bureau, string token, object id) =>
        bureau.AskAsync(token, $"query($id: CompanyKeyInput!) {{ company(id: $id) {{ {Everything} }} }}", new { id });
}
