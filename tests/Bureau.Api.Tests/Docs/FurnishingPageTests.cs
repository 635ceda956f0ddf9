using Bureau.Domain.Furnishing;

namespace Bureau.Api.Tests.Docs;

/// <summary>docs/furnishing.md tells what the dictionary and the reasons of the code are.</summary>
public sealed class FurnishingPageTests
{
    private static readonly string[] Page = File.ReadAllLines(Repository.File("docs/furnishing.md"));

    [Fact]
    public void Page_HasTheDictionary() => Assert.Equal(
        FurnishingDictionary.Entries.Select(entry => $"| `{entry.Name}` | {(entry.Required ? "yes" : "no")} | {entry.Holds} |"),
        Table("| column |"));

    [Fact]
    public void Page_ListsEveryRefusalOfAFile() => Assert.Equal(
        typeof(FurnishingFileMistake).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(FurnishingFileMistake)))
            .Select(CodeOf)
            .Order(StringComparer.Ordinal),
        Table("| code |").Select(row => row.Split('`')[1]).Order(StringComparer.Ordinal));

    [Fact]
    public void Page_ListsEveryReasonOfARow() => Assert.Equal(
        RejectionReasons.All.Select(reason => $"| `{reason.Code}` | {reason.Says} |"),
        Table("| reason |"));

    private static string CodeOf(Type mistake)
    {
        var constructor = mistake.GetConstructors()[0];
        var types = constructor.GetParameters().Select(parameter => parameter.ParameterType);
        return ((FurnishingFileMistake)constructor.Invoke([.. types.Select(type => type.IsEnum ? Enum.GetValues(type).GetValue(0) : type.IsValueType ? Activator.CreateInstance(type) : "")])).Code;
    }

    private static IEnumerable<string> Table(string header) => Page
        .SkipWhile(line => !line.StartsWith(header, StringComparison.Ordinal))
        .Skip(2)
        .TakeWhile(line => line.StartsWith('|'));
}
