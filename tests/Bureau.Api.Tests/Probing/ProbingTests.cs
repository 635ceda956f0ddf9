using System.Text.Json.Nodes;
using Bureau.Infrastructure.Probing;
using Bureau.Infrastructure.Sandbox;
using Bureau.Infrastructure.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests.Probing;

/// <summary>Nobody finds out by many questions what no single one tells; over HTTP, on SQLite and PostgreSQL by the classes below.</summary>
public abstract class ProbingTests : IAsyncLifetime
{
    private const int Prime = 1;
    private const string Register = "mutation($input: RegisterThresholdInput!) { registerThreshold(input: $input) { category minimumScore maximumDeposit { amount currency } registeredAt changesLeft nextChangeAt } }";
    private const string Thresholds = "query($partner: ID) { thresholds(partner: $partner) { category minimumScore changesLeft registeredAt } }";
    private const string Suspend = "mutation($partner: ID!) { suspendPartner(partner: $partner, reason: PROBING) { name suspended } }";
    private const string Resume = "mutation($partner: ID!) { resumePartner(partner: $partner) { name suspended } }";
    private const string Alarms = "query($open: Boolean! = false) { probeAlarms(open: $open) { edges { node { id partner partnerName partnerSuspended pattern count windowStart seenAt acknowledgedAt } } } }";
    private const string Acknowledge = "mutation($alarm: ID!) { acknowledgeProbeAlarm(alarm: $alarm) { id acknowledgedAt } }";
    private const string Usage = "query($month: String!) { usage(month: $month) { month charged repeated refused } }";

    private const string Renter = "demo-rental";
    private const string Operator = "demo-operator";

    private static readonly Guid Rental = SandboxIds.Partner(1);

    private readonly SetClock clock = new();
    private RunningBureau bureau = null!;

    public async Task InitializeAsync() => bureau = await StartAsync(clock);

    public virtual async Task DisposeAsync() => await bureau.DisposeAsync();

    private protected abstract Task<RunningBureau> StartAsync(SetClock clock);

    [Fact]
    public async Task AThreshold_MovesTwiceIn180Days_AndCountsFromTheNextAnswer()
    {
        var before = await WaiverAsync(await ConsentAsync(), "BICYCLE");
        Assert.Equal("YES", before.Text("decision"));

        var first = (await RegisterAsync("BICYCLE", 950)).At("data.registerThreshold")!;
        Assert.Equal(("950", "1"), (first.Text("minimumScore"), first.Text("changesLeft")));
        Assert.Equal("2030-03-15T12:00:00.000Z", first.Text("registeredAt"));

        // What was answered stands for its day.
        Assert.Equal("YES", (await WaiverAsync(await ConsentAsync(), "BICYCLE")).Text("decision"));
        clock.Move(TimeSpan.FromHours(25));
        Assert.Equal("NO", (await WaiverAsync(await ConsentAsync(), "BICYCLE")).Text("decision"));

        // The same again is no change.
        Assert.Equal("1", (await RegisterAsync("BICYCLE", 950)).Text("data.registerThreshold.changesLeft"));
        var second = (await RegisterAsync("BICYCLE", 500)).At("data.registerThreshold")!;
        Assert.Equal(("0", "2030-09-11T12:00:00.000Z"), (second.Text("changesLeft"), second.Text("nextChangeAt")));
        Assert.Equal("THRESHOLD_QUOTA_USED", (await RegisterAsync("BICYCLE", 501)).Code());
        Assert.Equal("1", (await RegisterAsync("CAR", 601)).Text("data.registerThreshold.changesLeft"));
        Assert.Equal("500", Of("BICYCLE", await AskAsync(Renter, Thresholds)).Text("minimumScore"));
        Assert.Equal("0", Of("BICYCLE", await AskAsync(Operator, Thresholds, new { partner = Rental })).Text("changesLeft"));

        clock.Move(TimeSpan.FromDays(179));
        Assert.Equal("501", (await RegisterAsync("BICYCLE", 501)).Text("data.registerThreshold.minimumScore"));
        var told = await AskAsync(Renter, "{ notices { edges { node { kind details { name value } } } } }");
        Assert.Contains(told.At("data.notices.edges")!.AsArray(), notice => notice!.Text("node.kind") == "AGREEMENT_CHANGED" && notice!.ToJsonString().Contains("BICYCLE", StringComparison.Ordinal));

        static JsonNode Of(string category, JsonNode answer) => answer.At("data.thresholds")!.AsArray().Single(one => one!.Text("category") == category)!;
    }

