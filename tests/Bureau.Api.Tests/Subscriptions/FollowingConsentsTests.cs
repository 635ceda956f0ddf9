using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bureau.Api.Access;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Sandbox;
using Bureau.Infrastructure.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests.Subscriptions;

/// <summary>Both sides of a consent are told when it changes, over a web socket and as server-sent events; real sockets, and two nodes on PostgreSQL.</summary>
public sealed class FollowingConsentsTests(EachStore stores) : IClassFixture<EachStore>
{
    private const string Follow = "subscription { consentChanged { id status } }";

    private readonly SetClock clock = new();

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task BothSides_AreToldOfEachStep_AndNobodyElseIs(string store)
    {
        await using var bureau = await stores.StartAsync(store, clock);
        var consent = await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1);
        await using var partner = await Events.OpenAsync(bureau, await bureau.TokenAsync("demo-rental"), Follow);
        await using var person = await Events.OpenAsync(bureau, bureau.TokenOfPerson(1), Follow);
        await using var stranger = await Events.OpenAsync(bureau, await bureau.TokenAsync("demo-dating"), Follow);
        await using var other = await Events.OpenAsync(bureau, bureau.TokenOfPerson(2), Follow);

        foreach (var (step, status) in ((string, string)[])[("pauseConsent", "PAUSED"), ("resumeConsent", "GRANTED"), ("revokeConsent", "REVOKED")])
        {
            await StepAsync(bureau, step, consent);
            Assert.Equal($"{consent} {status}", await partner.ToldAsync());
            Assert.Equal($"{consent} {status}", await person.ToldAsync());
        }

