using System.Text.Json.Nodes;
using Bureau.Api.Access;
using Bureau.Api.Tests.Disputes;
using Bureau.Domain.Consents;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Sandbox;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Bureau.Infrastructure.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests.Subscriptions;

/// <summary>
/// A lender that a person lets watch a loan is told when the score changes: as the question would be answered at that moment, on record before, and never more than the question would say.
/// </summary>
public sealed class FollowingAScore(EachStore stores) : IClassFixture<EachStore>
{
    private const string Read = "query($consent: ID!) { creditSummary(consent: $consent) { score { value } } }";

    /// <summary>In which nothing is told; a change that is to be told is after a fifth of a second.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>Account status of Metro 2: 30, 60 and 180 days late.</summary>
    private static readonly Dictionary<string, string> LateBy = new(StringComparer.Ordinal) { ["1"] = "71", ["2"] = "78", ["3"] = "84" };

    private readonly SetClock clock = new();

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ALender_IsToldTheNewScore_AndWhatItIsToldIsOnRecord(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var (lender, consent) = (Lender(bureau), await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", 1));
        await using var events = await Events.OpenAsync(bureau, lender, Follow(consent));

        // The file has another version then, and the same score.
        var version = await FileVersionAsync(bureau);
        Assert.Null((await bureau.StateAsync(bureau.TokenOfPerson(1), "I have moved house.")).Code());
        Assert.True(await FileVersionAsync(bureau) > version);
        Assert.False(await events.IsToldWithinAsync(Silence));
        Assert.Empty(await OnRecordAsync(bureau, consent));

        var score = await PayLateAsync(bureau, "1");
        var told = (await events.ToldAsync()).Split(' ');
        Assert.Equal(score, told[1]);
        var inquiry = Assert.Single(await OnRecordAsync(bureau, consent));
        Assert.Equal((told[0], null, "credit-summary", "CreditSummary.score Subscription.scoreChanged"), (inquiry.Id.ToString(), inquiry.Denial, inquiry.Question, inquiry.Fields));
        Assert.False(await events.IsToldWithinAsync(Silence));
        Assert.Single(await OnRecordAsync(bureau, consent));

        var seen = (await bureau.AskAsync(bureau.TokenOfPerson(1), Asking.WhoAsked)).At("data.me.inquiries.edges.0.node")!;
        Assert.Equal(("LOAN_MONITORING", """["CreditSummary.score","Subscription.scoreChanged"]"""), (seen.Text("purpose"), seen["fields"]!.ToJsonString()));
        Assert.Equal(score, (await bureau.AskAsync(lender, Read, new { consent })).Text("data.creditSummary.score.value"));
    }

    [Fact]
    public async Task WithinADay_NothingElseIsTold_AndAfterItTheNewest()
    {
        await using var bureau = await RunningBureau.StartAsync(clock);
        var (lender, consent) = (Lender(bureau), await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", 1));
        await using var events = await Events.OpenAsync(bureau, lender, Follow(consent));
        var first = await PayLateAsync(bureau, "1");
        Assert.EndsWith($" {first}", await events.ToldAsync(), StringComparison.Ordinal);

        var (second, third) = (await PayLateAsync(bureau, "2"), await PayLateAsync(bureau, "3"));
        Assert.Equal(3, new[] { first, second, third }.Distinct(StringComparer.Ordinal).Count());
        Assert.False(await events.IsToldWithinAsync(Silence));
        Assert.Equal(first, (await bureau.AskAsync(lender, Read, new { consent })).Text("data.creditSummary.score.value"));

        clock.Move(Day);
        Assert.EndsWith($" {third}", await events.ToldAsync(), StringComparison.Ordinal);
        Assert.False(await events.IsToldWithinAsync(Silence));
        Assert.Equal(3, (await OnRecordAsync(bureau, consent)).Count);
    }

    [Fact]
    public async Task WhatHappenedWhileNobodyListened_IsTold_AndWhatIsKnownIsNot()
    {
        await using var bureau = await RunningBureau.StartAsync(clock);
        var (lender, consent) = (Lender(bureau), await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", 1));
        var known = (await bureau.AskAsync(lender, Read, new { consent })).Text("data.creditSummary.score.value");
        var score = await PayLateAsync(bureau, "1");
        Assert.NotEqual(known, score);
        clock.Move(Day);
        await using (var events = await Events.OpenAsync(bureau, lender, Follow(consent)))
            Assert.EndsWith($" {score}", await events.ToldAsync(), StringComparison.Ordinal);
        await using (var again = await Events.OpenAsync(bureau, lender, Follow(consent)))
            Assert.False(await again.IsToldWithinAsync(Silence));
        Assert.Equal(2, (await OnRecordAsync(bureau, consent)).Count);
    }

    [Fact]
    public async Task WithoutAUseLeft_NothingIsTold_UntilThereIsOne()
    {
        await using var bureau = await RunningBureau.StartAsync(clock);
        var lender = Lender(bureau);
        var consent = (await bureau.RequestConsentAsync(lender, "LOAN_MONITORING", SandboxIdentity.Of(1), frequency: new { uses = 1, withinHours = 720 })).Text("data.requestConsent.id");
        Assert.Null((await bureau.StepAsync(bureau.TokenOfPerson(1), "grantConsent", consent)).Code());
        Assert.Null((await bureau.AskAsync(lender, Read, new { consent })).Code());
        await using var events = await Events.OpenAsync(bureau, lender, Follow(consent));
        clock.Move(Day);
        await PayLateAsync(bureau, "1");
        Assert.False(await events.IsToldWithinAsync(TimeSpan.FromSeconds(3)));

        // It would have been refused, and neither that nor the change is told or on record.
        Assert.Single(await OnRecordAsync(bureau, consent));
        clock.Move(TimeSpan.FromDays(29));
        Assert.EndsWith($" {await ScoreAsync(bureau)}", await events.ToldAsync(), StringComparison.Ordinal);
        Assert.Equal(2, (await OnRecordAsync(bureau, consent)).Count);
    }

    [Theory]
    [InlineData("mutation($id: ID!) { revokeConsent(consent: $id) { status } }", "CONSENT_REVOKED")]
    [InlineData("mutation($id: ID!) { pauseConsent(consent: $id) { status } }", "CONSENT_PAUSED")]
    [InlineData("mutation { freezeFile { frozen } }", "FILE_FROZEN")]
    [InlineData(null, "CONSENT_EXPIRED")]
    public async Task WhatThePersonStops_Ends_AndNoChangeAfterItIsTold(string? step, string code)
    {
        await using var bureau = await RunningBureau.StartAsync(clock);
        var (lender, consent) = (Lender(bureau), await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", 1));
        Assert.Null((await bureau.AskAsync(lender, Read, new { consent })).Code());
        clock.Move(Day);

        // Nothing says when a subscription of a socket has begun: what the lender has read is what it begins from, so that the change is told whichever of the two comes first.
        using var socket = await Sockets.OpenAsync(bureau);
        await socket.TellAsync(new { type = "connection_init", payload = new { authorization = $"Bearer {lender}" } });
        Assert.Equal("connection_ack", (await socket.HearAsync()).Text("type"));
        await socket.TellAsync(new { id = "1", type = "subscribe", payload = new { query = Follow(consent) } });
        var score = await PayLateAsync(bureau, "1");
        var next = await socket.HearAsync();
        Assert.Equal(("next", score), (next.Text("type"), next.Text("payload.data.scoreChanged.score.value")));
        await using var events = await Events.OpenAsync(bureau, lender, Follow(consent));

        // What changes after the step could be told a day after the first.
        if (step is null)
            clock.Move(TimeSpan.FromDays(365));
        else
            Assert.Null((await bureau.AskAsync(bureau.TokenOfPerson(1), step, new { id = consent })).Code());
        await PayLateAsync(bureau, "2");
        clock.Move(Day);

        Assert.Equal(code, await events.ToldAsync());
        Assert.Equal("complete", await events.ToldAsync());
        var error = await socket.HearAsync();
        Assert.Equal(("error", code), (error.Text("type"), error.At("payload")![0]!.Text("extensions.code")));
        Assert.Equal([code, code], (await OnRecordAsync(bureau, consent)).Select(inquiry => inquiry.Denial).Where(denial => denial is not null));
        Assert.Equal(2, (await OnRecordAsync(bureau, consent)).Count(inquiry => inquiry.Denial is null));
    }

    [Fact]
    public async Task ASuspendedLender_IsToldNothingMore()
    {
        await using var bureau = await RunningBureau.StartAsync(clock);
        var consent = await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", 1);
        await using var events = await Events.OpenAsync(bureau, Lender(bureau), Follow(consent));
        Assert.Null((await bureau.AskAsync(
            await bureau.TokenAsync("demo-operator"), "mutation($partner: ID!) { suspendPartner(partner: $partner, reason: OWN_REQUEST) { suspended } }", new { partner = SandboxIds.Partner(3) })).Code());
        Assert.Equal("AGREEMENT_NOT_IN_FORCE", await events.ToldAsync());
    }

    [Fact]
    public async Task WhatMayNotBeWatched_IsRefusedAtOnce_AndTheRefusalIsOnRecord()
    {
        await using var bureau = await RunningBureau.StartAsync(clock);
        var lender = Lender(bureau);
        var asked = (await bureau.RequestConsentAsync(lender, "LOAN_MONITORING", SandboxIdentity.Of(2))).Text("data.requestConsent.id");
        var totals = (await bureau.RequestConsentAsync(lender, "LOAN_MONITORING", SandboxIdentity.Of(1), sections: new[] { "TOTALS" })).Text("data.requestConsent.id");
        Assert.Null((await bureau.StepAsync(bureau.TokenOfPerson(1), "grantConsent", totals)).Code());
        var ofAnother = await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 2);
        foreach (var (consent, code) in ((string, string)[])
        [
            (SandboxCallers.ConsentOfPerson(1, 3).ToString(), "PURPOSE_NOT_PERMITTED"), (totals, "SECTION_NOT_COVERED"), (asked, "CONSENT_NOT_GRANTED"),
            (ofAnother, "CONSENT_NOT_FOUND"), (Guid.NewGuid().ToString(), "CONSENT_NOT_FOUND"),
        ])
        {
            await using var events = await Events.OpenAsync(bureau, lender, $"subscription {{ scoreChanged(consent: \"{consent}\") {{ totals {{ accounts }} score {{ value }} }} }}");
            Assert.Equal(code, await events.ToldAsync());
            Assert.Equal("complete", await events.ToldAsync());
            Assert.Equal(code, Assert.Single(await OnRecordAsync(bureau, consent)).Denial);
        }

        Assert.Equal("FORBIDDEN_FIELD", await (await Events.OpenAsync(bureau, await bureau.TokenAsync("demo-rental"), Follow(ofAnother))).ToldAsync());
    }

    [Fact]
    public async Task WhileNothingCanBeRecorded_NothingIsTold_NotEvenThatThereIsSomething()
    {
        await using var bureau = await RunningBureau.StartAsync(clock);
        var consent = await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", 1);
        await using var events = await Events.OpenAsync(bureau, Lender(bureau), Follow(consent));
        await ChangeAsync(bureau, "CREATE TRIGGER no_ledger BEFORE INSERT ON inquiries BEGIN SELECT RAISE(ABORT, 'no ledger'); END");
        var score = await PayLateAsync(bureau, "1");
        Assert.False(await events.IsToldWithinAsync(TimeSpan.FromSeconds(3)));
        await ChangeAsync(bureau, "DROP TRIGGER no_ledger");
        Assert.EndsWith($" {score}", await events.ToldAsync(), StringComparison.Ordinal);
        Assert.Single(await OnRecordAsync(bureau, consent));
    }

    [Fact]
    public async Task AChangeOnAnotherNode_IsToldToEachOnce_AndIsOneUse()
    {
        await using var server = await PostgreSqlServer.StartAsync();
        string[] settings = ["--Bureau:Storage:Provider=PostgreSql", $"--ConnectionStrings:Bureau={server.ConnectionString}"];
        await using var one = await RunningBureau.StartAsync(clock, settings);
        await using var two = await RunningBureau.StartAsync(clock, settings);
        var consent = await one.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", 1);
        await using var there = await Events.OpenAsync(two, Lender(two), Follow(consent));
        await using var beside = await Events.OpenAsync(two, Lender(two), Follow(consent));
        Assert.False(await there.IsToldWithinAsync(Silence) || await beside.IsToldWithinAsync(Silence));

        // Its own caches hold the file as it was for a minute.
        var score = await PayLateAsync(one, "1");
        string[] told = [await there.ToldAsync(), await beside.ToldAsync()];
        Assert.All(told, each => Assert.EndsWith($" {score}", each, StringComparison.Ordinal));
        Assert.False(await there.IsToldWithinAsync(Silence) || await beside.IsToldWithinAsync(Silence));
        Assert.Equal(told.Select(each => each.Split(' ')[0]).Order(), (await OnRecordAsync(one, consent)).Select(inquiry => inquiry.Id.ToString()).Order());
        await using var context = await Context(one);
        Assert.Equal(1, await context.ConsentUses.CountAsync(use => use.ConsentId == new ConsentId(Guid.Parse(consent))));
    }

    private static string Follow(string consent) => $"subscription {{ scoreChanged(consent: \"{consent}\") {{ inquiry score {{ value }} }} }}";

    /// <summary>The lender's token, of a life longer than any test's.</summary>
    private static string Lender(RunningBureau bureau) =>
        bureau.Services.GetRequiredService<AccessTokens>().For(new PartnerClient("demo-lender", new PartnerId(SandboxIds.Partner(3)), Tier.Lender), TimeSpan.FromDays(500));

    /// <summary>One more account of the first person is paid late; the score that they have then.</summary>
    private async Task<string> PayLateAsync(RunningBureau bureau, string account)
    {
        var person = SandboxIdentity.Of(1);
        var answer = await bureau.AskAsync(
            await bureau.TokenAsync("demo-furnisher"), "mutation($records: [TradelineRecordInput!]!) { furnishTradelines(input: {records: $records}) { results { outcome } } }", new
            {
                records = new[]
                {
                    new
                    {
                        asOf = clock.GetUtcNow().UtcDateTime.AddDays(-1).ToString("yyyy-MM-dd"), accountNumber = account, portfolioType = "R", accountType = "18", currency = "CNY",
                        accountStatus = LateBy[account], amountPastDue = "300", currentBalance = account == "3" ? "90000" : "1000", creditLimit = "4000", subjectIdType = "CN_RESIDENT_ID", subjectId = person.Number,
                        subjectName = person.Name, birthDate = person.BirthDate,
                    },
                },
            });
        Assert.Equal("STORED", answer.Text("data.furnishTradelines.results.0.outcome"));
        return await ScoreAsync(bureau);
    }

    private static async Task<string> ScoreAsync(RunningBureau bureau) => (await bureau.MineAsync(1)).At("score.value")?.ToString() ?? "none";

    private static async Task<IReadOnlyList<InquiryRow>> OnRecordAsync(RunningBureau bureau, string consent)
    {
        await using var context = await Context(bureau);
        return await context.Inquiries.AsNoTracking().Where(inquiry => inquiry.ConsentId == new ConsentId(Guid.Parse(consent))).ToListAsync();
    }

    private static async Task<long> FileVersionAsync(RunningBureau bureau)
    {
        await using var context = await Context(bureau);
        return (await context.CreditFiles.AsNoTracking().SingleAsync(file => file.SubjectId == new Domain.Subjects.SubjectId(SandboxIds.Subject(1)))).Version;
    }

    private static async Task ChangeAsync(RunningBureau bureau, string statement)
    {
        await using var context = await Context(bureau);
        await context.Database.ExecuteSqlRawAsync(statement);
    }

    private static Task<BureauDbContext> Context(RunningBureau bureau) => bureau.Services.GetRequiredService<IDbContextFactory<BureauDbContext>>().CreateDbContextAsync();
}
