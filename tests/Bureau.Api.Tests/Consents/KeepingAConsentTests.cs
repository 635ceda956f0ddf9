using System.Text.Json.Nodes;
using Bureau.Domain.Consents;
using Bureau.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests.Consents;

/// <summary>What becomes of a consent between its grant and its end: paused, renewed, shared by two, asleep, and told of; over HTTP on every store.</summary>
public sealed class KeepingAConsentTests(EachStore stores) : IClassFixture<EachStore>
{
    private const string Inbox = "{ me { notices(first: 50) { edges { node { kind about details { name value } } } } } }";

    private readonly SetClock clock = new();

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ASubject_PausesAConsent_AndLetsItGoOn_WithoutMovingItsEnd(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var consent = await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1);
        Assert.Null((await WaiverAsync(bureau, consent)).Code());
        var ends = (await StateAsync(bureau, consent)).Text("expiresAt");

        Assert.Equal("PAUSED", (await StepAsync(bureau, 1, "pauseConsent", consent)).Text("data.pauseConsent.status"));
        Assert.Equal("CONSENT_PAUSED", (await WaiverAsync(bureau, consent)).Code());
        Assert.Equal("CONSENT_PAUSED", (await StepAsync(bureau, 1, "pauseConsent", consent)).Code());
        Assert.Equal("CONSENT_NOT_FOUND", (await StepAsync(bureau, 3, "resumeConsent", consent)).Code());

        Assert.Equal("GRANTED", (await StepAsync(bureau, 1, "resumeConsent", consent)).Text("data.resumeConsent.status"));
        Assert.Equal(ends, (await StateAsync(bureau, consent)).Text("expiresAt"));
        Assert.Null((await WaiverAsync(bureau, consent)).Code());
        Assert.Equal("CONSENT_NOT_PAUSED", (await StepAsync(bureau, 1, "resumeConsent", consent)).Code());
        Assert.Equal(["CONSENT_RESUMED", "CONSENT_PAUSED", "CONSENT_GRANTED"], await ToldOfAsync(bureau, "demo-rental", consent));

