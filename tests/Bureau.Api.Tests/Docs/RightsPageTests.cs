using System.Text.RegularExpressions;

namespace Bureau.Api.Tests.Docs;

/// <summary>docs/rights.md names fields of the schema and tests that there are.</summary>
public sealed partial class RightsPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.File("docs/rights.md"));

    [Fact]
    public void EveryRow_NamesATestThatThereIs()
    {
        var tests = Directory.EnumerateFiles(Repository.File("tests"), "*Tests.cs", SearchOption.AllDirectories).ToLookup(Path.GetFileNameWithoutExtension, File.ReadAllText);
        var named = Rows().Select(row => NamedTest().Match(row[^1])).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, test => Assert.True(test.Success));
        Assert.All(named, test => Assert.Contains(tests[test.Groups["class"].Value], text =>
            Regex.IsMatch(text, $@"\[(Fact|Theory)[^;{{]*?\b(void|Task) {test.Groups["method"].Value}\(", RegexOptions.None, TimeSpan.FromSeconds(1))));
    }

    [Fact]
    public void EveryRow_NamesFieldsOfTheSchema()
    {
        var schema = File.ReadAllText(Repository.File("schema.graphql"));
        Assert.All(Rows().SelectMany(row => Field().Matches(row[^2])), field =>
            Assert.Matches($@"(?m)^  {field.Groups["name"].Value}[(:]", schema));
    }

    private static List<string[]> Rows() => [.. Page.Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains("Tests.", StringComparison.Ordinal))
        .Select(line => line.Trim('|', ' ').Split(" | "))];

    [GeneratedRegex(@"^`(?<class>\w+Tests)\.(?<method>\w+)`$", RegexOptions.NonBacktracking)]
    private static partial Regex NamedTest();

    [GeneratedRegex(@"`(?:me\.)?(?<name>[a-z]\w*)`", RegexOptions.NonBacktracking)]
    private static partial Regex Field();
}
