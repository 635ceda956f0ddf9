using System.Text.Json.Nodes;
using Bureau.Api.Tests.Disputes;

namespace Bureau.Api.Tests.AdverseActions;

/// <summary>A decision against a person: they are told out of the very answer that was used, and may have somebody look at it.</summary>
public sealed class AdverseActionTests(EachStore stores) : IClassFixture<EachStore>
{
    private const int Prime = 1;
    private const int ThinFile = 2;
    private const int Delinquent = 3;

    private const string Waiver = "query($consent: ID!) { depositWaiver(consent: $consent, category: CAR) { inquiry decision } }";
    private const string Badge = "query($consent: ID!) { scoreBadge(consent: $consent) { inquiry band } }";
    private const string Summary = "query($consent: ID!) { creditSummary(consent: $consent) { inquiry score { value reasons { code } } } }";

    private const string Mine = """
        { me { score { value } notices(first: 5) { edges { node { kind about details { name value } } } } inquiries(first: 5) { edges { node { id charged } } }
          adverseActions(first: 5) { edges { node { id partnerName action issuedAt inquiry inquiredAt consent purpose fields told source text
            score { value lowest highest band card madeAt } reasons { code text }
            reviews { id statement requestedAt dueAt overdue outcome reason reviewer decidedAt } } } } } }
        """;

