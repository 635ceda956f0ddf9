using System.Text.Json.Nodes;

namespace Bureau.Api.Tests.CreditFiles;

/// <summary>The right to freeze one's file and to thaw it, over HTTP, on every store.</summary>
public sealed class FreezingAFileTests(EachStore stores) : IClassFixture<EachStore>
{
    private const string State = "{ frozen thaws { partner partnerName until } closedAt }";
    private const string Thaw = $"mutation($partner: ID, $until: DateTime) {{ thawFile(partner: $partner, until: $until) {State} }}";

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ASubject_FreezesTheFile_AndNobodyReadsIt_UntilTheyThawIt(string store)
    {
        await using var bureau = await stores.StartAsync(store);
        var me = bureau.TokenOfPerson(1);
        var consent = SandboxCallers.ConsentOfPerson(1, 1);
        Assert.Equal("YES", (await WaiverAsync(bureau, consent)).Text("data.depositWaiver.decision"));

        Assert.Equal("true", (await FreezeAsync(bureau, me)).Text("data.freezeFile.frozen"));
        Assert.Equal("FILE_FROZEN", (await WaiverAsync(bureau, consent)).Code());
        Assert.Equal("FILE_FROZEN", (await BadgeAsync(bureau, 1)).Code());

        Assert.Equal("false", (await ThawAsync(bureau, me)).Text("data.thawFile.frozen"));
        Assert.Equal("YES", (await WaiverAsync(bureau, consent)).Text("data.depositWaiver.decision"));
        Assert.Null((await BadgeAsync(bureau, 1)).Code());
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ASubject_ThawsTheFileForOnePartner_AndATime(string store)
    {
        var clock = new SetClock();
        await using var bureau = await stores.StartAsync(store, clock);
        var me = bureau.TokenOfPerson(6);
        var consent = SandboxCallers.ConsentOfPerson(6, 1);
        var rental = (await bureau.AskAsync(me, "{ partners(search: \"RENTAL\") { id name tier } }")).At("data.partners.0")!;
        Assert.Equal("FILE_FROZEN", (await WaiverAsync(bureau, consent)).Code());

        var until = clock.GetUtcNow().AddHours(2).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var thawed = await ThawAsync(bureau, me, rental.Text("id"), until);
        Assert.Equal("true", thawed.Text("data.thawFile.frozen"));
        Assert.Equal(rental.Text("name"), thawed.Text("data.thawFile.thaws.0.partnerName"));
        Assert.Equal("YES", (await WaiverAsync(bureau, consent)).Text("data.depositWaiver.decision"));
        Assert.Equal("FILE_FROZEN", (await BadgeAsync(bureau, 6)).Code());

        clock.Move(TimeSpan.FromHours(2));
        Assert.Equal("FILE_FROZEN", (await WaiverAsync(bureau, consent)).Code());
        Assert.Empty((await bureau.AskAsync(bureau.TokenOfPerson(6), $"{{ me {{ freeze {State} }} }}")).At("data.me.freeze.thaws")!.AsArray());
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ASubject_TakesAThawBack_ByFreezingAgain(string store)
    {
        await using var bureau = await stores.StartAsync(store);
        var me = bureau.TokenOfPerson(6);
        var rental = (await bureau.AskAsync(me, "{ partners { id name } }")).At("data.partners")!.AsArray().Single(partner => partner!.Text("name").Contains("Rental", StringComparison.Ordinal))!.Text("id");
        await ThawAsync(bureau, me, rental, DateTimeOffset.UtcNow.AddDays(1).ToString("O"));
        Assert.Equal("YES", (await WaiverAsync(bureau, SandboxCallers.ConsentOfPerson(6, 1))).Text("data.depositWaiver.decision"));

        Assert.Empty((await FreezeAsync(bureau, me)).At("data.freezeFile.thaws")!.AsArray());
        Assert.Equal("FILE_FROZEN", (await WaiverAsync(bureau, SandboxCallers.ConsentOfPerson(6, 1))).Code());
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task WrongSteps_AreRefused_EachWithItsCode(string store)
    {
        await using var bureau = await stores.StartAsync(store);
        var (frozen, open) = (bureau.TokenOfPerson(6), bureau.TokenOfPerson(1));
        var tomorrow = DateTimeOffset.UtcNow.AddDays(1).ToString("O");
        var lender = (await bureau.AskAsync(open, "{ partners(search: \"lender\") { id } }")).Text("data.partners.0.id");
        Assert.Equal("FILE_ALREADY_FROZEN", (await FreezeAsync(bureau, frozen)).Code());
        Assert.Equal("FILE_NOT_FROZEN", (await ThawAsync(bureau, open)).Code());
        Assert.Equal("FILE_NOT_FROZEN", (await ThawAsync(bureau, open, lender, tomorrow)).Code());
        Assert.Equal("THAW_INCOMPLETE", (await ThawAsync(bureau, frozen, lender)).Code());
        Assert.Equal("THAW_INCOMPLETE", (await ThawAsync(bureau, frozen, null, tomorrow)).Code());
        Assert.Equal("THAW_TIME_OUT_OF_RANGE", (await ThawAsync(bureau, frozen, lender, DateTimeOffset.UtcNow.AddDays(-1).ToString("O"))).Code());
        Assert.Equal("THAW_TIME_OUT_OF_RANGE", (await ThawAsync(bureau, frozen, lender, DateTimeOffset.UtcNow.AddDays(367).ToString("O"))).Code());
        Assert.Equal("PARTNER_NOT_FOUND", (await ThawAsync(bureau, frozen, Guid.NewGuid().ToString(), tomorrow)).Code());
        Assert.Equal("SEARCH_TEXT_OUT_OF_RANGE", (await bureau.AskAsync(open, "{ partners(search: \"x\") { id } }")).Code());
        Assert.Equal("FORBIDDEN_FIELD", (await FreezeAsync(bureau, await bureau.TokenAsync("demo-operator"))).Code());
    }

    private static Task<JsonNode> FreezeAsync(RunningBureau bureau, string token) => bureau.AskAsync(token, $"mutation {{ freezeFile {State} }}");

    private static Task<JsonNode> ThawAsync(RunningBureau bureau, string token, string? partner = null, string? until = null) => bureau.AskAsync(token, Thaw, new { partner, until });

    private static async Task<JsonNode> WaiverAsync(RunningBureau bureau, Guid consent) => await bureau.AskAsync(await bureau.TokenAsync("demo-rental"), Asking.Waiver, new { consent });

    private static async Task<JsonNode> BadgeAsync(RunningBureau bureau, int person) =>
        await bureau.AskAsync(await bureau.TokenAsync("demo-dating"), Asking.Badge, new { consent = SandboxCallers.ConsentOfPerson(person, 2) });
}
