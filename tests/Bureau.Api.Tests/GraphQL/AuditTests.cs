using System.Text.Json;
using Bureau.Api.Tests.GraphQL.Library;

namespace Bureau.Api.Tests.GraphQL;

/// <summary>The server audit of the npm package graphql-http, which the specification's own working group keeps.</summary>
public sealed class AuditTests(LibraryServer server) : IClassFixture<LibraryServer>
{
    [Fact]
    public async Task PassesEveryCheckOfGraphQLOverHttp()
    {
        var audit = new NodeProgram("tests/Bureau.Api.Tests/GraphQL/Audit");
        await audit.InstallAsync();
        var output = await audit.RunAsync("audit.mjs", [new Uri(server.Client.BaseAddress!, "/graphql").ToString(), "Lender"]);

        var checks = JsonSerializer.Deserialize<Check[]>(output, JsonSerializerOptions.Web)!;
        Assert.Equal(61, checks.Length);
        Assert.Empty(checks.Where(check => check.Status != "ok").Select(check => $"{check.Name}: {check.Status}, {check.Reason}"));
    }

    private sealed record Check(string Name, string Status, string? Reason);
}
