using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Bureau.Api.Tests.Subscriptions;

namespace Bureau.Api.Tests.Limits;

/// <summary>A partner knows its budget before it spends it, is told when it is empty, and empties nobody else's.</summary>
public sealed class SpendingABudget : IAsyncLifetime
{
    private const string Purposes = "{ purposes { purpose } }";

    private readonly SetClock clock = new();
    private RunningBureau bureau = null!;

    public async Task InitializeAsync() => bureau = await RunningBureau.StartAsync(
        clock, "--Bureau:Limits:Rental:Capacity=200", "--Bureau:Limits:Rental:RestoreRate=2", "--Bureau:Limits:Unauthenticated:Capacity=5", "--Bureau:Limits:Unauthenticated:RestoreRate=1");

    public async Task DisposeAsync() => await bureau.DisposeAsync();

    [Fact]
    public async Task AnAnswer_SaysWhatItCost_AndWhatIsLeft()
    {
        using var answer = await SendAsync(await bureau.TokenAsync("demo-rental"), "{ rateLimit { maximum available restoreRate dailyQuota usedToday } }");
        var body = await BodyAsync(answer);
        var cost = body["extensions"]!["cost"]!;
        var (requested, actual) = (cost["requested"]!.GetValue<double>(), cost["actual"]!.GetValue<double>());
        Assert.InRange(actual, 1, requested);
        Assert.Equal((200, 2), (cost["throttle"]!["maximum"]!.GetValue<double>(), cost["throttle"]!["restoreRate"]!.GetValue<double>()));
        Assert.Equal(200 - actual, cost["throttle"]!["available"]!.GetValue<double>());
        Assert.Equal("200", body.Text("data.rateLimit.maximum"));
        Assert.Equal("\"budget\";q=200;w=100", Assert.Single(answer.Headers.GetValues("RateLimit-Policy")));
        Assert.Matches("^\"budget\";r=1\\d\\d;t=\\d+$", Assert.Single(answer.Headers.GetValues("RateLimit")));
    }

    [Fact]
    public async Task AnEmptyBudget_Refuses_UntilThereIsEnough_AndAnotherPartnerIsUnharmed()
    {
        var (rental, lender) = (await bureau.TokenAsync("demo-rental"), await bureau.TokenAsync("demo-lender"));
        var spent = 0;
        HttpResponseMessage answer;
        while ((answer = await SendAsync(rental, Purposes)).StatusCode == HttpStatusCode.OK && spent++ < 500)
            answer.Dispose();
        using (answer)
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.Equal("RATE_LIMITED", (await BodyAsync(answer)).Code());
            using var other = await SendAsync(lender, Purposes);
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
            clock.Move(answer.Headers.RetryAfter!.Delta!.Value);
        }

