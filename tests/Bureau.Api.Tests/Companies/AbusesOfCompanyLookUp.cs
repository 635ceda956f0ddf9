using Bureau.Infrastructure.Sandbox;

namespace Bureau.Api.Tests.Companies;

/// <summary>A site on which anybody looks anybody up: companies yes, with a record of who looked; people no. By the name of the abuse.</summary>
public sealed class AbusesOfCompanyLookUp(SharedBureau shared) : IClassFixture<SharedBureau>
{
    private readonly RunningBureau bureau = shared.Bureau;

    [Fact]
    public async Task LookUpOfAPerson_ByName_FindsNobody()
    {
        var token = await bureau.TokenAsync("demo-business");
        var people = SandboxPeople.All.Select(person => person.Identity.Name).Concat(SandboxCompanies.All.SelectMany(company => company.Facts.Officers).Select(officer => officer.Name));
        foreach (var name in people)
        {
            var found = await bureau.AskAsync(token, "query($search: String!) { companies(search: $search) { edges { node { name } similarity } } }", new { search = name });
            Assert.DoesNotContain(found.At("data.companies.edges")!.AsArray(), edge => edge!.At("similarity")!.GetValue<double>() > 0.9);
        }
    }

    [Fact]
    public async Task LookUpOfAPerson_WithoutConsent_IsRefused()
    {
        var consent = Guid.NewGuid();
        Assert.Equal("CONSENT_NOT_FOUND", (await bureau.AskAsync(await bureau.TokenAsync("demo-lender"), "query($consent: ID!) { creditSummary(consent: $consent) { score { value } } }", new { consent })).Code());
        Assert.Equal("CONSENT_NOT_FOUND", (await bureau.AskAsync(await bureau.TokenAsync("demo-rental"), "query($consent: ID!) { depositWaiver(consent: $consent, category: CAR) { decision } }", new { consent })).Code());
    }

    [Fact]
    public async Task LookUpOfAPerson_WithoutALawfulPurpose_IsRefused()
    {
        // Whoever looks companies up has no purpose for which people may be asked about: the contract gives them no question about one.
        var token = await bureau.TokenAsync("demo-business");
        var consent = await bureau.GrantedConsentAsync("demo-lender", "LOAN_UNDERWRITING", 1);
        foreach (var question in new[] { "creditSummary(consent: $consent) { score { value } }", "depositWaiver(consent: $consent, category: CAR) { decision }", "scoreBadge(consent: $consent) { band }" })
            Assert.Equal("FORBIDDEN_FIELD", (await bureau.AskAsync(token, $"query($consent: ID!) {{ {question} }}", new { consent })).Code());
        Assert.Equal("FORBIDDEN_FIELD", (await bureau.AskAsync(token, "{ me { listings { reason } } }")).Code());
    }
}
