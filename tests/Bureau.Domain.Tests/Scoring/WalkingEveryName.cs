using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Schemes;
using Bureau.Domain.Scoring.Training;

namespace Bureau.Domain.Tests.Scoring;

/// <summary>
/// Walks the names of everything that can reach a score or a file: the contract, every enum and every record of the domain, the shipped cards and schemes, the
/// dictionary of furnishing. None speaks of a forbidden input, but for the few that are listed here with their reason.
/// </summary>
public sealed partial class WalkingEveryName
{
    // The birth date tells people apart (a number alone is not enough) and is seen by no score; what is named in order to be refused is no input.
    private static readonly HashSet<string> Allowed =
    [
        "birth_date", "birthDate", "BirthDate",
    ];

    private static readonly Type[] NamedToBeRefused = [typeof(ForbiddenInput), typeof(ForbiddenReach)];

    // Groups whose scores are compared once they are made: they come from a file beside the store, and nothing that measures or scores sees them.
    private static readonly Type[] ComparedAfterwards = [typeof(ProtectedTrait)];

    [Fact]
    public void NoneIsReachable_ThroughTheSchema() => Assert.Empty(Forbidden(OfSchema(File.ReadAllText(Docs.File("../schema.graphql")))));

    [Fact]
    public void NoneIsAMember_OfAnEnumOfTheDomain() =>
        Assert.Empty(Forbidden(OfEnums(typeof(Scheme).Assembly.GetTypes().Except(NamedToBeRefused).Except(ComparedAfterwards))));

    [Fact]
    public void NoneIsHeld_ByARecordOfACreditFile() =>
        Assert.Empty(Forbidden(OfMembers(typeof(Scheme).Assembly.GetTypes().Where(type => type.Namespace == typeof(Tradeline).Namespace || type == typeof(FurnishedMonth) || type == typeof(ConductEvent)))));

    [Fact]
    public void NoneIsAMember_OfACardOrScheme() =>
        Assert.Empty(Forbidden(OfMembers([typeof(ScorecardDocument), .. typeof(ScorecardDocument).GetNestedTypes(), typeof(SchemeDocument), .. typeof(SchemeDocument).GetNestedTypes()])));

    [Fact]
    public void NoneStands_OnAShippedCardOrScheme() => Assert.Empty(Forbidden(Shipped().SelectMany(OfJson)));

    [Fact]
    public void NoneCanBeFurnished() => Assert.Empty(Forbidden(FurnishingDictionary.Entries.Select(entry => entry.Name)));

    // The walk is worth nothing unless it finds what is there.
    [Fact]
    public void TheWalk_FindsWhatIsPlanted()
    {
        Assert.Equal(["religion"], Forbidden(OfSchema("\"A person's religion.\"\ntype Person {\n  \"Religion.\"\n  religion: String\n}\n")));
        Assert.Equal(["homeAddress"], Forbidden(OfSchema("type Query { person(homeAddress: String): ID }")));
        Assert.Equal(["POLITICAL_PARTY"], Forbidden(OfSchema("enum Reason {\n  \"Harmless.\"\n  POLITICAL_PARTY\n}")));
        Assert.Equal(["FaceScan"], Forbidden(OfEnums([typeof(Planted)])));
        Assert.Equal(["Neighbour"], Forbidden(OfMembers([typeof(PlantedRecord)])));
        foreach (var json in Shipped())
            Assert.Contains("ELDER_CARE", Forbidden(OfJson(CodeInJson().Replace(json, "\"ELDER_CARE\"", 1))));
        Assert.Equal(["religion"], Forbidden(OfJson("""{ "religion": 1 }""")));
    }

    private enum Planted
    {
        Harmless,
        FaceScan,
    }

    private sealed record PlantedRecord(string Name, string Neighbour);

    private static IEnumerable<string> Forbidden(IEnumerable<string> names) => names.Where(name => !Allowed.Contains(name) && ForbiddenInputs.In(name) is not null).Distinct();

    // Everything but the descriptions: types, fields, arguments, values, directives.
    private static IEnumerable<string> OfSchema(string schema) => Name().Matches(Description().Replace(schema, "")).Select(name => name.Value);

    private static IEnumerable<string> OfEnums(IEnumerable<Type> types) => types.Where(type => type.IsEnum).SelectMany(type => type.GetEnumNames());

    private static IEnumerable<string> OfMembers(IEnumerable<Type> types) =>
        types.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)).Select(property => property.Name);

    // A model card tells how groups of people fare with a card, and is read by nothing that scores.
    private static bool IsComparedAfterwards(string resource) => resource.EndsWith(".model.json", StringComparison.Ordinal);

    private static IEnumerable<string> Shipped()
    {
        var assembly = typeof(Scheme).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.EndsWith(".json", StringComparison.Ordinal) && !IsComparedAfterwards(name)).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        });
    }

    // Names of members, and values that are codes or names; sentences are for people.
    private static IEnumerable<string> OfJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. Walk(document.RootElement)];

        static IEnumerable<string> Walk(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Walk(member.Value).Prepend(member.Name)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Walk),
            JsonValueKind.String when !element.GetString()!.Contains(' ', StringComparison.Ordinal) => [element.GetString()!],
            _ => [],
        };
    }

    [GeneratedRegex("\"\"\".*?\"\"\"|\"(\\\\.|[^\"\\\\\n])*\"", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Description();

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Name();

    [GeneratedRegex("\"[A-Z]+_[A-Z_]+\"", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex CodeInJson();
}
