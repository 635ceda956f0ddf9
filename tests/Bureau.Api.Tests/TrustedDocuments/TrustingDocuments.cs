using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bureau.Api.Tests.TrustedDocuments;

/// <summary>A partner registers the documents that it sends, runs them by hash, and lets nothing else run in its name.</summary>
public sealed class TrustingDocuments
{
    private const string Caller = "query Who($yes: Boolean! = true) { purposes @include(if: $yes) { purpose } }";
    private const string Trust = "mutation Trust($name: String!, $document: String!) { trustDocument(name: $name, document: $document) { hash name trustedAt } }";
    private const string Require = "mutation { requireTrustedDocuments { required documents { name hash } } }";

    [Fact]
    public async Task ARegisteredDocument_RunsByItsHash_InEveryForm()
    {
        await using var bureau = await RunningBureau.StartAsync();
        var lender = await bureau.TokenAsync("demo-lender");
        var hash = HashOf(Caller);

        var trusted = await bureau.AskAsync(lender, Trust, new { name = "who", document = Caller });
        Assert.Equal((hash, "who"), (trusted.Text("data.trustDocument.hash"), trusted.Text("data.trustDocument.name")));
        var whole = (await bureau.AskAsync(lender, Caller)).ToJsonString();

        var extensions = JsonSerializer.Serialize(new { persistedQuery = new { version = 1, sha256Hash = hash } });
        string[] bodies =
        [
            $$"""{"variables":{"yes":true},"extensions":{{extensions}},"operationName":"Who"}""",
            $$"""{"documentId":"sha256:{{hash}}"}""",
            $$"""{"documentId":"{{hash.ToUpperInvariant()}}","operationName":"Who"}""",
            $$"""{"documentId":"{{hash}}","extensions":{{extensions}},"variables":null}""",
        ];
        foreach (var body in bodies)
            Assert.Equal(whole, (await SendAsync(bureau, lender, body)).ToJsonString());
        Assert.Equal(whole, (await GetAsync(bureau, lender, $"documentId={hash}")).ToJsonString());
        Assert.Equal(whole, (await GetAsync(bureau, lender, $"extensions={extensions}")).ToJsonString());
        Assert.Equal("{\"data\":{}}", (await SendAsync(bureau, lender, $$"""{"variables":{"yes":false},"documentId":"{{hash}}"}""")).ToJsonString());
    }

    [Fact]
    public async Task AnotherPartnersHash_IsAsUnknownAsOneThatNobodyHas()
    {
        await using var bureau = await RunningBureau.StartAsync();
        Assert.Null((await bureau.AskAsync(await bureau.TokenAsync("demo-lender"), Trust, new { name = "who", document = Caller }))["errors"]);
        var body = $$"""{"documentId":"{{HashOf(Caller)}}"}""";
        var nobodys = $$"""{"documentId":"{{HashOf("nothing")}}"}""";

        foreach (var token in new[] { await bureau.TokenAsync("demo-rental"), bureau.TokenOfPerson(1) })
        {
            var answer = await SendAsync(bureau, token, body);
            Assert.Equal("PERSISTED_QUERY_NOT_FOUND", Code(answer));
            Assert.Equal((await SendAsync(bureau, token, nobodys)).ToJsonString(), answer.ToJsonString());
        }
    }

    [Fact]
    public async Task WhoeverRequiresTrustedDocuments_RunsNothingElse_UntilAnOperatorAllowsIt()
    {
        await using var bureau = await RunningBureau.StartAsync();
        var lender = await bureau.TokenAsync("demo-lender");
        Assert.Equal("NOTHING_TRUSTED", Code(await bureau.AskAsync(lender, Require)));
        Assert.Null((await bureau.AskAsync(lender, Trust, new { name = "who", document = Caller }))["errors"]);
        Assert.Null((await bureau.AskAsync(lender, Trust, new { name = "trust", document = Trust }))["errors"]);

        var required = await bureau.AskAsync(lender, Require);
        Assert.True(required.At("data.requireTrustedDocuments.required")!.GetValue<bool>());
        Assert.Equal(["trust", "who"], required.At("data.requireTrustedDocuments.documents")!.AsArray().Select(document => document!.Text("name")));

        Assert.Null((await bureau.AskAsync(lender, Caller))["errors"]);
        Assert.Null((await SendAsync(bureau, lender, $$"""{"documentId":"{{HashOf(Caller)}}"}"""))["errors"]);
        Assert.Equal("DOCUMENT_NOT_TRUSTED", Code(await bureau.AskAsync(lender, Caller + " ")));
        Assert.Equal("DOCUMENT_NOT_TRUSTED", Code(await bureau.AskAsync(lender, "{ __schema { description } }")));
        Assert.Equal("DOCUMENT_NOT_TRUSTED", Code(await bureau.AskAsync(lender, Require)));
        Assert.Null((await bureau.AskAsync(await bureau.TokenAsync("demo-rental"), Caller + " "))["errors"]);

        // What is to be registered later is registered by a trusted document.
        Assert.Null((await bureau.AskAsync(lender, Trust, new { name = "schema", document = "{ __schema { description } }" }))["errors"]);
        Assert.Null((await bureau.AskAsync(lender, "{ __schema { description } }"))["errors"]);

        var partner = (await bureau.CallerAsync(lender)).Holder;
        Assert.Null((await bureau.AskAsync(await bureau.TokenAsync("demo-operator"), "mutation($partner: ID!) { allowAnyDocument(partner: $partner) }", new { partner }))["errors"]);
        Assert.Null((await bureau.AskAsync(lender, Caller + " "))["errors"]);
    }

