using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Bureau.Api.Tests.Verbs;

namespace Bureau.Api.Tests.CreditFiles;

/// <summary>The right to have everything, as JSON and on paper.</summary>
public sealed class TakingTheFileAlongTests(EachStore stores) : IClassFixture<EachStore>
{
    private const string Prime = "5a9db0c5-0000-8000-8000-000000000001";

    [Fact]
    public async Task ASubject_IsGivenEverythingThatMeShows_WithEveryPage()
    {
        using var store = new TemporaryStore();
        await using (var bureau = await RunningBureau.StartAsync(store))
        {
            var rental = await bureau.TokenAsync("demo-rental");
            for (var i = 0; i < 120; i++)
                await bureau.AskAsync(rental, Asking.Waiver, new { consent = SandboxCallers.ConsentOfPerson(1, 1) });
        }

        var export = await TypedVerb.RunAsync(store, "export", "me", Prime);

        Assert.Equal(0, export.ExitCode);
        var me = JsonNode.Parse(export.Output)!["me"]!.AsObject();
        var contract = GraphQL.Contract.Read();
        Assert.Equal(contract.FieldsOf("Me").Order(), me.Select(field => field.Key).Order());
        Assert.Equal(120, me["inquiries"]!.AsArray().Count);
        Assert.Equal(120, me["inquiries"]!.AsArray().Select(inquiry => inquiry!.Text("id")).Distinct().Count());
        Assert.Equal(contract.FieldsOf("MyTradeline").Order(), me["tradelines"]!.AsArray()[0]!.AsObject().Select(field => field.Key).Order());
        Assert.Equal("Sandbox Prime", me.Text("name"));
    }

    [Fact]
    public async Task Verb_WritesAFileForItsOwnerAlone_AndRefusesWhomItDoesNotKnow()
    {
        using var store = new TemporaryStore();
        var folder = Directory.CreateTempSubdirectory("bureau-export-");
        var file = Path.Combine(folder.FullName, "me.json");
        Assert.Equal(0, (await TypedVerb.RunAsync(store, "export", "me", Prime, "--out", file)).ExitCode);
        Assert.Equal(Prime, JsonNode.Parse(await File.ReadAllTextAsync(file))!.Text("subject"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));

        var unknown = await TypedVerb.RunAsync(store, "export", "me", Guid.NewGuid().ToString());
        Assert.Equal((1, ""), (unknown.ExitCode, unknown.Output));
        Assert.Equal(1, (await TypedVerb.RunAsync(store, "export", "me", Prime, "--out", Path.Combine(folder.FullName, "missing", "me.json"))).ExitCode);
        Assert.Equal([file], Directory.GetFiles(folder.FullName));
        folder.Delete(recursive: true);
    }

    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task ASubject_PrintsTheFile_AndNobodyElseDoes(string store)
    {
        await using var bureau = await stores.StartAsync(store);
        await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", 4);

        var page = await PageAsync(bureau, bureau.TokenOfPerson(4));
        var html = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("no-store", page.Headers.CacheControl!.ToString());
        Assert.StartsWith("default-src 'none'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("Sandbox Black Listed", html, StringComparison.Ordinal);
        Assert.Contains("LOAN_MONITORING", html, StringComparison.Ordinal);
        Assert.All(GraphQL.Contract.Read().FieldsOf("Me"), field => Assert.Contains($"<h2>{char.ToUpperInvariant(field[0])}", html, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.Unauthorized, (await PageAsync(bureau, null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await PageAsync(bureau, await bureau.TokenAsync("demo-operator"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PageAsync(bureau, bureau.TokenOfPerson(99_999))).StatusCode);
    }

    [Fact]
    public void Page_ShowsMarkupAsText()
    {
        var html = Api.GraphQL.Export.FilePage.Of(
            new JsonObject { ["name"] = "<script>alert('x')</script>", ["list"] = new JsonArray(new JsonObject { ["statement"] = "\"><img src=x>" }) },
            [("name", "Your <b>name</b>."), ("list", "")], DateTimeOffset.UnixEpoch);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public void Page_WritesATable_OnlyOfWhatFitsOnPaper(int fields, bool isTable)
    {
        var row = new JsonObject();
        for (var field = 0; field < fields; field++)
            row[$"field{field}"] = field;
        var html = Api.GraphQL.Export.FilePage.Of(new JsonObject { ["list"] = new JsonArray(row) }, [("list", "")], DateTimeOffset.UnixEpoch);
        Assert.Equal(isTable, html.Contains("<table", StringComparison.Ordinal));
    }

    private static async Task<HttpResponseMessage> PageAsync(RunningBureau bureau, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/me/file");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await bureau.Client.SendAsync(request);
    }
}
