using System.Text.Json.Nodes;

namespace Bureau.Api.Tests.Consents;

/// <summary>A consent from the partner's request to its end, over HTTP.</summary>
public sealed class LifeOfAConsentTests : IAsyncLifetime
{
    private readonly SetClock clock = new();
    private RunningBureau bureau = null!;
    private string rental = null!;
    private string prime = null!;

    public async Task InitializeAsync()
    {
        bureau = await RunningBureau.StartAsync(clock);
        rental = await bureau.TokenAsync("demo-rental");
        prime = bureau.TokenOfPerson(1);
    }

    public async Task DisposeAsync() => await bureau.DisposeAsync();

    [Fact]
    public async Task Request_TellsThePersonWhoAsksForWhat_AndWaits()
    {
        var requested = await bureau.RequestConsentAsync(rental, "RENTAL_DEPOSIT", SandboxIdentity.Of(1));
        Assert.Equal("REQUESTED", requested.Text("data.requestConsent.status"));

        var seen = await bureau.AskAsync(prime, "{ me { consents { edges { node { id partnerName purpose sections status lifetimeDays frequency { uses withinHours } } } } } }");
        var mine = seen.At("data.me.consents.edges")!.AsArray().Select(edge => edge!["node"]!).Single(consent => consent.Text("id") == requested.Text("data.requestConsent.id"));
        Assert.Equal("RENTAL_DEPOSIT", mine.Text("purpose"));
        Assert.Equal("REQUESTED", mine.Text("status"));
        Assert.Equal("7", mine.Text("lifetimeDays"));
        Assert.Equal("1", mine.Text("frequency.uses"));
        Assert.Equal("ANSWER", Assert.Single(mine["sections"]!.AsArray())!.ToString());
        Assert.Equal(requested.Text("data.requestConsent.partnerName"), mine.Text("partnerName"));
        Assert.Equal("CONSENT_NOT_GRANTED", (await AskWaiverAsync(requested.Text("data.requestConsent.id"))).Code());
    }

    [Fact]
    public async Task Request_AnswersAlike_ForAPersonTheBureauDoesNotKnow()
    {
        var known = await bureau.RequestConsentAsync(rental, "RENTAL_DEPOSIT", SandboxIdentity.Of(1));
        var unknown = await bureau.RequestConsentAsync(rental, "RENTAL_DEPOSIT", SandboxIdentity.Of(3) with { Name = "Sandbox Nobody" });
        foreach (var answer in (JsonNode[])[known, unknown])
        {
            var consent = answer.Text("data.requestConsent.id");
            answer["data"]!["requestConsent"]!["id"] = "any";
            Assert.Equal("CONSENT_NOT_GRANTED", (await AskWaiverAsync(consent)).Code());
        }

        Assert.Equal(known.ToJsonString(), unknown.ToJsonString());
    }

    [Fact]
    public async Task Request_IsRefused_BeyondItsTemplate()
    {
        var person = SandboxIdentity.Of(1);
        Assert.Equal("CONSENT_BEYOND_TEMPLATE", (await bureau.RequestConsentAsync(rental, "RENTAL_DEPOSIT", person, sections: new[] { "ANSWER", "SCORE" })).Code());
        Assert.Equal("CONSENT_BEYOND_TEMPLATE", (await bureau.RequestConsentAsync(rental, "RENTAL_DEPOSIT", person, lifetimeDays: 8)).Code());
        Assert.Equal("CONSENT_BEYOND_TEMPLATE", (await bureau.RequestConsentAsync(rental, "RENTAL_DEPOSIT", person, lifetimeDays: int.MaxValue)).Code());
        Assert.Equal("CONSENT_BEYOND_TEMPLATE", (await bureau.RequestConsentAsync(rental, "RENTAL_DEPOSIT", person, frequency: new { uses = 2 })).Code());
        Assert.Equal("CONSENT_FOR_ANOTHER_TIER", (await bureau.RequestConsentAsync(rental, "LOAN_MONITORING", person)).Code());
        Assert.Equal("IDENTITY_NUMBER_CHECK_FAILED", (await bureau.RequestConsentAsync(rental, "RENTAL_DEPOSIT", person with { Number = "999999198503140010" })).Code());
        Assert.Equal("BIRTH_DATE_MISMATCH", (await bureau.RequestConsentAsync(rental, "RENTAL_DEPOSIT", person with { BirthDate = "1985-03-15" })).Code());
    }

