using System.Text.Json.Nodes;
using Bureau.Infrastructure.Sandbox;

namespace Bureau.Api.Tests.Companies;

/// <summary>The life of a company's listing that its authority enters, and who is told when it ends.</summary>
public sealed class ListingCompanies(EachStore stores) : IClassFixture<EachStore>
{
    private const string Steps = "id status suspended company effectiveFrom notice { objectionUntil } appeal { words outcome }";

    private static readonly string Company = SandboxCompanies.All[0].Id.ToString();

    public static TheoryData<string> Stores => EachStore.Names;

    [Theory, MemberData(nameof(Stores))]
    public async Task AListing_IsShownAfterNoticeAndTime_NotWhileItIsAppealed_AndNeverAfterItsRepair(string store)
    {
        var clock = new SetClock();
        await using var bureau = await stores.StartAsync(store, clock);
        var proposed = (await ProposeAsync(bureau, Black)).At("data.proposeListing")!;
        var id = proposed.Text("id");
        Assert.Equal(("PROPOSED", Company), (proposed.Text("status"), proposed.Text("company")));
        Assert.Equal("LISTING_NOT_NOTIFIED", (await StepAsync(bureau, "activateListing", id)).Code());
        Assert.Equal("LISTING_OVERLAPS", (await ProposeAsync(bureau, Black)).Code());

        await AskAsync(bureau, "recordNotice", "RecordNoticeInput", new { listing = id, channel = "REGISTERED_MAIL", servedOn = "2030-03-14", reference = "Post 1", proofSha256 = new string('a', 64) });
        Assert.Equal("OBJECTION_WINDOW_OPEN", (await StepAsync(bureau, "activateListing", id)).Code());
        Assert.Empty(await ShownAsync(bureau));
        clock.Move(TimeSpan.FromDays(16));
        Assert.Equal("ACTIVE", (await StepAsync(bureau, "activateListing", id)).Text("data.activateListing.status"));
        Assert.Equal("Made-up Food Act, § 4", Assert.Single(await ShownAsync(bureau))!.Text("legalBasis"));

        var appealed = (await AskAsync(bureau, "recordAppeal", "RecordAppealInput", new { listing = id, words = "The kitchen was another's." })).At("data.recordAppeal")!;
        Assert.True(appealed.At("suspended")!.GetValue<bool>());
        Assert.Empty(await ShownAsync(bureau));
        Assert.Equal("APPEAL_DECIDED_BY_AUTHOR", (await DecideAsync(bureau, id, "Clerk One")).Code());
        Assert.Equal("DISMISSED", (await DecideAsync(bureau, id, "Judge Two")).Text("data.decideAppeal.appeal.outcome"));
        Assert.Single(await ShownAsync(bureau));
        Assert.DoesNotContain("COMPANY_DELISTED", await NoticesAsync(bureau));

        Assert.Equal("REPAIRED", (await AskAsync(bureau, "repairListing", "EndListingInput", new { listing = id, because = "The kitchen was rebuilt." })).Text("data.repairListing.status"));
        Assert.Empty(await ShownAsync(bureau));
        Assert.Equal($"COMPANY_DELISTED {Company}", Assert.Single(await NoticesAsync(bureau)));
        Assert.Equal("LISTING_ENDED", (await StepAsync(bureau, "activateListing", id)).Code());

        var mine = (await bureau.AskAsync(await bureau.TokenAsync("demo-authority"), $"{{ myListings {{ edges {{ node {{ {Steps} }} }} }} }}")).At("data.myListings.edges")!.AsArray();
        Assert.Equal(("REPAIRED", Company), (Assert.Single(mine)!.Text("node.status"), mine[0]!.Text("node.company")));
    }

