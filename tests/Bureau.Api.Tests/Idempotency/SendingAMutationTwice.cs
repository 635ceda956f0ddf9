using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Bureau.Api.Tests.Idempotency;

/// <summary>A mutation sent again under its Idempotency-Key is not carried out again. A share code is another each time it is made, so an answer that is the same is the same answer.</summary>
public sealed class SendingAMutationTwice : IAsyncLifetime, IDisposable
{
    private const string Create = "mutation($input: CreateShareCodeInput!) { createShareCode(input: $input) { code shareCode { id } } }";
    private const string Mine = "{ me { shareCodes(first: 20) { edges { node { id } } } } }";

    private readonly SetClock clock = new();
    private readonly TemporaryStore store = new();
    private RunningBureau bureau = null!;
    private string person = null!;

    public async Task InitializeAsync()
    {
        bureau = await RunningBureau.StartAsync(store, clock);
        person = bureau.TokenOfPerson(1);
    }

    public async Task DisposeAsync() => await bureau.DisposeAsync();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task GetsTheSameAnswer_OnAnyNode_AndAfterARestart()
    {
        var first = await SendAsync(bureau, person, "\"a-key\"", Input(15));
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.NotNull(JsonNode.Parse(first.Body)!.At("data.createShareCode.code"));

        await using (var other = await RunningBureau.StartAsync(store, clock))
            Assert.Equal(first, await SendAsync(other, person, "a-key", Input(15)));
        await bureau.DisposeAsync();
        bureau = await RunningBureau.StartAsync(store, clock);
        Assert.Equal(first, await SendAsync(bureau, person, "\"a-key\"", Input(15)));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task GetsTheSameRefusal_OfAField()
    {
        var refused = await SendAsync(bureau, person, "key", Input(1));
        Assert.NotNull(JsonNode.Parse(refused.Body)!.Code());
        Assert.Equal(refused, await SendAsync(bureau, person, "key", Input(1)));
    }

    [Fact]
    public async Task IsCarriedOutAgain_AfterADay_UnderAnotherKey_ByAnotherPerson_OrWithoutAKey()
    {
        var first = await SendAsync(bureau, person, "key", Input(15));
        Assert.NotEqual(first, await SendAsync(bureau, person, "other", Input(15)));
        Assert.NotEqual(first, await SendAsync(bureau, person, null, Input(15)));
        Assert.Equal(3, await CountAsync());
        var stranger = await SendAsync(bureau, bureau.TokenOfPerson(2), "key", Input(15));
        Assert.NotEqual(first, stranger);
        Assert.NotNull(JsonNode.Parse(stranger.Body)!.At("data.createShareCode.code"));

        clock.Move(TimeSpan.FromDays(1));
        Assert.NotEqual(first, await SendAsync(bureau, person, "key", Input(15)));
        Assert.Equal(4, await CountAsync());
    }

    [Fact]
    public async Task IsRefused_WhenTheKeyCameWithAnotherRequest()
    {
        await SendAsync(bureau, person, "key", Input(15));
        foreach (var (document, variables) in (IEnumerable<(string, object)>)[(Create, Input(16)), (Create + " ", Input(15)), ("mutation { __typename }", Input(15))])
        {
            var reused = await SendAsync(bureau, person, "key", variables, document);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED"), (reused.Status, JsonNode.Parse(reused.Body)!.Code()));
        }

        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task IsTheSameRequest_HoweverItsVariablesAreOrdered()
    {
        var first = await SendAsync(bureau, person, "key", new { input = new { purpose = "RENTAL_DEPOSIT", minutes = 15 } });
        Assert.Equal(first, await SendAsync(bureau, person, "key", new { input = new { minutes = 15, purpose = "RENTAL_DEPOSIT" } }));
    }

    [Fact]
    public async Task OfManyAtOnce_OneIsCarriedOut_AndNobodyIsToldAnotherAnswer()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync(bureau, person, "key", Input(15))));
        Assert.Equal(1, await CountAsync());
        Assert.Single(answers.Where(answer => answer.Status == HttpStatusCode.OK).Distinct());
        Assert.All(
            answers.Where(answer => answer.Status != HttpStatusCode.OK),
            answer => Assert.Equal((HttpStatusCode.Conflict, "IDEMPOTENCY_KEY_IN_USE", "1"), (answer.Status, JsonNode.Parse(answer.Body)!.Code(), answer.RetryAfter)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"\"")]
    [InlineData("\"open")]
    [InlineData("\"a\"b\"")]
    [InlineData("two words")]
    [InlineData("a, b")]
    [InlineData("\"a\";b=1")]
    public async Task IsRefused_WhenTheKeyIsNone(string key)
    {
        var refused = await SendAsync(bureau, person, key, Input(15));
        Assert.Equal((HttpStatusCode.BadRequest, "IDEMPOTENCY_KEY_MALFORMED"), (refused.Status, JsonNode.Parse(refused.Body)!.Code()));
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task IsRefused_AsAStreamOfEvents()
    {
        var refused = await SendAsync(bureau, person, "key", Input(15), accept: "text/event-stream");
        Assert.Equal((HttpStatusCode.BadRequest, "IDEMPOTENCY_KEY_WITH_STREAM"), (refused.Status, JsonNode.Parse(refused.Body)!.Code()));
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task AQuery_NeedsNoKey_AndIsAnsweredAnew()
    {
        Assert.DoesNotContain("node", (await SendAsync(bureau, person, "key", null, Mine)).Body, StringComparison.Ordinal);
        await SendAsync(bureau, person, "other", Input(15));
        Assert.Contains("node", (await SendAsync(bureau, person, "key", null, Mine)).Body, StringComparison.Ordinal);
    }

    private static object Input(int minutes) => new { input = new { purpose = "RENTAL_DEPOSIT", minutes } };

    private static async Task<Sent> SendAsync(RunningBureau to, string token, string? key, object? variables, string query = Create, string accept = "application/graphql-response+json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Accept.ParseAdd(accept);
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var answer = await to.Client.SendAsync(request);
        return new(answer.StatusCode, answer.Headers.RetryAfter?.ToString(), await answer.Content.ReadAsStringAsync());
    }

    private async Task<int> CountAsync() => (await bureau.AskAsync(person, Mine)).At("data.me.shareCodes.edges")!.AsArray().Count;

    private sealed record Sent(HttpStatusCode Status, string? RetryAfter, string Body);
}