    [Theory]
    [InlineData("BICYCLE", 349, "100", "CNY", "THRESHOLD_OUT_OF_RANGE")]
    [InlineData("BICYCLE", 951, "100", "CNY", "THRESHOLD_OUT_OF_RANGE")]
    [InlineData("BICYCLE", 600, "0", "CNY", "DEPOSIT_OUT_OF_RANGE")]
    [InlineData("BICYCLE", 600, "10000000.01", "CNY", "DEPOSIT_OUT_OF_RANGE")]
    [InlineData("BICYCLE", 600, "1.001", "CNY", "DEPOSIT_OUT_OF_RANGE")]
    [InlineData("BICYCLE", 600, "100", "cny", "DEPOSIT_OUT_OF_RANGE")]
    public async Task AThreshold_IsRefused_OutsideItsRange(string category, int score, string deposit, string currency, string code) =>
        Assert.Equal(code, (await RegisterAsync(category, score, deposit, currency)).Code());

    [Fact]
    public async Task AThreshold_IsRegisteredForThoseWhoAskForWaivers_ByOperatorsAlone()
    {
        Assert.Equal("THRESHOLD_PARTNER_NOT_FOUND", (await RegisterAsync("CAR", 600, partner: SandboxIds.Partner(3))).Code());
        Assert.Equal("THRESHOLD_PARTNER_NOT_FOUND", (await RegisterAsync("CAR", 600, partner: Guid.NewGuid())).Code());
        Assert.Equal("THRESHOLD_PARTNER_NOT_FOUND", (await AskAsync(Renter, Thresholds, new { partner = SandboxIds.Partner(3) })).Code());
        Assert.Equal("FORBIDDEN_FIELD", (await AskAsync(Renter, Register, new { input = Input("CAR", 350, "1", "CNY", Rental) })).Code());
    }

    [Fact]
    public async Task ASuspendedPartner_GetsNoAnswer_AndItsConsentsSleepUntilItIsResumed()
    {
        var consent = await ConsentAsync();
        var answer = await WaiverAsync(consent, "CAR");

        Assert.Equal("true", (await AskAsync(Operator, Suspend, new { partner = Rental })).Text("data.suspendPartner.suspended"));
        Assert.Equal("AGREEMENT_NOT_IN_FORCE", (await AskAsync(Renter, Asking.Waiver, new { consent })).Code());
        Assert.Equal("true", (await AskAsync(Operator, Suspend, new { partner = Rental })).Text("data.suspendPartner.suspended"));
        Assert.Equal("false", (await AskAsync(Operator, Resume, new { partner = Rental })).Text("data.resumePartner.suspended"));
        Assert.Equal(answer.ToJsonString(), (await WaiverAsync(consent, "CAR")).ToJsonString());

        var told = (await AskAsync(Renter, "{ notices { edges { node { kind details { name value } } } } }")).At("data.notices.edges")!.AsArray();
        Assert.Equal(2, told.Count(notice => notice!.Text("node.kind") == "AGREEMENT_CHANGED"));
        Assert.Equal("PARTNER_NOT_SUSPENDABLE", (await AskAsync(Operator, Suspend, new { partner = SandboxIds.Partner(7) })).Code());
        Assert.Equal("PARTNER_NOT_SUSPENDABLE", (await AskAsync(Operator, Resume, new { partner = Guid.NewGuid() })).Code());
    }

    [Fact]
    public async Task UnknownConsents_RaiseOneAlarmAnHour_ThatOperatorsAreToldOf_AndAcknowledge()
    {
        for (var i = 0; i < 20; i++)
            Assert.Equal("CONSENT_NOT_FOUND", (await AskAsync(Renter, Asking.Waiver, new { consent = Guid.NewGuid() })).Code());
        Assert.Equal(0, await CountAsync());
        clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal(20, await CountAsync());
        Assert.Equal(0, await CountAsync());

        var alarm = Assert.Single(await AlarmsAsync());
        Assert.Equal(("UNKNOWN_CONSENTS", "20", "Demo Rental (sandbox)", "false"), (alarm.Text("pattern"), alarm.Text("count"), alarm.Text("partnerName"), alarm.Text("partnerSuspended")));
        var notice = (await AskAsync(Operator, "{ notices { edges { node { kind about } } } }")).At("data.notices.edges")!.AsArray().Single(one => one!.Text("node.kind") == "PROBE_SUSPECTED")!;
        Assert.Equal(alarm.Text("id"), notice.Text("node.about"));

        await AskAsync(Renter, Asking.Waiver, new { consent = Guid.NewGuid() });
        clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await CountAsync());
        Assert.Equal("21", Assert.Single(await AlarmsAsync()).Text("count"));

