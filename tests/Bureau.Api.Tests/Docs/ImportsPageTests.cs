using System.Text.Json;
using Bureau.Domain.Mappings;

namespace Bureau.Api.Tests.Docs;

/// <summary>docs/imports.md tells what the mappings and the reasons of the code are.</summary>
public sealed class ImportsPageTests
{
    private static readonly string[] Page = File.ReadAllLines(Repository.File("docs/imports.md"));

    [Fact]
    public void Page_ListsEveryReasonOfARow() => Assert.Equal(
        MappedReasons.All.Select(reason => $"| `{reason.Code}` | {reason.Says} |"),
        Page.SkipWhile(line => !line.StartsWith("| reason |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|')));

    [Fact]
    public void Page_NamesEveryField() => Assert.All(
        Enum.GetValues<MappingKind>().SelectMany(MappedFields.Of),
        field => Assert.Contains(Page, line => line.Contains($"`{JsonNamingPolicy.SnakeCaseUpper.ConvertName(field.ToString())}`", StringComparison.Ordinal)));

    [Fact]
    public void Page_ShowsASoundMapping() => Assert.Null(
        MappingReader.Read(string.Concat(Page.SkipWhile(line => line != "```json").Skip(1).TakeWhile(line => line != "```"))).Refusal);
}