    private readonly SetClock clock = new();

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ASubject_IsToldOfADecision_OutOfTheVeryAnswerThatWasUsed(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var scored = (await MineAsync(bureau, Delinquent)).Text("score.value");
        var waiver = await AskAsync(bureau, "demo-rental", Waiver, Delinquent, 1);
        Assert.Equal("NO", waiver.Text("data.depositWaiver.decision"));
        var asked = clock.GetUtcNow();

        // The file moves on; what was used stays what it was.
        clock.Move(TimeSpan.FromDays(3));
        await bureau.OpenAsync(bureau.TokenOfPerson(Delinquent), (await bureau.AccountAsync(Delinquent)).Id);
        Assert.NotEqual(scored, (await MineAsync(bureau, Delinquent)).At("score.value")?.ToString());
        var issued = await IssueAsync(bureau, "demo-rental", waiver.Text("data.depositWaiver.inquiry"), Consent(Delinquent, 1), "DEPOSIT_REQUIRED");
        Assert.Null(issued.Code());

        var mine = await MineAsync(bureau, Delinquent);
        var action = mine.At("adverseActions.edges.0.node")!;
        Assert.Equal(
            ("Demo Rental (sandbox)", "DEPOSIT_REQUIRED", "RENTAL_DEPOSIT", "NO", waiver.Text("data.depositWaiver.inquiry")),
            (action.Text("partnerName"), action.Text("action"), action.Text("purpose"), action.Text("told"), action.Text("inquiry")));
        Assert.Equal((scored, "350", "950", "POOR"), (action.Text("score.value"), action.Text("score.lowest"), action.Text("score.highest"), action.Text("score.band")));
        Assert.Equal((asked, asked), (DateTimeOffset.Parse(action.Text("inquiredAt"), null), DateTimeOffset.Parse(action.Text("score.madeAt"), null)));
        var reasons = action.At("reasons")!.AsArray();
        Assert.InRange(reasons.Count, 1, 5);
        Assert.Equal(["DepositWaiver.decision"], action.At("fields")!.AsArray().Select(field => field!.ToString()));
        foreach (var told in (string[])["Demo Rental (sandbox)", $"was {scored}", "from 350 to 950", action.Text("score.card"), reasons[0]!.Text("text"), "did not take the decision", "art. 25", action.Text("source")])
            Assert.Contains(told, action.Text("text"), StringComparison.Ordinal);
        var notice = Assert.Single(mine.At("notices.edges")!.AsArray(), edge => edge!.Text("node.kind") == "ADVERSE_ACTION")!;
        Assert.Equal((action.Text("id"), issued.Text("data.issueAdverseActionNotice.id")), (notice.Text("node.about"), action.Text("id")));

        // Kept as it was given.
        clock.Move(TimeSpan.FromDays(400));
        Assert.Equal(action.ToJsonString(), (await MineAsync(bureau, Delinquent)).At("adverseActions.edges.0.node")!.ToJsonString());
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ASubject_IsToldOfADecision_OnceForAnInquiry_AndARepeatedAnswerIsOne(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var consent = Consent(Delinquent, 1);
        var first = (await AskAsync(bureau, "demo-rental", Waiver, Delinquent, 1)).Text("data.depositWaiver.inquiry");
        clock.Move(TimeSpan.FromHours(2));
        var again = (await AskAsync(bureau, "demo-rental", Waiver, Delinquent, 1)).Text("data.depositWaiver.inquiry");
        Assert.Equal([(again, "false"), (first, "true")], (await MineAsync(bureau, Delinquent)).At("inquiries.edges")!.AsArray().Select(edge => (edge!.Text("node.id"), edge!.Text("node.charged"))));

        var at = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => IssueAsync(bureau, "demo-rental", again, consent))));
        Assert.Single(at, answer => answer.Code() is null);
        Assert.Equal(3, at.Count(answer => answer.Code() == "ADVERSE_ACTION_ISSUED"));
        Assert.Null((await IssueAsync(bureau, "demo-rental", first, consent)).Code());

        var actions = (await MineAsync(bureau, Delinquent)).At("adverseActions.edges")!.AsArray();
        Assert.Equal([first, again], actions.Select(edge => edge!.Text("node.inquiry")).Order());
        Assert.Equal(actions[0]!.Text("node.score.madeAt"), actions[1]!.Text("node.score.madeAt"));
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ASubject_IsToldOfAScore_OnlyWhenItWasUsed(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var summary = await AskAsync(bureau, "demo-lender", Summary, Delinquent, 3);
        await IssueAsync(bureau, "demo-lender", summary.Text("data.creditSummary.inquiry"), Consent(Delinquent, 3));
        var lent = (await MineAsync(bureau, Delinquent)).At("adverseActions.edges.0.node")!;
        Assert.Equal(summary.Text("data.creditSummary.score.value"), lent.Text("score.value"));
        Assert.Equal(summary.At("data.creditSummary.score.reasons")!.AsArray().Select(reason => reason!.Text("code")), lent.At("reasons")!.AsArray().Select(reason => reason!.Text("code")));

        var totals = await AskAsync(bureau, "demo-lender", "query($consent: ID!) { creditSummary(consent: $consent) { inquiry totals { accounts } } }", Prime, 3);
        await IssueAsync(bureau, "demo-lender", totals.Text("data.creditSummary.inquiry"), Consent(Prime, 3));
        var unscored = (await MineAsync(bureau, Prime)).At("adverseActions.edges.0.node")!;
        Assert.Equal((null, null, 0), (unscored.At("score"), unscored.At("told"), unscored.At("reasons")!.AsArray().Count));
        Assert.Equal("CreditSummary.totals", unscored.Text("fields.0"));

        var thin = await AskAsync(bureau, "demo-rental", Waiver, ThinFile, 1);
        await IssueAsync(bureau, "demo-rental", thin.Text("data.depositWaiver.inquiry"), Consent(ThinFile, 1));
        var badge = await AskAsync(bureau, "demo-dating", Badge, ThinFile, 2);
        await IssueAsync(bureau, "demo-dating", badge.Text("data.scoreBadge.inquiry"), Consent(ThinFile, 2));
        var unknown = (await MineAsync(bureau, ThinFile)).At("adverseActions.edges")!.AsArray();
        Assert.Equal(2, unknown.Count);
        Assert.All(unknown, edge => Assert.Equal((null, "NOT_ENOUGH_HISTORY"), (edge!.At("node.score"), edge!.Text("node.reasons.0.code"))));
        Assert.Contains(unknown, edge => edge!.At("node.told")?.ToString() == "UNKNOWN");
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task APartner_LearnsNothingByTellingOfADecision(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var (consent, other) = (Consent(Delinquent, 1), Consent(Prime, 1));
        var inquiry = (await AskAsync(bureau, "demo-rental", Waiver, Delinquent, 1)).Text("data.depositWaiver.inquiry");
        var unknown = await IssueAsync(bureau, "demo-rental", Guid.CreateVersion7().ToString(), consent);
        Assert.Equal("INQUIRY_NOT_FOUND", unknown.Code());
        Assert.Equal(unknown.ToJsonString(), (await IssueAsync(bureau, "demo-rental", inquiry, other)).ToJsonString());
        Assert.Equal(unknown.ToJsonString(), (await IssueAsync(bureau, "demo-lender", inquiry, consent)).ToJsonString());
        Assert.Equal(unknown.ToJsonString(), (await IssueAsync(bureau, "demo-rental", inquiry, Guid.CreateVersion7().ToString())).ToJsonString());
        Assert.Equal("FORBIDDEN_FIELD", (await IssueAsync(bureau, "demo-furnisher", inquiry, consent)).Code());

        // What was refused told nothing that a decision could rest on.
        await bureau.StepAsync(bureau.TokenOfPerson(Delinquent), "revokeConsent", consent);
        Assert.Equal("CONSENT_REVOKED", (await AskAsync(bureau, "demo-rental", Waiver, Delinquent, 1)).Code());
        var refused = (await MineAsync(bureau, Delinquent)).Text("inquiries.edges.0.node.id");
        Assert.Equal("INQUIRY_NOT_FOUND", (await IssueAsync(bureau, "demo-rental", refused, consent)).Code());

        clock.Move(TimeSpan.FromDays(60));
        Assert.Null((await IssueAsync(bureau, "demo-rental", inquiry, consent)).Code());
        var late = (await AskAsync(bureau, "demo-dating", Badge, Prime, 2)).Text("data.scoreBadge.inquiry");
        clock.Move(TimeSpan.FromDays(60) + TimeSpan.FromSeconds(1));
        Assert.Equal("INQUIRY_TOO_OLD", (await IssueAsync(bureau, "demo-dating", late, Consent(Prime, 2))).Code());
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ASubject_HasAPersonLookAtADecision_AndIsToldWhatCameOfIt(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var (token, action) = await DecidedAsync(bureau);
        Assert.Equal("STATEMENT_MALFORMED", (await RequestAsync(bureau, token, action, " ")).Code());
        var requests = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RequestAsync(bureau, token, action, "I have <b>paid</b> since."))));
        var review = Assert.Single(requests, answer => answer.Code() is null).Text("data.requestHumanReview.id");
        Assert.Equal(3, requests.Count(answer => answer.Code() == "HUMAN_REVIEW_OPEN"));

        var asked = Assert.Single(await ReviewsAsync(bureau, "demo-rental", "open: true"))!;
        Assert.Equal((review, action, "I have <b>paid</b> since.", "DECLINED"), (asked.Text("node.id"), asked.Text("node.adverseAction"), asked.Text("node.statement"), asked.Text("node.action")));
        Assert.Empty(await ReviewsAsync(bureau, "demo-lender"));
        var told = await bureau.AskAsync(await bureau.TokenAsync("demo-rental"), "{ notices(first: 10) { edges { node { kind about } } } }");
        Assert.Contains(told.At("data.notices.edges")!.AsArray(), edge => (edge!.Text("node.kind"), edge!.Text("node.about")) == ("HUMAN_REVIEW_REQUESTED", review));

        Assert.Equal("HUMAN_REVIEW_NOT_FOUND", (await RecordAsync(bureau, review, "UPHELD", client: "demo-lender")).Code());
        Assert.Equal("PERSON_NAME_MALFORMED", (await RecordAsync(bureau, review, "UPHELD", reviewer: " ")).Code());
        var outcomes = await Task.WhenAll(((string[])["UPHELD", "CHANGED", "WITHDRAWN"]).Select(outcome => Task.Run(() => RecordAsync(bureau, review, outcome))));
        var outcome = Assert.Single(outcomes, answer => answer.Code() is null).Text("data.recordHumanReview.outcome");
        Assert.Equal(2, outcomes.Count(answer => answer.Code() == "HUMAN_REVIEW_DECIDED"));
        Assert.Empty(await ReviewsAsync(bureau, "demo-rental", "open: true"));
        Assert.Single(await ReviewsAsync(bureau, "demo-rental", "open: false"));

        var mine = await MineAsync(bureau, Delinquent);
        Assert.Equal((outcome, "Clerk 7", "Looked at the payslips."), (
            mine.Text("adverseActions.edges.0.node.reviews.0.outcome"), mine.Text("adverseActions.edges.0.node.reviews.0.reviewer"), mine.Text("adverseActions.edges.0.node.reviews.0.reason")));
        Assert.Single(mine.At("notices.edges")!.AsArray(), edge => edge!.Text("node.kind") == "HUMAN_REVIEW_DECIDED");

        // The answer given, they may ask again.
        Assert.Null((await RequestAsync(bureau, token, action, null)).Code());
        Assert.Equal(2, (await MineAsync(bureau, Delinquent)).At("adverseActions.edges.0.node.reviews")!.AsArray().Count);
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ASubject_WhoWaitsLongerThan30Days_IsSeenByTheOperators_WithoutTheirWords(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var (token, action) = await DecidedAsync(bureau);
        var review = (await RequestAsync(bureau, token, action, "I have paid since.")).Text("data.requestHumanReview.id");

        clock.Move(TimeSpan.FromDays(30));
        Assert.Empty(await ReviewsAsync(bureau, "demo-operator", "overdue: true"));
        clock.Move(TimeSpan.FromSeconds(1));
        var late = Assert.Single(await ReviewsAsync(bureau, "demo-operator", "overdue: true"))!;
        Assert.Equal((review, "Demo Rental (sandbox)", "true"), (late.Text("node.id"), late.Text("node.partnerName"), late.Text("node.overdue")));
        Assert.Null(late.At("node.statement"));
        Assert.Equal("true", (await MineAsync(bureau, Delinquent)).Text("adverseActions.edges.0.node.reviews.0.overdue"));

        Assert.Null((await RecordAsync(bureau, review, "WITHDRAWN")).Code());
        Assert.Empty(await ReviewsAsync(bureau, "demo-operator", "overdue: true"));
        var decided = Assert.Single(await ReviewsAsync(bureau, "demo-operator"))!;
        Assert.Equal(("WITHDRAWN", null, null), (decided.Text("node.outcome"), decided.At("node.reason"), decided.At("node.reviewer")));
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task SomebodyElsesDecision_AnswersLikeNone(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var (_, action) = await DecidedAsync(bureau);
        var nobodys = await RequestAsync(bureau, bureau.TokenOfPerson(Prime), Guid.CreateVersion7().ToString(), null);
        Assert.Equal("ADVERSE_ACTION_NOT_FOUND", nobodys.Code());
        Assert.Equal(nobodys.ToJsonString(), (await RequestAsync(bureau, bureau.TokenOfPerson(Prime), action, null)).ToJsonString());
        Assert.Empty((await MineAsync(bureau, Prime)).At("adverseActions.edges")!.AsArray());
        Assert.Equal("HUMAN_REVIEW_NOT_FOUND", (await RecordAsync(bureau, Guid.CreateVersion7().ToString(), "UPHELD")).Code());
    }

    private async Task<(string Token, string Action)> DecidedAsync(RunningBureau bureau)
    {
        var inquiry = (await AskAsync(bureau, "demo-rental", Waiver, Delinquent, 1)).Text("data.depositWaiver.inquiry");
        var issued = await IssueAsync(bureau, "demo-rental", inquiry, Consent(Delinquent, 1));
        return (bureau.TokenOfPerson(Delinquent), issued.Text("data.issueAdverseActionNotice.id"));
    }

    private static string Consent(int person, int partner) => SandboxCallers.ConsentOfPerson(person, partner).ToString();

    private static async Task<JsonNode> AskAsync(RunningBureau bureau, string client, string query, int person, int partner) =>
        await bureau.AskAsync(await bureau.TokenAsync(client), query, new { consent = Consent(person, partner) });

    private static async Task<JsonNode> IssueAsync(RunningBureau bureau, string client, string inquiry, string consent, string action = "DECLINED") => await bureau.AskAsync(
        await bureau.TokenAsync(client), "mutation($input: IssueAdverseActionNoticeInput!) { issueAdverseActionNotice(input: $input) { id inquiry consent action issuedAt } }",
        new { input = new { inquiry, consent, action } });

    private static Task<JsonNode> RequestAsync(RunningBureau bureau, string token, string adverseAction, string? statement) => bureau.AskAsync(
        token, "mutation($input: RequestHumanReviewInput!) { requestHumanReview(input: $input) { id dueAt overdue } }", new { input = new { adverseAction, statement } });

    private static async Task<JsonNode> RecordAsync(RunningBureau bureau, string review, string outcome, string reviewer = "Clerk 7", string client = "demo-rental") => await bureau.AskAsync(
        await bureau.TokenAsync(client), "mutation($input: RecordHumanReviewInput!) { recordHumanReview(input: $input) { id outcome decidedAt } }",
        new { input = new { review, outcome, reason = "Looked at the payslips.", reviewer } });

    private static async Task<JsonArray> ReviewsAsync(RunningBureau bureau, string client, string which = "first: 50") => (await bureau.AskAsync(
        await bureau.TokenAsync(client),
        $"{{ humanReviews({which}) {{ edges {{ node {{ id adverseAction inquiry partnerName action statement requestedAt dueAt overdue outcome reason reviewer decidedAt }} }} }} }}"))
        .At("data.humanReviews.edges")!.AsArray();

    private static async Task<JsonNode> MineAsync(RunningBureau bureau, int person) => (await bureau.AskAsync(bureau.TokenOfPerson(person), Mine)).At("data.me")!;
}