        var acknowledged = await AskAsync(Operator, Acknowledge, new { alarm = alarm.Text("id") });
        clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal(acknowledged.ToJsonString(), (await AskAsync(Operator, Acknowledge, new { alarm = alarm.Text("id") })).ToJsonString());
        Assert.Empty(await AlarmsAsync(open: true));
        Assert.Equal("PROBE_ALARM_NOT_FOUND", (await AskAsync(Operator, Acknowledge, new { alarm = Guid.NewGuid() })).Code());
        Assert.Equal("FORBIDDEN_FIELD", (await AskAsync(Renter, Alarms)).Code());
    }

    [Fact]
    public async Task ManyCategoriesOfOnePerson_RaiseAnAlarm_ThatNamesNobody()
    {
        foreach (var category in new[] { "CAR", "BICYCLE" })
            await WaiverAsync(await ConsentAsync(), category);
        await WaiverAsync(await ConsentAsync(), "CAR");
        clock.Move(TimeSpan.FromMinutes(1));
        await CountAsync();
        Assert.Empty(await AlarmsAsync());

        clock.Move(TimeSpan.FromDays(1));
        await WaiverAsync(await ConsentAsync(), "HOTEL");
        clock.Move(TimeSpan.FromMinutes(1));
        await CountAsync();
        var alarm = Assert.Single(await AlarmsAsync());
        Assert.Equal(("CATEGORIES_OF_ONE_PERSON", "3"), (alarm.Text("pattern"), alarm.Text("count")));

        await WaiverAsync(await ConsentAsync(), "HOME");
        await WaiverAsync(await ConsentAsync(), "EQUIPMENT");
        clock.Move(TimeSpan.FromMinutes(1));
        await CountAsync();
        Assert.Equal(["CATEGORIES_OF_ONE_PERSON 5", "CONSENTS_OF_ONE_PERSON 5"], (await AlarmsAsync()).Select(one => $"{one.Text("pattern")} {one.Text("count")}").Order());
    }

    [Fact]
    public async Task RefusalsInARow_RaiseAnAlarm_AndAnAnswerBetweenThemBeginsAnew()
    {
        var (consent, revoked) = (await ConsentAsync(), await ConsentAsync());
        await bureau.AskAsync(bureau.TokenOfPerson(Prime), "mutation($id: ID!) { revokeConsent(consent: $id) { status } }", new { id = revoked });
        await RefusedAsync(99);
        await WaiverAsync(consent, "CAR");
        await RefusedAsync(99);
        clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal(199, await CountAsync());
        Assert.Empty(await AlarmsAsync());

        // The row goes on over what was counted before.
        await RefusedAsync(1);
        clock.Move(TimeSpan.FromMinutes(1));
        await CountAsync();
        var alarm = Assert.Single(await AlarmsAsync());
        Assert.Equal(("REFUSALS_IN_A_ROW", "100"), (alarm.Text("pattern"), alarm.Text("count")));

        async Task RefusedAsync(int times)
        {
            var token = await bureau.TokenAsync(Renter);
            for (var i = 0; i < times; i++)
                Assert.Equal("CONSENT_REVOKED", (await bureau.AskAsync(token, Asking.Waiver, new { consent = revoked })).Code());
        }
    }

    [Fact]
    public async Task GuessedShareCodes_RaiseAnAlarm()
    {
        for (var i = 0; i < 20; i++)
            Assert.Equal("SHARE_CODE_INVALID", (await AskAsync(Renter, "mutation { redeemShareCode(code: \"0000-0000-0000\") { id } }")).Code());
        await CountAsync();
        Assert.Equal("SHARE_CODES_GUESSED", Assert.Single(await AlarmsAsync()).Text("pattern"));
        await CountAsync();
        Assert.Single(await AlarmsAsync());
    }

    [Fact]
    public async Task APartner_SeesWhatItAskedInAMonth()
    {
        var consent = await ConsentAsync();
        await WaiverAsync(consent, "CAR");
        await WaiverAsync(consent, "CAR");
        await AskAsync(Renter, Asking.Waiver, new { consent = Guid.NewGuid() });
        clock.Move(TimeSpan.FromMinutes(1));
        await CountAsync();

        var usage = (await AskAsync(Renter, Usage, new { month = "2030-03" })).At("data.usage")!;
        Assert.Equal(("1", "1", "1"), (usage.Text("charged"), usage.Text("repeated"), usage.Text("refused")));
        Assert.Equal("0", (await AskAsync(Renter, Usage, new { month = "2030-04" })).Text("data.usage.charged"));
        Assert.Equal("0", (await AskAsync("demo-lender", Usage, new { month = "2030-03" })).Text("data.usage.charged"));
        foreach (var month in new[] { "2030-13", "2030-3", "", "1999-12", "9999-12" })
            Assert.Equal("MONTH_UNREADABLE", (await AskAsync(Renter, Usage, new { month })).Code());
    }

    private Task<int> CountAsync() => bureau.Services.GetRequiredService<CountInquiries>().RunAsync(CancellationToken.None);

    private Task<string> ConsentAsync() => bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", Prime);

    private async Task<JsonNode> AskAsync(string client, string query, object? variables = null) => await bureau.AskAsync(await bureau.TokenAsync(client), query, variables);

    private async Task<JsonNode> WaiverAsync(string consent, string category)
    {
        var answer = await AskAsync(Renter, Asking.Waiver, new { consent, category });
        return answer.At("data.depositWaiver") ?? throw new InvalidOperationException(answer.ToJsonString());
    }

    private async Task<IReadOnlyList<JsonNode>> AlarmsAsync(bool open = false) =>
        [.. (await AskAsync(Operator, Alarms, new { open })).At("data.probeAlarms.edges")!.AsArray().Select(edge => edge!.At("node")!)];

    private Task<JsonNode> RegisterAsync(string category, int score, string deposit = "500", string currency = "CNY", Guid? partner = null) =>
        AskAsync(Operator, Register, new { input = Input(category, score, deposit, currency, partner ?? Rental) });

    private static object Input(string category, int score, string deposit, string currency, Guid partner) =>
        new { partner, category, minimumScore = score, maximumDeposit = deposit, currency };
}