    [Fact]
    public async Task ADocumentThatIsWithdrawn_IsUnknown()
    {
        await using var bureau = await RunningBureau.StartAsync();
        var lender = await bureau.TokenAsync("demo-lender");
        Assert.Null((await bureau.AskAsync(lender, Trust, new { name = "who", document = Caller }))["errors"]);
        Assert.Single((await bureau.AskAsync(lender, "{ trustedDocuments { documents { hash } } }")).At("data.trustedDocuments.documents")!.AsArray());

        var withdrawn = await bureau.AskAsync(lender, "mutation($hash: String!) { withdrawTrustedDocument(hash: $hash) { documents { hash } } }", new { hash = HashOf(Caller) });

        Assert.Empty(withdrawn.At("data.withdrawTrustedDocument.documents")!.AsArray());
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", Code(await SendAsync(bureau, lender, $$"""{"documentId":"{{HashOf(Caller)}}"}""")));
        Assert.Equal("DOCUMENT_HASH_MALFORMED", Code(await bureau.AskAsync(lender, "mutation { withdrawTrustedDocument(hash: \"no\") { required } }")));
    }

    [Theory]
    [InlineData("{ nothing }", "VALIDATION_FAILED")]
    [InlineData("{", "SYNTAX_INVALID")]
    [InlineData("query { a: purposes { ...F } } fragment F on PermissiblePurpose { ...F }", "VALIDATION_FAILED")]
    [InlineData("{ companies(search: \"Sandbox\") { pageInfo { hasNextPage } } }", "DOCUMENT_HOLDS_TEXT")]
    [InlineData("query($search: String! = \"Sandbox\") { companies(search: $search) { pageInfo { hasNextPage } } }", "DOCUMENT_HOLDS_TEXT")]
    [InlineData("query($search: String! = \"\"\"Sandbox\"\"\") { companies(search: $search) { pageInfo { hasNextPage } } }", "DOCUMENT_HOLDS_TEXT")]
    [InlineData("{ purposes { purpose } }", "DOCUMENT_NAME_OUT_OF_RANGE", " ")]
    public async Task WhatCouldNotBeSent_OrHoldsTexts_IsNotTrusted(string document, string code, string name = "who")
    {
        await using var bureau = await RunningBureau.StartAsync();

        Assert.Equal(code, Code(await bureau.AskAsync(await bureau.TokenAsync("demo-lender"), Trust, new { name, document })));
    }

    [Theory]
    [InlineData("""{"documentId":"abc"}""", "REQUEST_MALFORMED")]
    [InlineData("""{"documentId":5}""", "REQUEST_MALFORMED")]
    [InlineData("""{"documentId":"md5:00000000000000000000000000000000"}""", "REQUEST_MALFORMED")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1}}}""", "REQUEST_MALFORMED")]
    [InlineData("""{"extensions":{"persistedQuery":"x"}}""", "REQUEST_MALFORMED")]
    [InlineData("""{"documentId":"0000000000000000000000000000000000000000000000000000000000000000","extensions":{"persistedQuery":{"sha256Hash":"1111111111111111111111111111111111111111111111111111111111111111"}}}""", "REQUEST_MALFORMED")]
    [InlineData("""{"query":"{ purposes { purpose } }","documentId":"0000000000000000000000000000000000000000000000000000000000000000"}""", "DOCUMENT_HASH_MISMATCH")]
    public async Task AHashThatIsNone_OrOfAnotherDocument_IsRefused(string body, string code)
    {
        await using var bureau = await RunningBureau.StartAsync();

        Assert.Equal(code, Code(await SendAsync(bureau, await bureau.TokenAsync("demo-lender"), body)));
    }

    private static string HashOf(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    private static string? Code(JsonNode answer) => answer["errors"]?[0]?["extensions"]?["code"]?.GetValue<string>();

    private static async Task<JsonNode> SendAsync(RunningBureau bureau, string token, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await bureau.Client.SendAsync(request);
        return JsonNode.Parse((await answer.Content.ReadAsStringAsync()).WithoutCost())!;
    }

    private static async Task<JsonNode> GetAsync(RunningBureau bureau, string token, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?{query}");
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await bureau.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse((await answer.Content.ReadAsStringAsync()).WithoutCost())!;
    }
}