    [Fact]
    public async Task Request_IsRefused_ForAMinor()
    {
        var minor = new { numberType = "US_SSN", number = "078051120", name = "Young Person", birthDate = "2012-03-17" };
        var answer = await bureau.AskAsync(rental, "mutation($input: RequestConsentInput!) { requestConsent(input: $input) { id } }", new { input = new { person = minor, purpose = "RENTAL_DEPOSIT" } });
        Assert.Equal("MINOR_SUBJECT", answer.Code());
    }

    [Fact]
    public async Task OnlyThePersonAsked_CanAnswer()
    {
        var consent = (await bureau.RequestConsentAsync(rental, "RENTAL_DEPOSIT", SandboxIdentity.Of(1))).Text("data.requestConsent.id");
        var somebodyElse = bureau.TokenOfPerson(3);
        foreach (var step in (string[])["grantConsent", "refuseConsent", "pauseConsent", "resumeConsent", "revokeConsent"])
            Assert.Equal("CONSENT_NOT_FOUND", (await bureau.StepAsync(somebodyElse, step, consent)).Code());
        Assert.Equal("FORBIDDEN_FIELD", (await bureau.StepAsync(rental, "grantConsent", consent)).Code());
        Assert.Null((await bureau.StepAsync(prime, "grantConsent", consent)).Code());
    }

    [Fact]
    public async Task RefusedConsent_StaysRefused()
    {
        var consent = (await bureau.RequestConsentAsync(rental, "RENTAL_DEPOSIT", SandboxIdentity.Of(1))).Text("data.requestConsent.id");
        Assert.Equal("REFUSED", (await bureau.StepAsync(prime, "refuseConsent", consent)).Text("data.refuseConsent.status"));
        Assert.Equal("CONSENT_REFUSED", (await bureau.StepAsync(prime, "grantConsent", consent)).Code());
        Assert.Equal("CONSENT_REFUSED", (await AskWaiverAsync(consent)).Code());
    }

    [Fact]
    public async Task SomebodyElsesConsent_AnswersLikeNone()
    {
        var consent = await bureau.GrantedConsentAsync("demo-lender", "LOAN_UNDERWRITING", 1);
        var nobodys = Guid.CreateVersion7().ToString();
        var somebodyElse = bureau.TokenOfPerson(3);

        async Task<string[]> AnswersAsync(string id) =>
        [
            (await AskWaiverAsync(id)).ToJsonString(),
            (await bureau.AskAsync(rental, "query($id: ID!) { consent(id: $id) { status } }", new { id })).ToJsonString(),
            (await bureau.StepAsync(somebodyElse, "grantConsent", id)).ToJsonString(),
            (await bureau.StepAsync(somebodyElse, "refuseConsent", id)).ToJsonString(),
            (await bureau.StepAsync(somebodyElse, "revokeConsent", id)).ToJsonString(),
        ];

        Assert.Equal(await AnswersAsync(nobodys), await AnswersAsync(consent));
        Assert.Equal("CONSENT_NOT_FOUND", (await AskWaiverAsync(consent)).Code());
    }

    [Fact]
    public async Task OneTimeConsent_GivesTheSameAnswerForADay_AndThenNone()
    {
        var consent = await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1);
        var first = await AskWaiverAsync(consent);
        Assert.Equal("YES", first.Text("data.depositWaiver.decision"));

        clock.Move(TimeSpan.FromHours(23));
        Assert.Equal(first.ToJsonString(), (await AskWaiverAsync(consent)).ToJsonString());
        Assert.Equal("CONSENT_USED_UP", (await AskWaiverAsync(consent, "HOTEL")).Code());

        clock.Move(TimeSpan.FromHours(1));
        Assert.Equal("CONSENT_USED_UP", (await AskWaiverAsync(consent)).Code());

