using System.Net;
using Bureau.Api.Tests.GraphQL.Library;

namespace Bureau.Api.Tests.GraphQL;

public sealed class QueryPageTests(LibraryServer server) : IClassFixture<LibraryServer>
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    [Theory]
    [InlineData("/graphql")]
    [InlineData("/graphql?query={book{title}}")]
    public async Task Browser_GetsAPageThatLoadsNothing(string path)
    {
        using var response = await Get(path, Browser);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("<!doctype html>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=", page, StringComparison.Ordinal);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/json")]
    [InlineData("text/html;q=0, application/json")]
    public async Task OthersGetAnAnswer(string accept)
    {
        using var response = await Get("/graphql?query={book{title}}", accept, "Lender");

        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task SchemaText_IsForCallersAlone()
    {
        using var nobody = await Get("/graphql?sdl", "text/plain, application/json");
        using var caller = await Get("/graphql?sdl", "text/plain, application/json", "Dating");

        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        Assert.Equal("text/plain", caller.Content.Headers.ContentType!.MediaType);
        Assert.Contains("directive @tier(", await caller.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SchemaText_IsForAnybodyInDevelopment()
    {
        var (client, _) = await server.StartAsync(_ => { }, "Development");

        Assert.Contains("type Query {", await client.GetStringAsync("/graphql?sdl"), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> Get(string path, string accept, string? tier = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (tier is not null)
            request.Headers.Authorization = new("Bearer", tier);
        return await server.Client.SendAsync(request);
    }
}
