using System.Text.Json.Nodes;
using Bureau.Api.Tests.Verbs;

namespace Bureau.Api.Tests.Furnishing;

/// <summary>Rows under a person's number with another name: held, seen by the person, decided by the operator, and in the score only then.</summary>
public sealed class ReviewingMatches : IAsyncLifetime
{
    private const string Me = "{ me { score { value } heldReports { furnisher asOf since } tradelines { accountNumber match { number birthDate name nameSimilarity } } } }";

    private const string Reviews = """
        query($first: Int! = 20, $after: String) { matchReviews(first: $first, after: $after) {
          edges { cursor node { id identityNumber known { name birthDate } furnished { name birthDate } nameSimilarity cutOff findings { kind times factor text }
            furnisher accountNumber months openedAt } }
          pageInfo { hasNextPage endCursor } } }
        """;

    private const string Decide = "mutation($input: DecideMatchInput!) { decideMatch(input: $input) { review verdict stored leftOut decidedAt } }";

    private readonly SandboxIdentity prime = SandboxIdentity.Of(1);
    private readonly string file = Path.GetTempFileName();
    private RunningBureau bureau = null!;
    private string operators = null!;

    public async Task InitializeAsync()
    {
        bureau = await RunningBureau.StartAsync();
        operators = await bureau.TokenAsync("demo-operator");
    }

    public async Task DisposeAsync()
    {
        await bureau.DisposeAsync();
        File.Delete(file);
    }

    [Fact]
    public async Task ARowUnderAnotherName_CountsOnlyWhenTheOperatorHasDecided()
    {
        var before = await MeAsync();
        await ImportAsync(Row("HELD-1", "Somebody Else", "84"));

        var held = await MeAsync();
        Assert.Equal(before.Text("score.value"), held.Text("score.value"));
        Assert.Equal(before.At("tradelines")!.ToJsonString(), held.At("tradelines")!.ToJsonString());
        Assert.Equal(("Demo Furnisher (sandbox)", "2026-09-30"), (held.Text("heldReports.0.furnisher"), held.Text("heldReports.0.asOf")));

        var review = Assert.Single(await ReviewsAsync());
        Assert.Equal((prime.Name, "Somebody Else", "1"), (review.Text("known.name"), review.Text("furnished.name"), review.Text("months")));
        Assert.DoesNotContain(prime.Number, review.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("DIFFERENT", review.At("findings")!.AsArray().Select(finding => finding!.Text("kind")));

        var decided = await DecideAsync(review.Text("id"), "SAME");
        Assert.Equal("1", decided.Text("data.decideMatch.stored"));

        var after = await MeAsync();
        Assert.NotEqual(before.Text("score.value"), after.Text("score.value"));
        Assert.Empty(after.At("heldReports")!.AsArray());
        Assert.Equal(("EXACT", "EXACT", "REVIEWED"), Match(after, "HELD-1"));
        Assert.Empty(await ReviewsAsync());
    }

    [Fact]
    public async Task ARowOfSomebodyElse_NeverEntersTheFile()
    {
        await ImportAsync(Row("HELD-1", "Somebody Else", "84"));
        var before = await MeAsync();
        var review = Assert.Single(await ReviewsAsync());

        var decided = await DecideAsync(review.Text("id"), "DIFFERENT");

        Assert.Equal(("0", "1"), (decided.Text("data.decideMatch.stored"), decided.Text("data.decideMatch.leftOut")));
        var after = await MeAsync();
        Assert.Equal(before.At("tradelines")!.ToJsonString(), after.At("tradelines")!.ToJsonString());
        Assert.Empty(after.At("heldReports")!.AsArray());
    }

    [Fact]
    public async Task ARowUnderAnotherSpelling_EntersTheFile_AndThePersonSeesHowItWasMatched()
    {
        await ImportAsync(Row("SPELT-1", "PRIME, Sandbx", "11"), Row("SAME-1", prime.Name.ToUpperInvariant(), "11"));

        var me = await MeAsync();
        Assert.Equal(("EXACT", "EXACT", "SIMILAR"), Match(me, "SPELT-1"));
        Assert.Equal(("EXACT", "EXACT", "EXACT"), Match(me, "SAME-1"));
        Assert.Empty(await ReviewsAsync());
    }

    [Fact]
    public async Task ARecordUnderAnotherName_IsHeld_AndTheFurnisherIsToldSo()
    {
        var furnisher = await bureau.TokenAsync("demo-furnisher");
        object record = new
        {
            asOf = "2026-09-30",
            accountNumber = "HELD-1",
            portfolioType = "R",
            accountType = "18",
            currency = "CNY",
            accountStatus = "11",
            currentBalance = "100",
            subjectIdType = "CN_RESIDENT_ID",
            subjectId = prime.Number,
            subjectName = "Somebody Else",
            birthDate = prime.BirthDate,
        };

        var answer = await bureau.AskAsync(
            furnisher,
            "mutation($records: [TradelineRecordInput!]!) { furnishTradelines(input: {records: $records}) { batch { recordsHeld recordsStored } results { outcome } } }",
            new { records = new[] { record } });

        Assert.Equal(("1", "0", "HELD"), (
            answer.Text("data.furnishTradelines.batch.recordsHeld"), answer.Text("data.furnishTradelines.batch.recordsStored"),
            answer.Text("data.furnishTradelines.results.0.outcome")));
        Assert.Equal("HELD-1", Assert.Single(await ReviewsAsync()).Text("accountNumber"));
        Assert.Equal("ACCOUNT_NOT_FOUND", (await bureau.AskAsync(furnisher, "{ furnishedTradeline(accountNumber: \"HELD-1\") { currency } }")).Code());
    }

    [Fact]
    public async Task Reviews_ArePaged_ThoseThatWaitLongestFirst()
    {
        await ImportAsync([.. Enumerable.Range(1, 5).Select(number => Row($"HELD-{number}", "Somebody Else", "11"))]);
        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = await bureau.AskAsync(operators, Reviews, new { first = 2, after });
            seen.AddRange(page.At("data.matchReviews.edges")!.AsArray().Select(edge => edge!.Text("node.accountNumber")));
            after = page.Text("data.matchReviews.pageInfo.hasNextPage") == "true" ? page.Text("data.matchReviews.pageInfo.endCursor") : null;
        }
        while (after is not null);
        Assert.Equal(Enumerable.Range(1, 5).Select(number => $"HELD-{number}"), seen);
    }

