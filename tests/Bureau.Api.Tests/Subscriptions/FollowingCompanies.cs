using Bureau.Infrastructure.Sandbox;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests.Subscriptions;

/// <summary>A partner is told when a company changes, on whichever node; each time is on record.</summary>
public sealed class FollowingCompanies(EachStore stores) : IClassFixture<EachStore>
{
    private static readonly string Company = SandboxCompanies.All[0].Id.ToString();
    private static readonly string Other = SandboxCompanies.All[1].Id.ToString();

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task APartner_IsToldOfTheCompanyThatItFollows_AndOfNoOther(string store)
    {
        await using var bureau = await stores.StartAsync(store, new SetClock());
        await using var events = await Events.OpenAsync(bureau, await bureau.TokenAsync("demo-business"), Follow(Company));
        await RecordAsync(bureau, Other, "1");
        await RecordAsync(bureau, Company, "2");
        Assert.Equal($"{Company} {SandboxCompanies.All[0].Facts.LegalName}", await events.ToldAsync());
        Assert.False(await events.IsToldWithinAsync(TimeSpan.FromSeconds(1)));

        // Once when it began to follow, and once when it was told.
        await using var context = await bureau.Services.GetRequiredService<IDbContextFactory<BureauDbContext>>().CreateDbContextAsync();
        Assert.Equal(2, await context.CompanyInquiries.CountAsync(inquiry => inquiry.CompanyId == SandboxCompanies.All[0].Id));
    }

    [Fact]
    public async Task AChangeOnAnotherNode_IsToldOnce()
    {
        await using var server = await PostgreSqlServer.StartAsync();
        string[] settings = ["--Bureau:Storage:Provider=PostgreSql", $"--ConnectionStrings:Bureau={server.ConnectionString}"];
        await using var one = await RunningBureau.StartAsync(new SetClock(), settings);
        await using var two = await RunningBureau.StartAsync(new SetClock(), settings);
        await using var events = await Events.OpenAsync(two, await two.TokenAsync("demo-lender"), Follow(Company));
        await RecordAsync(one, Company, "1");
        Assert.StartsWith(Company, await events.ToldAsync(), StringComparison.Ordinal);
        Assert.False(await events.IsToldWithinAsync(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task WhoMayNotLookUp_MayNotFollow_AndASuspensionEndsIt()
    {
        await using var bureau = await RunningBureau.StartAsync(new SetClock());
        Assert.Equal("FORBIDDEN_FIELD", await (await Events.OpenAsync(bureau, await bureau.TokenAsync("demo-rental"), Follow(Company))).ToldAsync());
        Assert.Equal("COMPANY_NOT_FOUND", await (await Events.OpenAsync(bureau, await bureau.TokenAsync("demo-business"), Follow(Guid.NewGuid().ToString()))).ToldAsync());
        await using var events = await Events.OpenAsync(bureau, await bureau.TokenAsync("demo-business"), Follow(Company));
        await using (var context = await bureau.Services.GetRequiredService<IDbContextFactory<BureauDbContext>>().CreateDbContextAsync())
            await context.Partners.Where(partner => partner.Name == "Demo Business (sandbox)").ExecuteUpdateAsync(set => set.SetProperty(partner => partner.Suspended, true).SetProperty(partner => partner.Version, 9));
        Assert.Equal("AGREEMENT_NOT_IN_FORCE", await events.ToldAsync());
    }

    private static string Follow(string company) => $"subscription {{ companyChanged(id: \"{company}\") {{ id name }} }}";

    private static async Task RecordAsync(RunningBureau bureau, string company, string reference) => Assert.Null((await bureau.AskAsync(
        await bureau.TokenAsync("demo-authority"), "mutation($input: RecordIntegrityInput!) { recordIntegrity(input: $input) { id } }",
        new { input = new { company = new { id = company }, reference, kind = "INSPECTION", domain = "FOOD_SAFETY", on = "2030-03-01", result = 100 } })).Code());
}
