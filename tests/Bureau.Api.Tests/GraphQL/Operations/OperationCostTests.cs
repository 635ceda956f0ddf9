using System.Text.Json;
using Bureau.Api.GraphQL;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Operations;
using Bureau.Api.Tests.GraphQL.Library;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bureau.Api.Tests.GraphQL.Operations;

/// <summary>The rules of an operation's cost, one case each in Cases/cost.json with the clause that it comes from.</summary>
public sealed class OperationCostTests(LibraryServer server) : IClassFixture<LibraryServer>
{
    private static readonly JsonElement[] Cases =
        JsonSerializer.Deserialize<JsonElement[]>(File.ReadAllText(Repository.File("tests/Bureau.Api.Tests/GraphQL/Operations/Cases/cost.json")))!;

    public static TheoryData<string> Rules => [.. Cases.Select(one => one.GetProperty("rule").GetString()!)];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task HoldsBeforeExecution(string rule)
    {
        var one = Cases.Single(one => one.GetProperty("rule").GetString() == rule);
        var reader = new DocumentReader(server.Services.GetRequiredService<ISchema>(), Options.Create(new GraphQLOptions()));
        var operation = (await reader.ReadAsync(one.GetProperty("document").GetString()!, CancellationToken.None)).Document!.Find(null)!;
        List<RefusalError>? refusals = null;
        var variables = operation.Variables.Read(Variables(one), ref refusals);

        var cost = operation.Cost.Of(variables, operation.Arguments.Read(variables, ref refusals), out var refusal);

        Assert.Null(refusals);
        Assert.Equal(one.TryGetProperty("code", out var code) ? code.GetString() : null, refusal?.Code);
        if (refusal is null)
            Assert.Equal(one.GetProperty("cost").GetDouble(), cost);
    }

    private static Dictionary<string, object?> Variables(JsonElement one) => !one.TryGetProperty("variables", out var given)
        ? []
        : given.EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value.ValueKind switch
        {
            JsonValueKind.Number => variable.Value.GetInt32(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => (object?)null,
        });
}
