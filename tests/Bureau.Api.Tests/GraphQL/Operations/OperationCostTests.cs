using System.Text.Json;
using Bureau.Api.Access;
using Bureau.Api.GraphQL;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Execution;
using Bureau.Api.GraphQL.Operations;
using Bureau.Api.Tests.GraphQL.Library;
using Bureau.Domain.Partners;
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

        var (operation, request) = await PrepareAsync(one.GetProperty("document").GetString()!, Variables(one));
        var cost = operation.Cost.Of(request, out var refusal);

        Assert.Equal(one.TryGetProperty("code", out var code) ? code.GetString() : null, refusal?.Code);
        if (refusal is null)
            Assert.Equal(new Cost(one.GetProperty("type").GetDouble(), one.GetProperty("field").GetDouble()), cost);
    }

    [Theory]
    [InlineData("{ book { title } }", 2, 1)]
    [InlineData("{ book { chapters { author { name } } } }", 2 + (3 * 2), 2 + 3)]
    [InlineData("{ loans { ... on Book { chapters { number } } ... on Film { title } } }", 1 + (1 + 2) + 1 + 1, 1 + 1)]
    [InlineData("{ shelf(first: 3) { edges { node { title } } } }", 1 + 1 + (3 * 2), 1 + 1 + 3)]
    [InlineData("{ maps(first: 2) { shades } }", 1 + (2 * (7 + (2 * 0.5))), 1)]
    [InlineData("{ refused { title } }", 1, 1)]
    [InlineData("{ book { next { next { title } } } }", 1 + 1 + 1, 1 + 1 + 1)]
    [InlineData("query($yes: Boolean = true) { book @skip(if: $yes) { title } film { title } }", 2, 1)]
    [InlineData("{ topTitles(filter: {approx: true}) }", 1, 8)]
    public async Task CountsWhatARequestCameTo(string document, double type, double field)
    {
        var (operation, request) = await PrepareAsync(document, []);
        var executer = server.Services.GetRequiredService<OperationExecuter>();

        var executed = await executer.ExecuteAsync(operation, request.Variables, request.Arguments, new Caller(Tier.Lender, PartnerId.New(), null), null, CancellationToken.None);
        var actual = operation.Cost.ActualOf(executed.Data, request);

        Assert.Equal(new Cost(type, field), actual);
        var most = operation.Cost.Of(request, out _);
        Assert.True(actual.Type <= most.Type && actual.Field <= most.Field, $"{actual} was to be at most {most}");
    }

    private async Task<(PreparedOperation Operation, CostRequest Request)> PrepareAsync(string document, Dictionary<string, object?> given)
    {
        var reader = new DocumentReader(server.Services.GetRequiredService<ISchema>(), Options.Create(new GraphQLOptions()));
        var operation = (await reader.ReadAsync(document, CancellationToken.None)).Document!.Find(null)!;
        List<RefusalError>? refusals = null;
        var variables = operation.Variables.Read(given, ref refusals);
        var arguments = operation.Arguments.Read(variables, ref refusals);
        Assert.Null(refusals);
        return (operation, new CostRequest(variables, arguments, given));
    }

    private static Dictionary<string, object?> Variables(JsonElement one) =>
        one.TryGetProperty("variables", out var given) ? (Dictionary<string, object?>)Value(given)! : [];

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetInt32(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array => value.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(field => field.Name, field => Value(field.Value)),
        _ => null,
    };
}
