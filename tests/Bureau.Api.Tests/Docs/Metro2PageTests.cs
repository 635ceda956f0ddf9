using Bureau.Domain.Furnishing;
using Bureau.Infrastructure.Files;

namespace Bureau.Api.Tests.Docs;

/// <summary>docs/metro2.md describes the layout that the reader has.</summary>
public sealed class Metro2PageTests
{
    private static readonly string[] Page = File.ReadAllLines(Repository.File("docs/metro2.md"));

    [Fact]
    public void Page_HasTheHeader() => Assert.Equal(
        Metro2Header.Fields.Select(field => $"| {field.Number} | {field.Name} | {Positions(field)} "),
        Cells("| field | name | positions | must be |", 3));

    [Fact]
    public void Page_HasTheBaseSegment_AndWhatBecomesOfEachField() => Assert.Equal(
        Metro2Base.Fields.Select(field => $"| {field.Number} | {field.Name} | {Positions(field)} | {Becomes(field)} "),
        Cells("| field | name | positions | becomes |", 4));

    [Fact]
    public void Page_HasTheSegments() => Assert.Equal(
        Metro2Segment.All.Select(kind => $"| {kind.Id} | {kind.Name} | {kind.Length} | {(kind.Repeats ? "any number" : "at most one")} "),
        Cells("| segment |", 4));

    [Fact]
    public void Page_HasTheTotals() => Assert.Equal(
        Enum.GetValues<Metro2Total>().Select(total =>
            $"| {(total == Metro2Total.Reserved ? "*reserved*" : Metro2Trailer.NameOf(total))} | {Metro2Trailer.PositionOf(total)}–{Metro2Trailer.PositionOf(total) + 8} "),
        Cells("| total of |", 2));

    [Fact]
    public void Fields_FillTheirRecords()
    {
        foreach (var fields in new[] { Metro2Header.Fields, Metro2Base.Fields })
        {
            Assert.Equal(fields.Skip(1).Select(field => field.Position), fields.Take(fields.Length - 1).Select(field => field.End + 1));
            Assert.Equal((1, Metro2Base.Length), (fields[0].Position, fields[^1].End));
        }
    }

    private static string Positions(Metro2Field field) => field.Length == 1 ? $"{field.Position}" : $"{field.Position}–{field.End}";

    private static string Becomes(Metro2Field field) => field.Column is { } column ? $"`{FurnishingDictionary.Of(column).Name}`" : "–";

    private static IEnumerable<string> Cells(string header, int count) => Page
        .SkipWhile(line => !line.StartsWith(header, StringComparison.Ordinal))
        .Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .Select(line => string.Join('|', line.Split('|')[..(count + 1)]));
}