    [Fact]
    public async Task ADecision_IsTakenOnce_WithItsReason()
    {
        await ImportAsync(Row("HELD-1", "Somebody Else", "11"));
        var review = Assert.Single(await ReviewsAsync()).Text("id");

        Assert.Equal("MATCH_REASON_MALFORMED", (await DecideAsync(review, "SAME", " ")).Code());
        Assert.Equal("MATCH_REASON_MALFORMED", (await DecideAsync(review, "SAME", new string('x', 1001))).Code());
        Assert.Equal("MATCH_REVIEW_NOT_FOUND", (await DecideAsync(Guid.NewGuid().ToString(), "SAME")).Code());
        Assert.Null((await DecideAsync(review, "SAME")).Code());
        Assert.Equal("MATCH_REVIEW_DECIDED", (await DecideAsync(review, "DIFFERENT")).Code());
    }

    [Theory]
    [InlineData("demo-furnisher")]
    [InlineData("demo-lender")]
    public async Task NobodyButTheOperator_SeesOrDecidesReviews(string client)
    {
        var token = await bureau.TokenAsync(client);
        Assert.Equal("FORBIDDEN_FIELD", (await bureau.AskAsync(token, Reviews)).Code());
        Assert.Equal("FORBIDDEN_FIELD", (await DecideAsync(Guid.NewGuid().ToString(), "SAME", token: token)).Code());
    }

    [Fact]
    public async Task APlaceThatIsNoneOfAPage_IsRefused() =>
        Assert.Equal("CURSOR_MALFORMED", (await bureau.AskAsync(operators, Reviews, new { first = 1, after = "OTIyMzM3MjAzNjg1NDc3NTgwNw" })).Code());

    [Fact]
    public async Task APartner_FindsAPersonByAnAlikeName_AndLearnsNothingFromAnother()
    {
        var rental = await bureau.TokenAsync("demo-rental");
        var alike = await bureau.RequestConsentAsync(rental, "RENTAL_DEPOSIT", prime with { Name = "Prime Sandbx" });
        var another = await bureau.RequestConsentAsync(await bureau.TokenAsync("demo-lender"), "LOAN_UNDERWRITING", prime with { Name = "Somebody Else" });

        Assert.Equal(("REQUESTED", "REQUESTED"), (alike.Text("data.requestConsent.status"), another.Text("data.requestConsent.status")));
        var asked = (await bureau.AskAsync(bureau.TokenOfPerson(1), "{ me { consents { edges { node { id } } } } }")).At("data.me.consents.edges")!.AsArray().Select(consent => consent!.Text("node.id")).ToList();
        Assert.Contains(alike.Text("data.requestConsent.id"), asked);
        Assert.DoesNotContain(another.Text("data.requestConsent.id"), asked);
    }

    private string Row(string account, string name, string status) =>
        $"2026-09-30,{account},R,18,CNY,{status},100,CN_RESIDENT_ID,{prime.Number},\"{name}\",{prime.BirthDate}\n";

    private async Task ImportAsync(params string[] rows)
    {
        await File.WriteAllTextAsync(
            file, "as_of,account_number,portfolio_type,account_type,currency,account_status,current_balance,subject_id_type,subject_id,subject_name,birth_date\n" + string.Concat(rows));
        var typed = await TypedVerb.RunAsync(bureau.Store, "import", "tradelines", file, "--furnisher", "demo-furnisher");
        Assert.Equal(0, typed.ExitCode);
    }

    private async Task<JsonNode> MeAsync() => (await bureau.AskAsync(bureau.TokenOfPerson(1), Me)).At("data.me")!;

    private async Task<List<JsonNode>> ReviewsAsync() =>
        [.. (await bureau.AskAsync(operators, Reviews)).At("data.matchReviews.edges")!.AsArray().Select(edge => edge!.At("node")!)];

    private Task<JsonNode> DecideAsync(string review, string verdict, string because = "Copy of the identity card seen.", string? token = null) =>
        bureau.AskAsync(token ?? operators, Decide, new { input = new { review, verdict, because } });

    private static (string Number, string BirthDate, string Name) Match(JsonNode me, string account)
    {
        var line = me.At("tradelines")!.AsArray().Single(line => line!.Text("accountNumber") == account)!;
        return (line.Text("match.number"), line.Text("match.birthDate"), line.Text("match.name"));
    }
}