        using var again = await SendAsync(rental, Purposes);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task TheAnswerOfThePage_IsWhatIsAnswered()
    {
        await using var asShown = await RunningBureau.StartAsync(clock, "--Bureau:Limits:Rental:Capacity=2000", "--Bureau:Limits:Rental:RestoreRate=50");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ rateLimit { available } }" }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await asShown.TokenAsync("demo-rental"));
        using var answer = await asShown.Client.SendAsync(request);
        var page = await File.ReadAllTextAsync(Repository.File("docs/limits.md"));
        Assert.Contains($"```json\n{await answer.Content.ReadAsStringAsync()}\n```", page, StringComparison.Ordinal);
        foreach (var header in (string[])["RateLimit-Policy", "RateLimit"])
            Assert.Contains($"`{header}: {Assert.Single(answer.Headers.GetValues(header))}`", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEmptyBudget_RefusesAStreamToo()
    {
        var token = await bureau.TokenAsync("demo-rental");
        for (var status = HttpStatusCode.OK; status == HttpStatusCode.OK;)
        {
            using var spent = await SendAsync(token, Purposes);
            status = spent.StatusCode;
        }

        using var stream = await SendAsync(token, "subscription { consentChanged { status } }", null, ("Accept", "text/event-stream"));
        Assert.Contains("RATE_LIMITED", await stream.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AQuote_TellsTheCost_AndRunsNothing()
    {
        var token = await bureau.TokenAsync("demo-rental");
        var consent = await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 2);
        using var quote = await SendAsync(token, Asking.Waiver, new { consent }, ("GraphQL-Cost", "validate"));
        var told = await BodyAsync(quote);
        Assert.Null(told["data"]);
        var asked = await bureau.AskAsync(bureau.TokenOfPerson(2), Asking.WhoAsked);
        Assert.Empty(asked.At("data.me.inquiries.edges")!.AsArray());

        using var answer = await SendAsync(token, Asking.Waiver, new { consent });
        Assert.Equal(told["extensions"]!["cost"]!["requested"]!.GetValue<double>(), (await BodyAsync(answer))["extensions"]!["cost"]!["requested"]!.GetValue<double>());
    }

    [Fact]
    public async Task NobodyKnown_HasTheBudgetOfTheirAddress_AtBothDoors()
    {
        for (var time = 0; time < 5; time++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await bureau.AskForTokenAsync("demo-rental", "wrong")).StatusCode);
        using var refused = await bureau.AskForTokenAsync("demo-rental");
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(1)), (refused.StatusCode, refused.Headers.RetryAfter!.Delta!.Value));
        using var asked = await SendAsync(null, Purposes);
        Assert.Equal(HttpStatusCode.TooManyRequests, asked.StatusCode);
        clock.Move(TimeSpan.FromSeconds(2));
        using var answered = await bureau.AskForTokenAsync("demo-rental");
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("none")]
    public async Task NobodyKnown_HasTheBudgetOfTheirAddress_ForStreamsAndSocketsToo(string? token)
    {
        const string Follow = "subscription { consentChanged { id } }";
        var person = bureau.TokenOfPerson(1);
        for (var time = 0; time < 2; time++)
        {
            using var stream = await StreamAsync(HttpMethod.Post, token, Follow);
            Assert.Equal(HttpStatusCode.Unauthorized, stream.StatusCode);
            using var got = await StreamAsync(HttpMethod.Get, token, Follow);
            Assert.Equal(HttpStatusCode.Unauthorized, got.StatusCode);
        }

        // Whoever says who they are in the first message is given back what it took to say so.
        for (var time = 0; time < 3; time++)
        {
            using var socket = await Sockets.OpenAsync(bureau);
            await socket.TellAsync(new { type = "connection_init", payload = new { authorization = $"Bearer {person}" } });
            Assert.Equal("connection_ack", (await socket.HearAsync()).Text("type"));
        }

        using (var socket = await Sockets.OpenAsync(bureau))
        {
            await socket.TellAsync(new { type = "connection_init", payload = new { authorization = token } });
            Assert.Equal(4403, await socket.ClosedAsync());
        }

        await Assert.ThrowsAsync<WebSocketException>(() => Sockets.OpenAsync(bureau));
        foreach (var method in (HttpMethod[])[HttpMethod.Post, HttpMethod.Get])
        {
            using var refused = await StreamAsync(method, token, Follow);
            Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(1)), (refused.StatusCode, refused.Headers.RetryAfter!.Delta!.Value));
            Assert.Equal("RATE_LIMITED", (await BodyAsync(refused)).Code());
        }

        // Who is known does not pay for the others at the same address.
        await using var known = await Events.OpenAsync(bureau, person, Follow);
        Assert.True(known.HasBegun);
    }

    private async Task<HttpResponseMessage> StreamAsync(HttpMethod method, string? token, string query)
    {
        using var request = method == HttpMethod.Get
            ? new HttpRequestMessage(method, $"/graphql?query={Uri.EscapeDataString(query)}")
            : new HttpRequestMessage(method, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await bureau.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private async Task<HttpResponseMessage> SendAsync(string? token, string query, object? variables = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await bureau.Client.SendAsync(request);
    }

    private static async Task<JsonNode> BodyAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
}