        // It ends on its day although it was paused, and cannot be woken then.
        await StepAsync(bureau, 1, "pauseConsent", consent);
        clock.Move(TimeSpan.FromDays(7));
        Assert.Equal("CONSENT_EXPIRED", (await StepAsync(bureau, 1, "resumeConsent", consent)).Code());
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ASubject_MayRevokeAPausedConsent(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var consent = await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1);
        await StepAsync(bureau, 1, "pauseConsent", consent);
        Assert.Equal("REVOKED", (await StepAsync(bureau, 1, "revokeConsent", consent)).Text("data.revokeConsent.status"));
        Assert.Equal("CONSENT_REVOKED", (await StepAsync(bureau, 1, "resumeConsent", consent)).Code());
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ASubject_WhoGrantsARenewal_EndsTheConsentThatItRenews_AndWhoRefusesItDoesNot(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var old = await bureau.GrantedConsentAsync("demo-dating", "DATING_BADGE", 1);
        var dating = await bureau.TokenAsync("demo-dating");
        Assert.Equal("CONSENT_RENEWAL_DIFFERS", (await bureau.RequestConsentAsync(dating, "DATING_BADGE", SandboxIdentity.Of(2), renews: old)).Code());
        Assert.Equal("CONSENT_NOT_FOUND", (await bureau.RequestConsentAsync(await bureau.TokenAsync("demo-rental"), "RENTAL_DEPOSIT", SandboxIdentity.Of(1), renews: old)).Code());

        var renewal = (await bureau.RequestConsentAsync(dating, "DATING_BADGE", SandboxIdentity.Of(1), renews: old)).Text("data.requestConsent.id");
        Assert.Null((await BadgeAsync(bureau, old)).Code());
        Assert.Equal("GRANTED", (await StepAsync(bureau, 1, "grantConsent", renewal)).Text("data.grantConsent.status"));
        Assert.Equal("CONSENT_RENEWED", (await BadgeAsync(bureau, old)).Code());
        Assert.Null((await BadgeAsync(bureau, renewal)).Code());
        Assert.Equal("CONSENT_RENEWED", (await StepAsync(bureau, 1, "revokeConsent", old)).Code());
        Assert.Contains("CONSENT_EXPIRED", await ToldOfAsync(bureau, "demo-dating", old));
        Assert.NotEqual((await StateAsync(bureau, old)).Text("receipt"), (await StateAsync(bureau, renewal)).Text("receipt"));

        var refused = (await bureau.RequestConsentAsync(dating, "DATING_BADGE", SandboxIdentity.Of(1), renews: renewal)).Text("data.requestConsent.id");
        await StepAsync(bureau, 1, "refuseConsent", refused);
        Assert.Null((await BadgeAsync(bureau, renewal)).Code());
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ASubject_IsSeenInAMutualView_OnlyWhileTheOtherIs(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var (first, second) = await bureau.MutualViewAsync(1, 2);
        await StepAsync(bureau, 1, "grantConsent", first);
        Assert.Equal("CONSENT_ONE_SIDED", (await BadgeAsync(bureau, first)).Code());
        Assert.Equal("CONSENT_NOT_GRANTED", (await BadgeAsync(bureau, second)).Code());

        await StepAsync(bureau, 2, "grantConsent", second);
        Assert.Null((await BadgeAsync(bureau, first)).Code());
        Assert.Null((await BadgeAsync(bureau, second)).Code());

        await StepAsync(bureau, 2, "pauseConsent", second);
        Assert.Equal(("CONSENT_ONE_SIDED", "CONSENT_PAUSED"), ((await BadgeAsync(bureau, first)).Code(), (await BadgeAsync(bureau, second)).Code()));
        await StepAsync(bureau, 2, "resumeConsent", second);
        Assert.Null((await BadgeAsync(bureau, first)).Code());

        await StepAsync(bureau, 1, "revokeConsent", first);
        Assert.Equal(("CONSENT_REVOKED", "CONSENT_ONE_SIDED"), ((await BadgeAsync(bureau, first)).Code(), (await BadgeAsync(bureau, second)).Code()));
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ASubject_WhoRefusesAMutualView_LeavesTheOtherUnseen_AndNobodyViewsThemselves(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var (first, second) = await bureau.MutualViewAsync(1, 2);
        await StepAsync(bureau, 2, "refuseConsent", second);
        await StepAsync(bureau, 1, "grantConsent", first);
        Assert.Equal("CONSENT_ONE_SIDED", (await BadgeAsync(bureau, first)).Code());

        var alone = await bureau.AskAsync(
            await bureau.TokenAsync("demo-dating"), "mutation($input: RequestMutualBadgeInput!) { requestMutualBadge(input: $input) { first { id } } }",
            new { input = new { first = SandboxIdentity.Of(1).Input, second = SandboxIdentity.Of(1).Input } });
        Assert.Equal("MUTUAL_VIEW_OF_ONE", alone.Code());
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ASubject_IsReminded_90DaysAfterTheyWereLastTold_OfAllTheirConsentsOnce(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", 5);
        var remind = bureau.Services.GetRequiredService<RemindOfConsents>();
        await remind.ExecuteAsync(CancellationToken.None);
        async Task<int> RemindersAsync() => (await NoticesAsync(bureau, 5)).Count(notice => notice.Text("kind") == "CONSENTS_LIVE");
        var before = await RemindersAsync();

        clock.Move(TimeSpan.FromDays(90) - TimeSpan.FromSeconds(1));
        await remind.ExecuteAsync(CancellationToken.None);
        Assert.Equal(before, await RemindersAsync());
        clock.Move(TimeSpan.FromSeconds(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => remind.ExecuteAsync(CancellationToken.None))));
        Assert.Equal(before + 1, await RemindersAsync());
        clock.Move(TimeSpan.FromDays(89));
        await remind.ExecuteAsync(CancellationToken.None);
        Assert.Equal(before + 1, await RemindersAsync());
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ASubjectAndThePartner_AreToldThatAConsentEnded_AndOfARequestThePartnerAlone(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var end = bureau.Services.GetRequiredService<EndConsents>();
        var granted = await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1);
        var unanswered = (await bureau.RequestConsentAsync(await bureau.TokenAsync("demo-rental"), "RENTAL_DEPOSIT", SandboxIdentity.Of(3))).Text("data.requestConsent.id");

        clock.Move(TimeSpan.FromDays(14));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => end.ExecuteAsync(CancellationToken.None))));
        Assert.Equal(["CONSENT_EXPIRED", "CONSENT_GRANTED"], await ToldOfAsync(bureau, "demo-rental", granted));
        Assert.Equal(["CONSENT_EXPIRED"], await ToldOfAsync(bureau, "demo-rental", unanswered));
        var mine = Assert.Single(await NoticesAsync(bureau, 1), notice => notice.Text("about") == granted && notice.Text("kind") == "CONSENT_EXPIRED");
        Assert.Contains(mine["details"]!.AsArray(), detail => detail!.Text("value") == "TIME_PASSED");
        Assert.Equal(["CONSENT_REQUESTED"], (await NoticesAsync(bureau, 3)).Where(notice => notice.Text("about") == unanswered).Select(notice => notice.Text("kind")));
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ASuspendedPartnersConsents_Sleep_AndWakeWithTheAgreement(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var consent = await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1);
        Assert.Null((await WaiverAsync(bureau, consent)).Code());

