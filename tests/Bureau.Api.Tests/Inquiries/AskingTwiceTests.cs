using System.Text.Json.Nodes;

namespace Bureau.Api.Tests.Inquiries;

/// <summary>The same partner, person and question within a day: the same answer and one charge, under however many consents.</summary>
public sealed class AskingTwiceTests : IAsyncLifetime
{
    private const string Charges = "{ me { inquiries(first: 20) { edges { node { consent charged denial } } } } }";

    private readonly SetClock clock = new();
    private RunningBureau bureau = null!;

    public async Task InitializeAsync() => bureau = await RunningBureau.StartAsync(clock);

    public async Task DisposeAsync() => await bureau.DisposeAsync();

    [Fact]
    public async Task ASecondConsent_RepeatsTheAnswer_AndKeepsItsUse()
    {
        var first = await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1);
        var answer = await WaiverAsync(first);
        clock.Move(TimeSpan.FromHours(23));
        var second = await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1);

        Assert.Equal(answer.ToJsonString(), (await WaiverAsync(second)).ToJsonString());
        Assert.Equal(answer.ToJsonString(), (await WaiverAsync(second)).ToJsonString());
        Assert.Equal([(second, false), (second, false), (first, true)], await ChargesAsync(1, first, second));

        // The day over, the second consent still has its use, and no third.
        clock.Move(TimeSpan.FromHours(1));
        Assert.Null((await WaiverAsync(second)).Code());
        Assert.Equal("CONSENT_USED_UP", (await WaiverAsync(second, "HOTEL")).Code());
        Assert.Equal([(second, false), (second, true), (second, false), (second, false), (first, true)], await ChargesAsync(1, first, second));
    }

    [Fact]
    public async Task ASubject_SeesWhatWasCharged_AndEachRepetition()
    {
        var consent = await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1);
        await WaiverAsync(consent);
        await WaiverAsync(consent);
        Assert.Equal([(consent, false), (consent, true)], await ChargesAsync(1, consent));
    }

    [Fact]
    public async Task AnotherCategory_IsAnotherQuestion()
    {
        var first = await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1);
        await WaiverAsync(first);
        var second = await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1);
        Assert.Null((await WaiverAsync(second, "HOTEL")).Code());
        Assert.Equal([(second, true), (first, true)], await ChargesAsync(1, first, second));
    }

    [Fact]
    public async Task ANarrowerConsent_RepeatsItsSectionsAlone()
    {
        var lender = await bureau.TokenAsync("demo-lender");
        var wide = await bureau.GrantedConsentAsync("demo-lender", "LOAN_UNDERWRITING", 1);
        var all = await bureau.AskAsync(lender, Asking.Summary, new { consent = wide });
        var narrow = (await bureau.RequestConsentAsync(lender, "LOAN_UNDERWRITING", SandboxIdentity.Of(1), sections: new[] { "TOTALS" })).Text("data.requestConsent.id");
        await bureau.StepAsync(bureau.TokenOfPerson(1), "grantConsent", narrow);

        var totals = await bureau.AskAsync(lender, "query($consent: ID!) { creditSummary(consent: $consent) { totals { accounts disputed balance { amount currency } limit { amount currency } utilization } } }", new { consent = narrow });
        Assert.Equal(all.At("data.creditSummary.totals")!.ToJsonString(), totals.At("data.creditSummary.totals")!.ToJsonString());
        var score = await bureau.AskAsync(lender, "query($consent: ID!) { creditSummary(consent: $consent) { totals { accounts } score { value } } }", new { consent = narrow });
        Assert.Equal("SECTION_NOT_COVERED", score.Code());
        Assert.Null(score.At("data.creditSummary.score"));
        Assert.Equal([(narrow, false), (narrow, false), (wide, true)], await ChargesAsync(1, narrow, wide));
    }

    [Fact]
    public async Task ABadge_RepeatedUnderASecondConsent_NeverOutlivesIt()
    {
        var dating = await bureau.TokenAsync("demo-dating");
        var first = await bureau.GrantedConsentAsync("demo-dating", "DATING_BADGE", 1);
        var until = (await bureau.AskAsync(dating, Asking.Badge, new { consent = first })).Text("data.scoreBadge.validUntil");
        clock.Move(TimeSpan.FromMinutes(10));
        var second = (await bureau.RequestConsentAsync(dating, "DATING_BADGE", SandboxIdentity.Of(1), lifetimeDays: 1)).Text("data.requestConsent.id");
        await bureau.StepAsync(bureau.TokenOfPerson(1), "grantConsent", second);
        Assert.Equal(until, (await bureau.AskAsync(dating, Asking.Badge, new { consent = second })).Text("data.scoreBadge.validUntil"));
    }

    private async Task<JsonNode> WaiverAsync(string consent, string category = "CAR") => await bureau.AskAsync(await bureau.TokenAsync("demo-rental"), Asking.Waiver, new { consent, category });

    private async Task<(string Consent, bool Charged)[]> ChargesAsync(int person, params string[] consents) =>
    [
        .. (await bureau.AskAsync(bureau.TokenOfPerson(person), Charges)).At("data.me.inquiries.edges")!.AsArray()
            .Where(edge => consents.Contains(edge!.Text("node.consent")))
            .Select(edge => (edge!.Text("node.consent"), edge!.At("node.charged")!.GetValue<bool>())),
    ];
}