        // Each was an inquiry of its own, and the person sees all four.
        var asked = (await bureau.AskAsync(prime, Asking.WhoAsked)).At("data.me.inquiries.edges")!.AsArray();
        Assert.Equal(
            ["CONSENT_USED_UP", "CONSENT_USED_UP", null, null],
            asked.Where(edge => edge!.Text("node.consent") == consent).Select(edge => edge!.At("node.denial")?.ToString()));
    }

    [Fact]
    public async Task Badge_IsRenewedAtMostOnceADay_AndNeverOutlivesItsConsent()
    {
        var consent = await bureau.GrantedConsentAsync("demo-dating", "DATING_BADGE", 1);
        async Task<string> ValidUntilAsync() =>
            (await bureau.AskAsync(await bureau.TokenAsync("demo-dating"), Asking.Badge, new { consent })).Text("data.scoreBadge.validUntil");

        var first = await ValidUntilAsync();
        clock.Move(TimeSpan.FromHours(12));
        Assert.Equal(first, await ValidUntilAsync());
        clock.Move(TimeSpan.FromHours(12));
        Assert.NotEqual(first, await ValidUntilAsync());

        clock.Move(TimeSpan.FromDays(88.5));
        var ends = (await bureau.AskAsync(bureau.TokenOfPerson(1), "query($id: ID!) { consent(id: $id) { expiresAt } }", new { id = consent })).Text("data.consent.expiresAt");
        Assert.Equal(ends, await ValidUntilAsync());
    }

    [Fact]
    public async Task OneUseInALongPeriod_IsOneUse_LongAfterTheAnswerStood()
    {
        var dating = await bureau.TokenAsync("demo-dating");
        var consent = (await bureau.RequestConsentAsync(dating, "DATING_BADGE", SandboxIdentity.Of(1), frequency: new { uses = 1, withinHours = 90 * 24 })).Text("data.requestConsent.id");
        await bureau.StepAsync(bureau.TokenOfPerson(1), "grantConsent", consent);
        async Task<string?> CodeAsync() => (await bureau.AskAsync(await bureau.TokenAsync("demo-dating"), Asking.Badge, new { consent })).Code();

        Assert.Null(await CodeAsync());
        clock.Move(TimeSpan.FromDays(45));
        Assert.Equal("CONSENT_USED_TOO_OFTEN", await CodeAsync());
    }

    [Fact]
    public async Task ExpiredConsent_DisclosesNothing()
    {
        var consent = await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1);
        clock.Move(TimeSpan.FromDays(7));
        var token = await bureau.TokenAsync("demo-rental");
        Assert.Equal("CONSENT_EXPIRED", (await bureau.AskAsync(token, Asking.Waiver, new { consent })).Code());
        Assert.Equal("EXPIRED", (await bureau.AskAsync(token, "query($id: ID!) { consent(id: $id) { status } }", new { id = consent })).Text("data.consent.status"));
    }

    [Fact]
    public async Task UnansweredRequest_Lapses()
    {
        var consent = (await bureau.RequestConsentAsync(rental, "RENTAL_DEPOSIT", SandboxIdentity.Of(1))).Text("data.requestConsent.id");
        clock.Move(TimeSpan.FromDays(14));
        Assert.Equal("CONSENT_EXPIRED", (await bureau.StepAsync(bureau.TokenOfPerson(1), "grantConsent", consent)).Code());
    }

    [Fact]
    public async Task PartialConsent_NullsTheFieldsOutsideIt_EachWithItsError()
    {
        var lender = await bureau.TokenAsync("demo-lender");
        var consent = (await bureau.RequestConsentAsync(lender, "LOAN_UNDERWRITING", SandboxIdentity.Of(1), sections: new[] { "SCORE" })).Text("data.requestConsent.id");
        await bureau.StepAsync(prime, "grantConsent", consent);

        var answer = await bureau.AskAsync(lender, "query($consent: ID!) { creditSummary(consent: $consent) { score { value } totals { accounts } listStatus { black } } }", new { consent });

        Assert.NotNull(answer.At("data.creditSummary.score.value"));
        Assert.Null(answer.At("data.creditSummary.totals"));
        Assert.Null(answer.At("data.creditSummary.listStatus"));
        Assert.Equal(["SECTION_NOT_COVERED", "SECTION_NOT_COVERED"], answer["errors"]!.AsArray().Select(error => error!.Text("extensions.code")));
        var seen = await bureau.AskAsync(prime, Asking.WhoAsked, new { first = 1 });
        Assert.Equal("CreditSummary.score", Assert.Single(seen.At("data.me.inquiries.edges.0.node.fields")!.AsArray())!.ToString());
        Assert.Equal("SECTION_NOT_COVERED", (await bureau.AskAsync(lender, "query($consent: ID!) { creditSummary(consent: $consent) { totals { accounts } } }", new { consent })).Code());
    }

    // A token lives for an hour, and the clock moves by days.
    private async Task<JsonNode> AskWaiverAsync(string consent, string category = "CAR") =>
        await bureau.AskAsync(await bureau.TokenAsync("demo-rental"), Asking.Waiver, new { consent, category });
}