        await SuspendAsync(bureau, true);
        Assert.Equal("AGREEMENT_NOT_IN_FORCE", (await WaiverAsync(bureau, consent)).Code());
        Assert.Equal("AGREEMENT_NOT_IN_FORCE", (await bureau.RequestConsentAsync(await bureau.TokenAsync("demo-rental"), "RENTAL_DEPOSIT", SandboxIdentity.Of(3))).Code());
        Assert.Equal("GRANTED", (await StateAsync(bureau, consent)).Text("status"));

        await SuspendAsync(bureau, false);
        Assert.Null((await WaiverAsync(bureau, consent)).Code());
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ASubject_SeesAllTheirConsents_PageByPage_EachOnce(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var made = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            made.Add(await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 5));
            clock.Move(TimeSpan.FromDays(i % 2));
        }

        var seen = new List<string>();
        for (string? after = null; ;)
        {
            var page = (await bureau.AskAsync(
                bureau.TokenOfPerson(5), "query($after: String) { me { consents(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } } }", new { after })).At("data.me.consents")!;
            seen.AddRange(page["edges"]!.AsArray().Select(edge => edge!.Text("node.id")));
            if (!page.At("pageInfo.hasNextPage")!.GetValue<bool>())
                break;
            after = page.Text("pageInfo.endCursor");
        }

        Assert.Equal(10, seen.Count);
        Assert.Equal(10, seen.Distinct().Count());
        Assert.Subset(seen.ToHashSet(), made.ToHashSet());
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ASubject_IsNotAskedAgain_WhileARequestWaits_NorFor30DaysAfterANo_WhetherTheBureauKnowsThemOrNot(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        async Task<JsonNode> RequestAsync(SandboxIdentity person) => await bureau.RequestConsentAsync(await bureau.TokenAsync("demo-rental"), "RENTAL_DEPOSIT", person);
        foreach (var person in (SandboxIdentity[])[SandboxIdentity.Of(1), SandboxIdentity.Of(3) with { Name = "Sandbox Nobody" }])
        {
            Assert.Null((await RequestAsync(person)).Code());
            Assert.Equal("CONSENT_REQUEST_OPEN", (await RequestAsync(person)).Code());
        }

        clock.Move(TimeSpan.FromDays(14));
        var again = (await RequestAsync(SandboxIdentity.Of(1))).Text("data.requestConsent.id");
        await StepAsync(bureau, 1, "refuseConsent", again);
        clock.Move(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        Assert.Equal("CONSENT_REFUSED_RECENTLY", (await RequestAsync(SandboxIdentity.Of(1))).Code());
        clock.Move(TimeSpan.FromSeconds(1));
        Assert.Null((await RequestAsync(SandboxIdentity.Of(1))).Code());
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ASubject_IsAskedFiveTimesADayAtMost_AndOnceOfRequestsMadeAtOnce(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var rental = await bureau.TokenAsync("demo-rental");
        var atOnce = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => bureau.RequestConsentAsync(rental, "RENTAL_DEPOSIT", SandboxIdentity.Of(3)))));
        Assert.Single(atOnce, answer => answer.Code() is null);
        Assert.Equal(7, atOnce.Count(answer => answer.Code() == "CONSENT_REQUEST_OPEN"));

        for (var i = 0; i < 5; i++)
            await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1);
        Assert.Equal("CONSENT_REQUESTS_EXHAUSTED", (await bureau.RequestConsentAsync(rental, "RENTAL_DEPOSIT", SandboxIdentity.Of(1))).Code());
        clock.Move(TimeSpan.FromDays(1));
        Assert.Null((await bureau.RequestConsentAsync(await bureau.TokenAsync("demo-rental"), "RENTAL_DEPOSIT", SandboxIdentity.Of(1))).Code());
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task AReplayedGrant_IsRefused_AndOfGrantsAtOnceOneCounts(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var consent = (await bureau.RequestConsentAsync(await bureau.TokenAsync("demo-rental"), "RENTAL_DEPOSIT", SandboxIdentity.Of(1))).Text("data.requestConsent.id");
        var grants = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => StepAsync(bureau, 1, "grantConsent", consent))));
        Assert.Single(grants, answer => answer.Code() is null);
        Assert.Equal(7, grants.Count(answer => answer.Code() == "CONSENT_ALREADY_GRANTED"));
        Assert.Equal(["CONSENT_GRANTED"], await ToldOfAsync(bureau, "demo-rental", consent));

        await StepAsync(bureau, 1, "revokeConsent", consent);
        Assert.Equal("CONSENT_REVOKED", (await StepAsync(bureau, 1, "grantConsent", consent)).Code());
        Assert.Equal("CONSENT_REVOKED", (await WaiverAsync(bureau, consent)).Code());
    }

    private static Task<JsonNode> StepAsync(RunningBureau bureau, int person, string step, string consent) => bureau.StepAsync(bureau.TokenOfPerson(person), step, consent);

    private static async Task<JsonNode> WaiverAsync(RunningBureau bureau, string consent) => await bureau.AskAsync(await bureau.TokenAsync("demo-rental"), Asking.Waiver, new { consent });

    private static async Task<JsonNode> BadgeAsync(RunningBureau bureau, string consent) => await bureau.AskAsync(await bureau.TokenAsync("demo-dating"), Asking.Badge, new { consent });

    private static async Task<JsonNode> StateAsync(RunningBureau bureau, string consent) =>
        (await bureau.AskAsync(bureau.TokenOfPerson(1), "query($id: ID!) { consent(id: $id) { status expiresAt receipt } }", new { id = consent })).At("data.consent")!;

    private static async Task<IEnumerable<JsonNode>> NoticesAsync(RunningBureau bureau, int person) =>
        (await bureau.AskAsync(bureau.TokenOfPerson(person), Inbox)).At("data.me.notices.edges")!.AsArray().Select(edge => edge!["node"]!);

    /// <summary>What a partner was told of a consent, newest first.</summary>
    private static async Task<IEnumerable<string>> ToldOfAsync(RunningBureau bureau, string client, string consent) =>
        (await bureau.AskAsync(await bureau.TokenAsync(client), "{ notices(first: 50) { edges { node { kind about } } } }")).At("data.notices.edges")!.AsArray()
            .Where(edge => edge!.Text("node.about") == consent)
            .Select(edge => edge!.Text("node.kind"));

    private static async Task SuspendAsync(RunningBureau bureau, bool suspended)
    {
        await using var context = await bureau.Services.GetRequiredService<IDbContextFactory<BureauDbContext>>().CreateDbContextAsync();
        var rental = await context.Partners.SingleAsync(partner => partner.Name == "Demo Rental (sandbox)");
        (rental.Suspended, rental.Version) = (suspended, rental.Version + 1);
        await context.SaveChangesAsync();
    }
}