    [Fact]
    public async Task ACompanysListing_IsInNoPersonsFile_AndNobodyElseTakesItsSteps()
    {
        await using var bureau = await RunningBureau.StartAsync(new SetClock());
        var id = (await ProposeAsync(bureau, Black)).Text("data.proposeListing.id");
        foreach (var person in new[] { 1, 2, 3 })
            Assert.DoesNotContain(id, (await bureau.AskAsync(bureau.TokenOfPerson(person), "{ me { listings { id } } }")).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(
            "LISTING_NOT_FOUND",
            (await bureau.AskAsync(bureau.TokenOfPerson(1), "mutation($input: AppealListingInput!) { appealListing(input: $input) { id } }", new { input = new { listing = id, words = "Not me." } })).Code());
        Assert.Equal("LISTED_ONE_AMBIGUOUS", (await ProposeAsync(bureau, With("company", null))).Code());
        Assert.Equal("COMPANY_NOT_FOUND", (await ProposeAsync(bureau, With("company", new { id = Guid.NewGuid() }))).Code());
    }

    [Fact]
    public async Task APersonsAppeal_IsNotTheirAuthoritysToRecord()
    {
        await using var bureau = await RunningBureau.StartAsync(new SetClock());
        var input = With("company", null);
        input["person"] = SandboxIdentity.Of(1).Input;
        input["domain"] = "JUDICIAL";
        var id = (await ProposeAsync(bureau, input)).Text("data.proposeListing.id");
        Assert.Equal("LISTING_APPEAL_IS_THEIRS", (await AskAsync(bureau, "recordAppeal", "RecordAppealInput", new { listing = id, words = "They are sorry." })).Code());
    }

    private static Dictionary<string, object?> Black => new()
    {
        ["company"] = new { id = Company },
        ["colour"] = "BLACK",
        ["domain"] = "FOOD_SAFETY",
        ["class"] = "SERIOUS",
        ["legalBasis"] = "Made-up Food Act, § 4",
        ["reason"] = "Spoilt meat was sold.",
        ["caseNumber"] = "(2030) 5",
        ["repairRoute"] = "Rebuild the kitchen.",
        ["from"] = "2030-03-15",
        ["until"] = "2032-03-15",
        ["enteredBy"] = "Clerk One",
    };

    private static Dictionary<string, object?> With(string name, object? value) => new(Black) { [name] = value };

    private static Task<JsonNode> ProposeAsync(RunningBureau bureau, Dictionary<string, object?> input) => AskAsync(bureau, "proposeListing", "ProposeListingInput", input);

    private static Task<JsonNode> DecideAsync(RunningBureau bureau, string listing, string decidedBy) =>
        AskAsync(bureau, "decideAppeal", "DecideAppealInput", new { listing, outcome = "DISMISSED", because = "It was theirs.", decidedBy });

    private static async Task<JsonNode> AskAsync(RunningBureau bureau, string mutation, string type, object input) =>
        await bureau.AskAsync(await bureau.TokenAsync("demo-authority"), $"mutation($input: {type}!) {{ {mutation}(input: $input) {{ {Steps} }} }}", new { input });

    private static async Task<JsonNode> StepAsync(RunningBureau bureau, string mutation, string listing) =>
        await bureau.AskAsync(await bureau.TokenAsync("demo-authority"), $"mutation($listing: ID!) {{ {mutation}(listing: $listing) {{ {Steps} }} }}", new { listing });

    private static async Task<JsonArray> ShownAsync(RunningBureau bureau) => (await bureau.AskAsync(
        await bureau.TokenAsync("demo-business"), "query($id: ID!) { company(id: { id: $id }) { listings { id legalBasis } } }", new { id = Company })).At("data.company.listings")!.AsArray();

    private static async Task<List<string>> NoticesAsync(RunningBureau bureau) =>
        [.. (await bureau.AskAsync(await bureau.TokenAsync("demo-business"), "{ notices(first: 50) { edges { node { kind about } } } }")).At("data.notices.edges")!.AsArray()
            .Select(edge => $"{edge!.Text("node.kind")} {edge!.Text("node.about")}")];
}
