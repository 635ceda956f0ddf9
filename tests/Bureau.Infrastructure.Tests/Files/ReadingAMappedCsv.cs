using System.Text;
using Bureau.Domain;
using Bureau.Domain.Mappings;
using Bureau.Infrastructure.Files;

namespace Bureau.Infrastructure.Tests.Files;

public sealed class ReadingAMappedCsv
{
    private static readonly Mapping Mapping = MappingReader.Read("""
        {
          "name": "test", "about": "A made-up register.", "kind": "COMPANIES", "source": "test", "key": ["no"],
          "fields": { "NAME": { "column": "name" }, "JURISDICTION": { "value": "CN" }, "REGISTERED_OFFICE": { "columns": ["street", "town"], "join": ", " } }
        }
        """).Value!;

    [Fact]
    public void FindsColumnsByName_PastAByteOrderMark_AndBlanksAroundThem() =>
        Assert.Equal(["2 A: Rope Ltd at Quay 1, Port"], Rows("\uFEFFtown, no ,other,name,street\nPort,A,x,Rope Ltd,Quay 1\n"));

    [Fact]
    public void AFieldInQuotes_MayGoOnOverLines() =>
        Assert.Equal(["2 A: Rope Ltd at Quay 1 back yard, Port", "5 B: Knot Ltd at , "], Rows("no,name,street,town\r\nA,Rope Ltd,\"Quay 1\r\n\r\nback yard\",Port\r\nB,Knot Ltd,,\r\n"));

    [Fact]
    public void AStrayQuote_SpoilsItsOwnRowAlone() =>
        Assert.Equal(
            ["2 QUOTES", "3 B: Knot Ltd at , ", "4 QUOTES", "5 D: Sail Ltd at , ", "6 FIELD_COUNT", "7 F: Oar Ltd at , "],
            Rows("no,name,street,town\nA,\"\"Rope\" Ltd\",,\nB,Knot Ltd,,\nC,\"Anchor Ltd,,\nD,Sail Ltd,,\nE,Mast Ltd\nF,Oar Ltd,,\n"));

    [Fact]
    public void AnUnclosedQuote_DoesNotSwallowTheNextRows_HoweverTheyAreQuoted() =>
        Assert.Equal(
            ["2 QUOTES", "3 B: Knot, Ltd at , ", "4 C: Sail Ltd at , "],
            Rows("no,name,street,town\nA,\"Rope Ltd,,\n\"B\",\"Knot, Ltd\",,\n\"C\",\"Sail Ltd\",,\n"));

    [Theory]
    [InlineData("", "FILE_EMPTY")]
    [InlineData("no,name,street,town\n", "NO_ROWS")]
    [InlineData("no,name,street,town\nA,Rope Ltd,,Por", "FILE_TRUNCATED")]
    [InlineData("no,name,town\nA,Rope Ltd,Port\n", "MAPPING_COLUMN_MISSING")]
    [InlineData("\"no,name,street,town\nA,,,\n", "TABLE_NOT_CSV")]
    public void AFileIsRefusedWhole(string text, string code) => Assert.Equal(code, Open(text).Refusal?.Code);

    [Fact]
    public void ALastLineWithoutABreak_IsWhole_WhenItsQuoteIsClosed() => Assert.Equal(["2 A: Rope Ltd at Port"], Rows("no,name,street,town\nA,Rope Ltd,,\"Port\""));

    [Fact]
    public void MappingsThatAreShipped_AreSound()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Bureau.sln")))
            folder = folder.Parent;
        var mappings = Directory.GetFiles(Path.Combine(folder.FullName, "docs", "mappings"), "*.json");

        Assert.NotEmpty(mappings);
        Assert.All(mappings, path => Assert.Equal(Path.GetFileNameWithoutExtension(path), MappingReader.Read(File.ReadAllText(path)).Value?.Name));
    }

    private static List<string> Rows(string text) => [.. Open(text).Value!.Rows().Select(row => row.IsReadable
        ? $"{row.Number} {row.Key()}: {row.Text(MappedField.Name, 100)} at {row.Text(MappedField.RegisteredOffice, 100) ?? ", "}"
        : $"{row.Number} {Assert.Single(row.Mistakes).Reason.Code}")];

    private static Outcome<MappedCsv> Open(string text) => MappedCsv.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), Mapping);
}