/// <summary>On SQLite.</summary>
public sealed class ProbingOnSqlite : ProbingTests
{
    private protected override Task<RunningBureau> StartAsync(SetClock clock) => RunningBureau.StartAsync(clock);
}

/// <summary>On PostgreSQL, where two nodes share a store.</summary>
public sealed class ProbingOnPostgreSql : ProbingTests
{
    private readonly SetClock clock = new();
    private PostgreSqlServer server = null!;

    [Fact]
    public async Task ASuspension_HoldsOnEveryNodeAtOnce_ThatRemembersTheAgreement()
    {
        await using var one = await StartAsync(clock, server);
        await using var two = await StartAsync(clock, server);
        var consent = await one.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1);
        var (onOne, onTwo) = (await one.TokenAsync("demo-operator"), await two.TokenAsync("demo-rental"));
        Assert.Null((await two.AskAsync(onTwo, Asking.Waiver, new { consent })).Code());

        await one.AskAsync(onOne, "mutation($partner: ID!) { suspendPartner(partner: $partner, reason: OWN_REQUEST) { suspended } }", new { partner = SandboxIds.Partner(1) });
        Assert.Equal("AGREEMENT_NOT_IN_FORCE", (await two.AskAsync(onTwo, Asking.Waiver, new { consent })).Code());
    }

    [Fact]
    public async Task TwoNodesThatCountAtOnce_CountEachInquiryOnce_AndRaiseOneAlarm()
    {
        await using var one = await StartAsync(clock, server);
        await using var two = await StartAsync(clock, server);
        var rental = await one.TokenAsync("demo-rental");
        for (var i = 0; i < 25; i++)
            await one.AskAsync(rental, Asking.Waiver, new { consent = Guid.NewGuid() });
        clock.Move(TimeSpan.FromMinutes(1));

        await Task.WhenAll(new[] { one, two, one, two }.Select(node => node.Services.GetRequiredService<CountInquiries>().RunAsync(CancellationToken.None)));

        var alarms = await one.AskAsync(await one.TokenAsync("demo-operator"), "{ probeAlarms { edges { node { count } } } }");
        Assert.Equal("25", Assert.Single(alarms.At("data.probeAlarms.edges")!.AsArray())!.Text("node.count"));
        var usage = await two.AskAsync(await two.TokenAsync("demo-rental"), "{ usage(month: \"2030-03\") { refused } }");
        Assert.Equal("25", usage.Text("data.usage.refused"));
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await server.DisposeAsync();
    }

    private protected override async Task<RunningBureau> StartAsync(SetClock clock)
    {
        server = await PostgreSqlServer.StartAsync();
        return await StartAsync(clock, server);
    }

    private static Task<RunningBureau> StartAsync(SetClock clock, PostgreSqlServer server) =>
        RunningBureau.StartAsync(clock, "--Bureau:Storage:Provider=PostgreSql", $"--ConnectionStrings:Bureau={server.ConnectionString}");
}
