using System.Text.Json;

namespace Bureau.Api.Tests.GraphQL.Operations;

/// <summary>A rule as a case in a file of Cases: what is given, what comes of it, and the clause that it comes from.</summary>
internal static class Case
{
    /// <summary>The rules of a file.</summary>
    public static TheoryData<string> Rules(string file) => [.. Read(file).Select(Rule)];

    public static JsonElement Find(string file, string rule) => Read(file).Single(one => Rule(one) == rule);

    /// <summary>An object of a case as a request brings it; empty when the case has none.</summary>
    public static Dictionary<string, object?> Object(JsonElement one, string name) => one.TryGetProperty(name, out var value) ? (Dictionary<string, object?>)Value(value)! : [];

    private static string Rule(JsonElement one)
    {
        Assert.NotEmpty(one.GetProperty("source").GetString()!);
        return one.GetProperty("rule").GetString()!;
    }

    private static JsonElement[] Read(string file) =>
        JsonSerializer.Deserialize<JsonElement[]>(File.ReadAllText(Repository.File($"tests/Bureau.Api.Tests/GraphQL/Operations/Cases/{file}")))!;

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