        // What is theirs is told to the others; so what was not told before was not theirs.
        var badge = (await bureau.RequestConsentAsync(await bureau.TokenAsync("demo-dating"), "DATING_BADGE", SandboxIdentity.Of(2))).Text("data.requestConsent.id");
        Assert.Equal($"{badge} REQUESTED", await stranger.ToldAsync());
        Assert.Equal($"{badge} REQUESTED", await other.ToldAsync());
    }

    [Fact]
    public async Task ChangesOnAnotherNode_AreToldOnce()
    {
        await using var server = await PostgreSqlServer.StartAsync();
        string[] settings = ["--Bureau:Storage:Provider=PostgreSql", $"--ConnectionStrings:Bureau={server.ConnectionString}"];
        await using var one = await RunningBureau.StartAsync(clock, settings);
        await using var two = await RunningBureau.StartAsync(clock, settings);
        await using var partner = await Events.OpenAsync(two, await two.TokenAsync("demo-rental"), Follow);

        var consents = new List<string>();
        for (var person = 1; person <= 3; person++)
        {
            consents.Add((await one.RequestConsentAsync(await one.TokenAsync("demo-rental"), "RENTAL_DEPOSIT", SandboxIdentity.Of(person))).Text("data.requestConsent.id"));
            Assert.Equal($"{consents[^1]} REQUESTED", await partner.ToldAsync());
        }

        await Task.WhenAll(consents.Select(async (consent, at) => Assert.Null(
            (await (at % 2 == 0 ? one : two).AskAsync(one.TokenOfPerson(at + 1), "mutation($id: ID!) { refuseConsent(consent: $id) { status } }", new { id = consent })).Code())));
        Assert.Equal(
            consents.Select(consent => $"{consent} REFUSED").Order(),
            new[] { await partner.ToldAsync(), await partner.ToldAsync(), await partner.ToldAsync() }.Order());
        Assert.False(await partner.IsToldWithinAsync(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task ASuspendedPartner_IsToldNothingMore()
    {
        await using var bureau = await RunningBureau.StartAsync(clock);
        await using var partner = await Events.OpenAsync(bureau, await bureau.TokenAsync("demo-rental"), Follow);
        await bureau.AskAsync(
            await bureau.TokenAsync("demo-operator"), "mutation($partner: ID!) { suspendPartner(partner: $partner, reason: OWN_REQUEST) { suspended } }", new { partner = SandboxIds.Partner(1) });

        Assert.Equal("AGREEMENT_NOT_IN_FORCE", await partner.ToldAsync());
        Assert.Equal("complete", await partner.ToldAsync());
    }

    [Fact]
    public async Task ASubscription_EndsWithItsToken()
    {
        await using var bureau = await RunningBureau.StartAsync(clock);
        var token = bureau.Services.GetRequiredService<AccessTokens>().For(new SubjectId(SandboxIds.Subject(1)), TimeSpan.FromMinutes(5));
        await using var person = await Events.OpenAsync(bureau, token, Follow);
        using var socket = await Sockets.OpenAsync(bureau);
        await socket.TellAsync(new { type = "connection_init", payload = new { authorization = $"Bearer {token}" } });
        Assert.Equal("connection_ack", (await socket.HearAsync()).Text("type"));
        await socket.TellAsync(new { id = "1", type = "subscribe", payload = new { query = Follow } });
        clock.Move(TimeSpan.FromMinutes(5));

        Assert.Equal("TOKEN_EXPIRED", await person.ToldAsync());
        var error = await socket.HearAsync();
        Assert.Equal(("error", "TOKEN_EXPIRED"), (error.Text("type"), error.At("payload")![0]!.Text("extensions.code")));
        Assert.Equal(4401, await socket.ClosedAsync());
    }

    [Fact]
    public async Task MoreSubscriptionsThanOneCallerMayHave_AreRefused_AndAnEndedOneLeavesRoom()
    {
        await using var bureau = await RunningBureau.StartAsync(clock, "--Bureau:Subscriptions:OfOneCaller=2");
        await using var first = await Events.OpenAsync(bureau, bureau.TokenOfPerson(1), Follow);
        var second = await Events.OpenAsync(bureau, bureau.TokenOfPerson(1), Follow);
        await using var third = await Events.OpenAsync(bureau, bureau.TokenOfPerson(1), Follow);
        Assert.Equal("TOO_MANY_SUBSCRIPTIONS", await third.ToldAsync());
        await using var other = await Events.OpenAsync(bureau, bureau.TokenOfPerson(2), Follow);
        Assert.False(await other.IsToldWithinAsync(TimeSpan.FromMilliseconds(300)));

        await second.DisposeAsync();
        for (var tries = 0; ; tries++)
        {
            await using var fourth = await Events.OpenAsync(bureau, bureau.TokenOfPerson(1), Follow);
            if (!await fourth.IsToldWithinAsync(TimeSpan.FromMilliseconds(300)))
                break;
            Assert.True(tries < 100, "The place of a subscription that has ended is not free again.");
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    [Theory]
    [InlineData("demo-furnisher", Follow, "FORBIDDEN_FIELD")]
    [InlineData("demo-rental", "subscription { consentChanged { id } again: consentChanged { id } }", "VALIDATION_FAILED")]
    [InlineData("demo-rental", "subscription { nothing }", "VALIDATION_FAILED")]
    [InlineData("demo-rental", "subscription($no: Boolean = false) { consentChanged @include(if: $no) { id } }", "SUBSCRIPTION_OF_ONE_FIELD")]
    public async Task WhatMayNotBeFollowed_IsRefused(string client, string query, string code)
    {
        await using var bureau = await RunningBureau.StartAsync(clock);
        using var answer = await Events.AskAsync(bureau, await bureau.TokenAsync(client), query);

        Assert.Contains($"\"{code}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePlainRequest_IsToldWhereToAsk_AndNobodyFollowsWithoutAToken()
    {
        await using var bureau = await RunningBureau.StartAsync(clock);
        Assert.Equal("SUBSCRIPTION_NEEDS_STREAM", (await bureau.AskAsync(bureau.TokenOfPerson(1), Follow)).Code());
        using var nobody = await Events.AskAsync(bureau, "none", Follow);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        using var query = await Events.AskAsync(bureau, bureau.TokenOfPerson(1), "{ caller { tier } }");
        Assert.Equal("event: next\ndata: {\"data\":{\"caller\":{\"tier\":\"SUBJECT\"}}}\n\nevent: complete\ndata: \n\n", await query.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("{", 4400)]
    [InlineData("[]", 4400)]
    [InlineData("{\"type\":\"shout\"}", 4400)]
    [InlineData("{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{ caller { tier } }\"}}", 4401)]
    [InlineData("{\"type\":\"connection_init\",\"payload\":{\"authorization\":\"Bearer none\"}}", 4403)]
    [InlineData("{\"type\":\"connection_init\"}", 4403)]
    public async Task AMessageThatBreaksTheProtocol_ClosesTheSocket(string message, int code)
    {
        await using var bureau = await RunningBureau.StartAsync(clock);
        using var socket = await Sockets.OpenAsync(bureau);
        await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        Assert.Equal(code, await socket.ClosedAsync());
    }

    [Fact]
    public async Task ASocket_CarriesSeveralOperations_ByTheirIds()
    {
        await using var bureau = await RunningBureau.StartAsync(clock);
        using var socket = await Sockets.OpenAsync(bureau);
        await socket.TellAsync(new { type = "connection_init", payload = new { authorization = $"Bearer {bureau.TokenOfPerson(1)}" } });
        Assert.Equal("connection_ack", (await socket.HearAsync()).Text("type"));
        await socket.TellAsync(new { type = "ping" });
        Assert.Equal("pong", (await socket.HearAsync()).Text("type"));

        await socket.TellAsync(new { id = "ask", type = "subscribe", payload = new { query = "{ caller { tier } }" } });
        var next = await socket.HearAsync();
        Assert.Equal(("next", "ask", "SUBJECT"), (next.Text("type"), next.Text("id"), next.Text("payload.data.caller.tier")));
        Assert.Equal("complete", (await socket.HearAsync()).Text("type"));
        await socket.TellAsync(new { id = "ask", type = "subscribe", payload = new { query = "{ nonsense }" } });
        var error = await socket.HearAsync();
        Assert.Equal(("error", "VALIDATION_FAILED"), (error.Text("type"), error.At("payload")![0]!.Text("extensions.code")));

        await socket.TellAsync(new { id = "follow", type = "subscribe", payload = new { query = Follow } });
        await socket.TellAsync(new { id = "follow", type = "subscribe", payload = new { query = Follow } });
        Assert.Equal(4409, await socket.ClosedAsync());
    }

    [Fact]
    public async Task ASocketThatSaysNothing_IsClosed()
    {
        await using var bureau = await RunningBureau.StartAsync(clock, "--Bureau:Subscriptions:SecondsToBegin=1");
        using var socket = await Sockets.OpenAsync(bureau);
        Assert.Equal(4408, await socket.ClosedAsync());
    }

    [Fact]
    public async Task TheUsualClient_FollowsAConsent()
    {
        var node = new NodeProgram("tests/Bureau.Api.Tests/Subscriptions/Following");
        await node.InstallAsync();
        await using var bureau = await RunningBureau.StartAsync(clock);
        var consent = await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1);

        var told = await node.RunAsync(
            "follow.mjs", [new Uri(bureau.Client.BaseAddress!, "/graphql").AbsoluteUri, await bureau.TokenAsync("demo-rental"), bureau.TokenOfPerson(1), $"{consent}"]);

        Assert.Equal(["PAUSED", "GRANTED", "REVOKED"], told.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static async Task StepAsync(RunningBureau bureau, string step, string consent) =>
        Assert.Null((await bureau.AskAsync(bureau.TokenOfPerson(1), $"mutation($id: ID!) {{ {step}(consent: $id) {{ status }} }}", new { id = consent })).Code());
}
