using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bureau.Api.GraphQL;
using Bureau.Api.Tests.GraphQL.Library;
using Bureau.Domain.Partners;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests.GraphQL;

public sealed class QueryPageTests(LibraryServer server) : IClassFixture<LibraryServer>
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    [Theory]
    [InlineData("/graphql")]
    [InlineData("/graphql?query={book{title}}")]
    public async Task Browser_GetsAPageThatLoadsNothing(string path)
    {
        var (client, _) = await server.StartAsync(_ => { }, "Development");
        using var response = await Get(path, Browser, client: client);
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

    [Fact]
    public async Task PageIsOff_OutsideDevelopment_UnlessASettingSaysOtherwise()
    {
        using var off = await Get("/graphql", Browser);
        var (client, _) = await server.StartAsync(builder => builder.Services.Configure<SchemaOptions>(options => options.Page = true));
        using var on = await Get("/graphql", Browser, client: client);

        Assert.Equal(HttpStatusCode.NotFound, off.StatusCode);
        Assert.Equal(["PAGE_OFF"], (await off.Content.ReadFromJsonAsync<JsonElement>()).Errors());
        Assert.Equal("text/html", on.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("Production", null, "Dating", true)]
    [InlineData("Production", null, null, false)]
    [InlineData("Development", null, null, true)]
    [InlineData("Production", SchemaReaders.Anybody, null, true)]
    [InlineData("Development", SchemaReaders.Callers, null, false)]
    [InlineData("Production", SchemaReaders.Nobody, "Operator", false)]
    [InlineData("Production", SchemaReaders.Callers, "Rental", true, "rental, lender")]
    [InlineData("Production", SchemaReaders.Callers, "Dating", false, "rental, lender")]
    public async Task Schema_IsReadByWhomTheEnvironmentAndTheSettingsLet(string environment, SchemaReaders? readers, string? tier, bool isRead, string tiers = "")
    {
        var (client, _) = await server.StartAsync(builder => builder.Services.Configure<SchemaOptions>(options => (options.Readers, options.Tiers) = (readers, tiers)), environment);

        using var text = await Get("/graphql?sdl", "*/*", tier, client);
        using var asked = await Get("/graphql?query={__schema{description}}", "application/graphql-response+json", tier, client);
        using var mixed = await Get("/graphql?query={__typename __type(name:\"Book\"){name}}", "application/graphql-response+json", tier, client);

        var refused = tier is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden;
        Assert.All([text, asked, mixed], response => Assert.Equal(isRead ? HttpStatusCode.OK : refused, response.StatusCode));
        if (!isRead)
            Assert.Equal([tier is null ? "UNAUTHENTICATED" : "SCHEMA_FORBIDDEN"], (await mixed.Content.ReadFromJsonAsync<JsonElement>()).Errors());
    }

    [Fact]
    public async Task TypesOfAnswers_AreToldWhoeverMayReadTheSchema()
    {
        var (client, _) = await server.StartAsync(builder => builder.Services.Configure<SchemaOptions>(options => options.Readers = SchemaReaders.Nobody));

        Assert.Empty((await LibraryServer.Ask(client, Tier.Lender, "{ __typename book { __typename } }")).Errors());
    }

    [Fact]
    public void ATierThatIsNone_StopsTheStart()
    {
        var result = new SchemaOptions.Check().Validate(null, new SchemaOptions { Tiers = "rental,landlord" });

        Assert.StartsWith("Bureau:Schema:Tiers names a tier that is none", Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> Get(string path, string accept, string? tier = null, HttpClient? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (tier is not null)
            request.Headers.Authorization = new("Bearer", tier);
        return await (client ?? server.Client).SendAsync(request);
    }
}
