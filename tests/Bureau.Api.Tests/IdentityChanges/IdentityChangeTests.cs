using System.Text.Json.Nodes;
using Bureau.Api.Tests.Disputes;
using Bureau.Domain.Corrections;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests.IdentityChanges;

/// <summary>A death, two files of one person, another identity number: one operator proposes, another confirms, and nothing of anybody is lost.</summary>
public sealed class IdentityChangeTests(EachStore stores) : IClassFixture<EachStore>
{
    private const string Me = """
        { me { name identityNumber frozen tradelines { accountNumber } consents(first: 30) { edges { node { id status purpose partnerName } } }
          inquiries(first: 30) { edges { node { partnerName denial consent } } } disputes { edges { node { id } } } statements { text } shareCodes { edges { node { status } } }
          notices(first: 30) { edges { node { kind details { name value } } } } } }
        """;

    private static readonly SandboxIdentity Prime = SandboxIdentity.Of(1);
    private static readonly SandboxIdentity Thin = SandboxIdentity.Of(2);

    private readonly SetClock clock = new();

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ADeath_ClosesTheFile_AndIsAnsweredLikeSomebodyUnknown(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var prime = bureau.TokenOfPerson(1);
        var rental = await bureau.TokenAsync("demo-rental");
        var granted = await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", 1);
        var asked = (await bureau.RequestConsentAsync(rental, "RENTAL_DEPOSIT", Prime)).Text("data.requestConsent.id");
        var code = (await bureau.AskAsync(prime, "mutation { createShareCode(input: {purpose: RENTAL_DEPOSIT}) { code } }")).Text("data.createShareCode.code");
        Assert.NotNull((await bureau.AskAsync(await bureau.TokenAsync("demo-lender"), Asking.Summary, new { consent = granted })).At("data.creditSummary"));

        await bureau.DoAsync(token => bureau.RecordDeathAsync(token, Prime, "2030-03-01"), "recordDeath");

        Assert.Equal("CONSENT_EXPIRED", (await bureau.AskAsync(await bureau.TokenAsync("demo-lender"), Asking.Summary, new { consent = granted })).Code());
        Assert.Equal("SHARE_CODE_INVALID", (await bureau.AskAsync(rental, "mutation($code: String!) { redeemShareCode(code: $code) { id } }", new { code })).Code());

        // What waits goes on waiting, and what is asked anew is asked of nobody: a partner sees no difference.
        Assert.Equal("REQUESTED", (await bureau.AskAsync(rental, "query($consent: ID!) { consent(id: $consent) { status } }", new { consent = asked })).Text("data.consent.status"));
        var dating = await bureau.TokenAsync("demo-dating");
        var ofTheDead = await bureau.RequestConsentAsync(dating, "DATING_BADGE", Prime);
        var ofNobody = await bureau.RequestConsentAsync(dating, "DATING_BADGE", SandboxIdentity.Of(3) with { Name = "Sandbox Nobody" });
        foreach (var answer in (JsonNode[])[ofTheDead, ofNobody])
        {
            Assert.Equal("CONSENT_NOT_GRANTED", (await bureau.AskAsync(dating, Asking.Badge, new { consent = answer.Text("data.requestConsent.id") })).Code());
            answer["data"]!["requestConsent"]!["id"] = "any";
        }

        Assert.Equal(ofNobody.ToJsonString(), ofTheDead.ToJsonString());
        Assert.Equal("FILE_CLOSED", (await bureau.StepAsync(prime, "grantConsent", asked)).Code());
        Assert.Equal("FILE_CLOSED", (await bureau.AskAsync(prime, "mutation { createShareCode(input: {purpose: RENTAL_DEPOSIT}) { code } }")).Code());
        Assert.Equal("FILE_CLOSED", (await bureau.AskAsync(prime, "mutation { freezeFile { frozen } }")).Code());

        // The file is kept, furnishers go on, and whoever holds the person's rights sees it all.
        Assert.Equal("STORED", await bureau.FurnishAsync(Prime, "SANDBOX-LATE", "2030-02-28"));
        var me = (await MeAsync(bureau, prime));
        Assert.Contains("SANDBOX-LATE", Values(me, "tradelines", "accountNumber"));
        Assert.Contains("IDENTITY_CHANGED", Nodes(me, "notices").Select(notice => notice.Text("kind")));
        Assert.Contains(Nodes(me, "notices"), notice => notice.Text("kind") == "CONSENT_EXPIRED" && notice.ToJsonString().Contains("FILE_CLOSED", StringComparison.Ordinal));
        Assert.Equal("PERSON_NOT_FOUND", (await bureau.RecordDeathAsync(await bureau.TokenAsync("demo-operator"), Prime, "2030-03-01")).Code());
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task TwoFilesOfOnePerson_AreMerged_AndNothingIsLostOrCountedTwice(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var (kept, duplicate) = (bureau.TokenOfPerson(1), bureau.TokenOfPerson(2));
        var lender = await bureau.TokenAsync("demo-lender");
        var monitoring = await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", 2);
        Assert.NotNull((await bureau.AskAsync(lender, Asking.Summary, new { consent = monitoring })).At("data.creditSummary"));
        var (tradeline, _) = await bureau.AccountAsync(2);
        Assert.Null((await bureau.OpenAsync(duplicate, tradeline)).Code());
        Assert.Null((await bureau.StateAsync(duplicate, "This file is mine, too.")).Code());
        var code = (await bureau.AskAsync(duplicate, "mutation { createShareCode(input: {purpose: RENTAL_DEPOSIT}) { code } }")).Text("data.createShareCode.code");
        var (mine, theirs) = ((await MeAsync(bureau, kept)), (await MeAsync(bureau, duplicate)));

        await bureau.DoAsync(token => bureau.MergeAsync(token, Thin, Prime), "mergeSubjects");

        var me = (await MeAsync(bureau, kept));
        Assert.Equal(mine.Text("identityNumber"), me.Text("identityNumber"));
        Assert.Equal(
            Values(mine, "tradelines", "accountNumber").Concat(Values(theirs, "tradelines", "accountNumber")).Order(StringComparer.Ordinal),
            Values(me, "tradelines", "accountNumber").Order(StringComparer.Ordinal));
        Assert.Equal(Nodes(mine, "consents").Count + Nodes(theirs, "consents").Count, Nodes(me, "consents").Count);
        Assert.Equal(Nodes(mine, "inquiries").Count + Nodes(theirs, "inquiries").Count, Nodes(me, "inquiries").Count);
        Assert.Single(Nodes(me, "disputes"));
        Assert.Equal("This file is mine, too.", Assert.Single(Values(me, "statements", "text")));
        Assert.Contains("IDENTITY_CHANGED", Nodes(me, "notices").Select(notice => notice.Text("kind")));

        // Of the consents that both had given, one of each is left in force; the one that the duplicate alone had given goes on.
        var live = Nodes(me, "consents").Where(consent => consent.Text("status") == "GRANTED").Select(consent => consent.Text("purpose")).ToList();
        Assert.Equal(["DATING_BADGE", "LOAN_MONITORING", "LOAN_UNDERWRITING", "RENTAL_DEPOSIT"], live.Order(StringComparer.Ordinal));
        var summary = (await bureau.AskAsync(lender, Asking.Summary, new { consent = monitoring })).At("data.creditSummary");
        Assert.NotNull(summary);

        // The token that was the duplicate's is the person's.
        Assert.Equal((await MeAsync(bureau, kept)).ToJsonString(), (await MeAsync(bureau, duplicate)).ToJsonString());
        Assert.Null((await bureau.StepAsync(duplicate, "revokeConsent", monitoring)).Code());
        Assert.Equal("CONSENT_REVOKED", (await bureau.AskAsync(lender, Asking.Summary, new { consent = monitoring })).Code());
        var redeemed = (await bureau.AskAsync(await bureau.TokenAsync("demo-rental"), "mutation($code: String!) { redeemShareCode(code: $code) { id } }", new { code })).Text("data.redeemShareCode.id");
        Assert.NotNull((await bureau.AskAsync(await bureau.TokenAsync("demo-rental"), Asking.Waiver, new { consent = redeemed })).At("data.depositWaiver"));

        // Both numbers find the one file, for furnishers and for partners, in one batch, too.
        Assert.Equal("STORED", await bureau.FurnishAsync(Thin, "MERGED-1", "2030-02-28"));
        Assert.Equal("STORED", await bureau.FurnishAsync(Prime, "MERGED-1", "2030-01-31"));
        var asked = (await bureau.RequestConsentAsync(await bureau.TokenAsync("demo-dating"), "DATING_BADGE", Thin)).Text("data.requestConsent.id");
        Assert.Null((await bureau.StepAsync(kept, "grantConsent", asked)).Code());
        Assert.Contains("MERGED-1", Values((await MeAsync(bureau, kept)), "tradelines", "accountNumber"));
        Assert.Equal("MERGE_OF_ONE", (await bureau.MergeAsync(await bureau.TokenAsync("demo-operator"), Thin, Prime)).Code());
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task AfterAMerge_DecisionsAndCorrections_GoByWhatWasAskedOfTheDuplicate(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var (kept, lender) = (bureau.TokenOfPerson(1), await bureau.TokenAsync("demo-lender"));
        var consent = await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", 2);
        var read = await bureau.AskAsync(lender, "query($consent: ID!) { creditSummary(consent: $consent) { inquiry totals { accounts } } }", new { consent });
        var inquiry = read.Text("data.creditSummary.inquiry");
        var account = await bureau.AccountAsync(2);
        await bureau.DoAsync(token => bureau.MergeAsync(token, Thin, Prime), "mergeSubjects");

        var issued = await bureau.AskAsync(
            lender, "mutation($input: IssueAdverseActionNoticeInput!) { issueAdverseActionNotice(input: $input) { id } }", new { input = new { inquiry, consent, action = "DECLINED" } });
        Assert.Null(issued.Code());
        var action = Assert.Single((await bureau.AskAsync(kept, "{ me { adverseActions { edges { node { inquiry consent } } } } }")).At("data.me.adverseActions.edges")!.AsArray())!;
        Assert.Equal((inquiry, $"{consent}"), (action.Text("node.inquiry"), action.Text("node.consent")));

        clock.Move(TimeSpan.FromHours(1));
        var dispute = (await bureau.OpenAsync(kept, account.Id)).Text("data.openDispute.id");
        Assert.Equal("DELETED", (await bureau.AnswerAsync(dispute, "DELETED")).Text("data.answerDispute.status"));
        await bureau.Services.GetRequiredService<RecallReaders>().ExecuteAsync(new SubjectId(SandboxIds.Subject(1)), CancellationToken.None);
        var recall = Assert.Single((await bureau.AskAsync(await bureau.TokenAsync("demo-lender"), "{ correctionRecalls { edges { node { inquiry consent fields } } } }"))
            .At("data.correctionRecalls.edges")!.AsArray())!;
        Assert.Equal((inquiry, $"{consent}"), (recall.Text("node.inquiry"), recall.Text("node.consent")));
        Assert.Equal(["CreditSummary.totals"], recall.At("node.fields")!.AsArray().Select(field => field!.ToString()));
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task AFrozenFile_StaysFrozen_WhenItIsMerged(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var consent = await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", 1);
        await bureau.DoAsync(token => bureau.MergeAsync(token, SandboxIdentity.Of(6), Prime), "mergeSubjects");
        Assert.Equal("FILE_FROZEN", (await bureau.AskAsync(await bureau.TokenAsync("demo-lender"), Asking.Summary, new { consent })).Code());
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task AnotherNumber_KeepsTheFile_AndTheOldOneGoesOnFindingIt(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var prime = bureau.TokenOfPerson(1);
        var renumbered = Prime with { Number = "999999198503149021" };
        var consent = await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", 1);
        await bureau.DoAsync(token => bureau.ChangeNumberAsync(token, Prime, renumbered.Number), "changeIdentityNumber");

        var me = (await MeAsync(bureau, prime));
        Assert.Equal("99**************21", me.Text("identityNumber"));
        Assert.NotNull((await bureau.AskAsync(await bureau.TokenAsync("demo-lender"), Asking.Summary, new { consent })).At("data.creditSummary.score"));
        foreach (var (person, purpose, partner) in new[] { (Prime, "RENTAL_DEPOSIT", "demo-rental"), (renumbered, "DATING_BADGE", "demo-dating") })
        {
            var asked = (await bureau.RequestConsentAsync(await bureau.TokenAsync(partner), purpose, person)).Text("data.requestConsent.id");
            Assert.Null((await bureau.StepAsync(prime, "grantConsent", asked)).Code());
        }

        Assert.Equal("STORED", await bureau.FurnishAsync(Prime, "RENUMBERED-1", "2030-01-31"));
        Assert.Equal("STORED", await bureau.FurnishAsync(renumbered, "RENUMBERED-1", "2030-02-28"));
        Assert.Single(Values((await MeAsync(bureau, prime)), "tradelines", "accountNumber"), number => number == "RENUMBERED-1");

        // Nobody else can be given a number that somebody has or had, and one's own can come back.
        var operators = await bureau.TokenAsync("demo-operator");
        Assert.Equal("IDENTITY_NUMBER_TAKEN", (await bureau.ChangeNumberAsync(operators, Thin, Prime.Number)).Code());
        Assert.Equal("IDENTITY_NUMBER_TAKEN", (await bureau.ChangeNumberAsync(operators, Thin, renumbered.Number)).Code());
        Assert.Equal("IDENTITY_NUMBER_UNCHANGED", (await bureau.ChangeNumberAsync(operators, renumbered, renumbered.Number)).Code());
        Assert.Equal("IDENTITY_NUMBER_CHECK_FAILED", (await bureau.ChangeNumberAsync(operators, renumbered, "999999198503149022")).Code());
        Assert.Equal("MINOR_SUBJECT", (await bureau.ChangeNumberAsync(operators, renumbered, "999999201503149042")).Code());
        await bureau.DoAsync(token => bureau.ChangeNumberAsync(token, renumbered, Prime.Number), "changeIdentityNumber");
        Assert.Equal("99**************19", (await MeAsync(bureau, prime)).Text("identityNumber"));
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task AChangedBirthDate_ComesWithTheNumberThatStatesIt(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var corrected = Prime with { Number = "999999198503159035", BirthDate = "1985-03-15" };
        await bureau.DoAsync(token => bureau.ChangeNumberAsync(token, Prime, corrected.Number), "changeIdentityNumber");
        Assert.Equal("STORED", await bureau.FurnishAsync(Prime, "CORRECTED-1", "2030-01-31"));
        Assert.Equal("STORED", await bureau.FurnishAsync(corrected, "CORRECTED-1", "2030-02-28"));
        Assert.Equal("1985-03-15", (await bureau.AskAsync(bureau.TokenOfPerson(1), "{ me { birthDate } }")).Text("data.me.birthDate"));

        // Rows of the old number under another name wait, and are decided under the number that they carry.
        Assert.Equal("HELD", await bureau.FurnishAsync(Prime with { Name = "Wholly Different" }, "CORRECTED-2", "2030-01-31"));
        var operators = await bureau.TokenAsync("demo-operator");
        var review = (await bureau.AskAsync(operators, "{ matchReviews { edges { node { id furnished { birthDate } } } } }")).Text("data.matchReviews.edges.0.node.id");
        var decided = await bureau.AskAsync(operators, "mutation($review: ID!) { decideMatch(input: {review: $review, verdict: SAME, because: \"A maiden name.\"}) { stored } }", new { review });
        Assert.Equal("1", decided.Text("data.decideMatch.stored"));
        Assert.Contains("CORRECTED-2", Values((await MeAsync(bureau, bureau.TokenOfPerson(1))), "tradelines", "accountNumber"));
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task OneOperatorAlone_ChangesNothing(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var (first, second) = (await bureau.TokenAsync("demo-operator"), await bureau.TokenAsync("demo-operator-2"));
        var proposed = (await bureau.RecordDeathAsync(first, Prime, "2030-03-01")).Text("data.recordDeath.id");
        Assert.Equal("IDENTITY_CHANGE_OWN", (await bureau.ConfirmAsync(first, proposed)).Code());
        Assert.Equal("IDENTITY_CHANGE_NOT_FOUND", (await bureau.ConfirmAsync(second, Guid.NewGuid().ToString())).Code());
        Assert.Equal("FORBIDDEN_FIELD", (await bureau.ConfirmAsync(await bureau.TokenAsync("demo-lender"), proposed)).Code());
        Assert.Equal("FORBIDDEN_FIELD", (await bureau.ConfirmAsync(bureau.TokenOfPerson(1), proposed)).Code());
        Assert.Null((await bureau.AskAsync(bureau.TokenOfPerson(1), "mutation { freezeFile { frozen } }")).Code());

        Assert.Equal("WITHDRAWN", (await bureau.WithdrawChangeAsync(second, proposed)).Text("data.withdrawIdentityChange.status"));
        Assert.Equal("IDENTITY_CHANGE_DECIDED", (await bureau.ConfirmAsync(second, proposed)).Code());
        Assert.Equal("IDENTITY_CHANGE_DECIDED", (await bureau.WithdrawChangeAsync(first, proposed)).Code());

        var late = (await bureau.RecordDeathAsync(first, Prime, "2030-03-01")).Text("data.recordDeath.id");
        clock.Move(TimeSpan.FromDays(7));
        Assert.Equal("IDENTITY_CHANGE_EXPIRED", (await bureau.ConfirmAsync(await bureau.TokenAsync("demo-operator-2"), late)).Code());
        first = await bureau.TokenAsync("demo-operator");
        Assert.Empty((await bureau.ChangesAsync(first)).At("data.identityChanges.edges")!.AsArray());
        var all = await bureau.ChangesAsync(first, open: false, first: 1);
        Assert.Equal("EXPIRED", all.Text("data.identityChanges.edges.0.node.status"));
        var rest = await bureau.ChangesAsync(first, open: false, first: 1, after: all.Text("data.identityChanges.pageInfo.endCursor"));
        Assert.Equal("WITHDRAWN", rest.Text("data.identityChanges.edges.0.node.status"));
        Assert.Equal("99**************19", rest.Text("data.identityChanges.edges.0.node.person.identityNumber"));
        Assert.NotEqual(rest.Text("data.identityChanges.edges.0.node.proposedBy"), rest.Text("data.identityChanges.edges.0.node.decidedBy"));

        Assert.Equal("DEATH_DAY_OUT_OF_RANGE", (await bureau.RecordDeathAsync(first, Prime, "2031-01-01")).Code());
        Assert.Equal("DEATH_DAY_OUT_OF_RANGE", (await bureau.RecordDeathAsync(first, Prime, "1985-03-13")).Code());
        Assert.Equal("IDENTITY_CHANGE_REASON_MALFORMED", (await bureau.RecordDeathAsync(first, Prime, "2030-03-01", " ")).Code());
        Assert.Equal("PERSON_NOT_FOUND", (await bureau.RecordDeathAsync(first, Prime with { Name = "Wholly Different" }, "2030-03-01")).Code());
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task TwoWhoConfirmAtOnce_DoItOnce(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var proposed = (await bureau.MergeAsync(await bureau.TokenAsync("demo-operator"), Thin, Prime)).Text("data.mergeSubjects.id");
        var operators = await bureau.TokenAsync("demo-operator-2");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => bureau.ConfirmAsync(operators, proposed)));
        Assert.Single(answers, answer => answer.Code() is null);
        Assert.All(answers.Where(answer => answer.Code() is not null), answer => Assert.Equal("IDENTITY_CHANGE_DECIDED", answer.Code()));
        var told = Nodes((await MeAsync(bureau, bureau.TokenOfPerson(1))), "notices").Count(notice => notice.Text("kind") == "IDENTITY_CHANGED");
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task AProposal_OutlivesTheProgramThatTookIt()
    {
        using var store = new TemporaryStore();
        string proposed;
        await using (var first = await RunningBureau.StartAsync(store, clock))
            proposed = (await first.RecordDeathAsync(await first.TokenAsync("demo-operator"), Prime, "2030-03-01")).Text("data.recordDeath.id");
        await using var second = await RunningBureau.StartAsync(store, clock);
        Assert.Equal("CONFIRMED", (await second.ConfirmAsync(await second.TokenAsync("demo-operator-2"), proposed)).Text("data.confirmIdentityChange.status"));
        Assert.Equal("FILE_CLOSED", (await second.AskAsync(second.TokenOfPerson(1), "mutation { freezeFile { frozen } }")).Code());
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task AMutualView_OfAPersonWithThemselves_Ends(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var dating = await bureau.TokenAsync("demo-dating");
        var asked = await bureau.AskAsync(dating, "mutation($input: RequestMutualBadgeInput!) { requestMutualBadge(input: $input) { first { id } second { id } } }", new
        {
            input = new { first = ChangingIdentities.Person(Prime), second = ChangingIdentities.Person(Thin) },
        });
        var (first, second) = (asked.Text("data.requestMutualBadge.first.id"), asked.Text("data.requestMutualBadge.second.id"));
        Assert.Null((await bureau.StepAsync(bureau.TokenOfPerson(1), "grantConsent", first)).Code());
        Assert.Null((await bureau.StepAsync(bureau.TokenOfPerson(2), "grantConsent", second)).Code());
        Assert.NotNull((await bureau.AskAsync(dating, Asking.Badge, new { consent = first })).At("data.scoreBadge"));

        await bureau.DoAsync(token => bureau.MergeAsync(token, Thin, Prime), "mergeSubjects");
        Assert.Equal("CONSENT_EXPIRED", (await bureau.AskAsync(dating, Asking.Badge, new { consent = first })).Code());
        Assert.Equal("CONSENT_EXPIRED", (await bureau.AskAsync(dating, Asking.Badge, new { consent = second })).Code());
    }

    private static async Task<JsonNode> MeAsync(RunningBureau bureau, string token)
    {
        var answer = await bureau.AskAsync(token, Me);
        return answer.At("data.me") ?? throw new Xunit.Sdk.XunitException(answer.ToJsonString());
    }

    private static List<JsonNode> Nodes(JsonNode me, string connection) => [.. me.At($"{connection}.edges")!.AsArray().Select(edge => edge!.At("node")!)];

    private static List<string> Values(JsonNode me, string list, string field) => [.. me.At(list)!.AsArray().Select(one => one!.Text(field))];
}
