using System.Text.Json.Nodes;
using Bureau.Api.GraphQL;
using Snapshooter.Xunit;

namespace Bureau.Api.Tests.GraphQL;

/// <summary>schema.graphql is the schema that is served.</summary>
public sealed class SchemaTests(SharedBureau shared) : IClassFixture<SharedBureau>
{
    [Fact]
    public async Task CommittedSchema_IsTheOneThatIsServed() =>
        Assert.Equal(await File.ReadAllTextAsync(Repository.File("schema.graphql")), BureauGraphQL.PrintSchema(shared.Bureau.Services));

    [Fact]
    public async Task ServedSchema_ChangesInReviewOnly()
    {
        const string Introspection = """
            { __schema {
                types { name kind fields { name args { name type { ...T } } type { ...T } } inputFields { name type { ...T } } enumValues { name } }
                directives { name locations args { name } } } }
            fragment T on __Type { name kind ofType { name kind ofType { name kind ofType { name kind } } } }
            """;
        var answer = await shared.Bureau.AskAsync(await shared.Bureau.TokenOfTierAsync("LENDER"), Introspection);
        Assert.Null(answer["errors"]);
        Snapshot.Match(Coordinates(answer["data"]!["__schema"]!));
    }

    // A line for each element: what a client can rely on.
    private static string Coordinates(JsonNode schema)
    {
        var lines = new List<string>();
        foreach (var type in schema["types"]!.AsArray().Where(type => !Text(type!["name"]).StartsWith("__", StringComparison.Ordinal)))
        {
            lines.Add($"{Text(type!["kind"])} {Text(type["name"])}");
            foreach (var field in Items(type["fields"]).Concat(Items(type["inputFields"])))
            {
                var arguments = string.Join(", ", Items(field["args"]).Select(argument => $"{Text(argument["name"])}: {TypeOf(argument["type"]!)}"));
                lines.Add($"{Text(type["name"])}.{Text(field["name"])}{(arguments.Length == 0 ? "" : $"({arguments})")}: {TypeOf(field["type"]!)}");
            }

            lines.AddRange(Items(type["enumValues"]).Select(value => $"{Text(type["name"])}.{Text(value["name"])}"));
        }

        lines.AddRange(Items(schema["directives"]).Select(directive => $"@{Text(directive["name"])}({string.Join(", ", Items(directive["args"]).Select(argument => Text(argument["name"])))})"));
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    private static string TypeOf(JsonNode type) => Text(type["kind"]) switch
    {
        "NON_NULL" => TypeOf(type["ofType"]!) + "!",
        "LIST" => $"[{TypeOf(type["ofType"]!)}]",
        _ => Text(type["name"]),
    };

    private static IEnumerable<JsonNode> Items(JsonNode? array) => (array as JsonArray ?? []).Select(item => item!);

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
