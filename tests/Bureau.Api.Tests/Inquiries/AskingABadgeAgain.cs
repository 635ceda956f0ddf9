using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Bureau.Api.Tests.Inquiries;

/// <summary>A badge asked for by GET has a tag, by which a client learns that it is still the same; and every such question is on record and under the consent as it is then.</summary>
public sealed class AskingABadgeAgain : IAsyncLifetime
{
    private readonly SetClock clock = new();
    private RunningBureau bureau = null!;
    private string dating = null!;
    private string consent = null!;

    public async Task InitializeAsync()
    {
        bureau = await RunningBureau.StartAsync(clock);
        dating = await bureau.TokenAsync("demo-dating");
        consent = await bureau.GrantedConsentAsync("demo-dating", "DATING_BADGE", 1);
    }

    public async Task DisposeAsync() => await bureau.DisposeAsync();

    [Fact]
    public async Task TheSameBadge_IsNotSentAgain_AndIsOnRecord()
    {
        using var first = await GetAsync();
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("no-cache, private", string.Join(", ", first.Headers.CacheControl!.ToString().Split(", ").Order(StringComparer.Ordinal)));
        var tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);
        var before = await CountAsync();

        using var again = await GetAsync(tag.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(tag, again.Headers.ETag);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(before + 1, await CountAsync());

        using var other = await GetAsync("\"other\", " + tag);
        Assert.Equal(HttpStatusCode.NotModified, other.StatusCode);
        using var stale = await GetAsync("\"other\"");
        Assert.Equal(HttpStatusCode.OK, stale.StatusCode);
        Assert.Equal((await first.Content.ReadAsStringAsync()).WithoutCost(), (await stale.Content.ReadAsStringAsync()).WithoutCost());
    }

    [Theory]
    [InlineData("revokeConsent", "CONSENT_REVOKED")]
    [InlineData("pauseConsent", "CONSENT_PAUSED")]
    public async Task NothingIsSaidOfABadge_UnderAConsentThatIsNoMore(string step, string code)
    {
        using var first = await GetAsync();
        await bureau.StepAsync(bureau.TokenOfPerson(1), step, consent);

        foreach (var tag in (string[])[first.Headers.ETag!.ToString(), "*"])
        {
            using var refused = await GetAsync(tag);
            Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
            Assert.Null(refused.Headers.ETag);
            Assert.Equal("no-store", refused.Headers.CacheControl!.ToString());
            Assert.Equal(code, JsonNode.Parse(await refused.Content.ReadAsStringAsync())!.Code());
        }
    }

    [Fact]
    public async Task AnotherFormOfTheAnswer_HasAnotherTag()
    {
        using var json = await GetAsync();
        using var form = await GetAsync(json.Headers.ETag!.ToString(), "application/graphql-response+json");
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);
        Assert.NotEqual(json.Headers.ETag, form.Headers.ETag);
    }

    [Fact]
    public async Task ByPost_ThereIsNoTag()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = System.Net.Http.Json.JsonContent.Create(new { query = Asking.Badge, variables = new { consent } }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", dating);
        request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        using var answer = await bureau.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(answer.Headers.ETag);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task ACompressedAnswer_HasATagOfItsOwn_AndEitherIsKnown()
    {
        const string query = "{ dataDictionary { name meaning legalBasis } }";
        using var plain = await GetAsync(null, query: query);
        using var smaller = await GetAsync(null, query: query, coding: "br");
        Assert.Equal(["br"], smaller.Content.Headers.ContentEncoding);
        Assert.NotEqual(plain.Headers.ETag, smaller.Headers.ETag);
        foreach (var tag in (EntityTagHeaderValue[])[plain.Headers.ETag!, smaller.Headers.ETag!])
        {
            using var held = await GetAsync(tag.ToString(), query: query, coding: "br");
            Assert.Equal(HttpStatusCode.NotModified, held.StatusCode);
            Assert.Equal(tag, held.Headers.ETag);
        }
    }

    private async Task<int> CountAsync() => (await bureau.AskAsync(bureau.TokenOfPerson(1), Asking.WhoAsked)).At("data.me.inquiries.edges")!.AsArray().Count;

    private async Task<HttpResponseMessage> GetAsync(string? ifNoneMatch = null, string accept = "application/json", string? query = null, string? coding = null)
    {
        var variables = query is null ? $"&variables={Uri.EscapeDataString($"{{\"consent\":\"{consent}\"}}")}" : "";
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString(query ?? Asking.Badge)}{variables}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", dating);
        request.Headers.Accept.ParseAdd(accept);
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        if (coding is not null)
            request.Headers.AcceptEncoding.ParseAdd(coding);
        return await bureau.Client.SendAsync(request);
    }
}
