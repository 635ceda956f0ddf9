using Bureau.Domain.Mappings;

namespace Bureau.Domain.Tests.Mappings;

public sealed class ReadingAMapping
{
    private const string Sound = """
        {
          "name": "harbour-list", "about": "A made-up list.", "kind": "LISTINGS", "source": "harbour", "key": ["no"], "dates": ["yyyy-MM-dd", "d.M.yyyy"], "openEnds": ["Open"],
          "fields": {
            "NAME": { "column": "firm" }, "JURISDICTION": { "column": "land", "words": { "China": "CN" } }, "COLOUR": { "value": "BLACK" }, "CLASS": { "value": "ORDINARY" }, "SECTOR": { "value": "PROCUREMENT" },
            "LEGAL_BASIS": { "value": "Harbour Act, article 7" }, "REASON": { "columns": ["code", "text"], "join": ": " }, "NOTIFIED_ON": { "column": "told" },
            "FROM": { "columns": ["from", "told"] }, "UNTIL": { "column": "until" }
          }
        }
        """;

    [Fact]
    public void ASoundMapping_NamesEachColumnOnce() =>
        Assert.Equal(["no", "firm", "land", "code", "text", "told", "from", "until"], MappingReader.Read(Sound).Value!.Columns);

    [Theory]
    [InlineData("\"harbour-list\"", "\"Harbour List\"", "MAPPING_TEXT_MALFORMED", "$.name")]
    [InlineData("\"kind\": \"LISTINGS\"", "\"kind\": \"PEOPLE\"", "MAPPING_WORD_UNKNOWN", "$.kind")]
    [InlineData("\"key\": [\"no\"]", "\"key\": []", "MAPPING_MEMBER_MISSING", "$.key")]
    [InlineData("\"d.M.yyyy\"", "\"d.M.\"", "MAPPING_TEXT_MALFORMED", "$.dates[1]")]
    [InlineData("\"dates\": [\"yyyy-MM-dd\", \"d.M.yyyy\"]", "\"dates\": []", "MAPPING_MEMBER_MISSING", "$.dates")]
    [InlineData("\"NAME\": { \"column\": \"firm\" }, ", "", "MAPPING_MEMBER_MISSING", "$.fields.NAME")]
    [InlineData("\"COLOUR\": { \"value\": \"BLACK\" }", "\"COLOUR\": { }", "MAPPING_FIELD_WITHOUT_VALUE", "$.fields.COLOUR")]
    [InlineData("\"UNTIL\":", "\"RELIGION\":", "MAPPING_FIELD_UNKNOWN", "$.fields")]
    [InlineData("\"UNTIL\":", "\"RESULT\":", "MAPPING_FIELD_UNKNOWN", "$.fields")]
    [InlineData("\"about\":", "\"abuot\":", "MAPPING_MALFORMED", "$.abuot")]
    [InlineData("{ \"column\": \"until\" }", "7", "MAPPING_MALFORMED", "$.fields.UNTIL")]
    public void AMappingIsRefused_AndSaysWhere(string instead, string written, string code, string path)
    {
        var unsound = Assert.IsType<MappingUnsound>(MappingReader.Read(Sound.Replace(instead, written, StringComparison.Ordinal)).Refusal);

        Assert.Contains((code, path), unsound.Mistakes.Select(mistake => (mistake.Code, mistake.Path)));
    }

    [Fact]
    public void AllMistakesAreToldAtOnce()
    {
        var unsound = Assert.IsType<MappingUnsound>(MappingReader.Read("""{ "kind": "COMPANIES", "name": "a b", "fields": { "COLOUR": { "value": "RED" } } }""").Refusal);

        Assert.Equal(
            ["$.name", "$.about", "$.source", "$.key", "$.fields", "$.fields.NAME", "$.fields.JURISDICTION"],
            unsound.Mistakes.Select(mistake => mistake.Path));
    }

    [Fact]
    public void ARow_IsReadThroughItsMapping()
    {
        var row = Row(["7", "  Harbour \u00A0 Ropes  Ltd", "china", "", "late", "1.2.2029", "", "Open"]);

        Assert.Equal("7", row.Key());
        Assert.Equal("Harbour Ropes Ltd", row.RequiredText(MappedField.Name, 100));
        Assert.Equal("CN", row.Text(MappedField.Jurisdiction, 6));
        Assert.Equal("late", row.Text(MappedField.Reason, 100));
        Assert.Equal(new DateOnly(2029, 2, 1), row.RequiredDay(MappedField.From));
        Assert.Null(row.Day(MappedField.Until));
        Assert.Empty(row.Mistakes);
    }

    [Fact]
    public void ARow_IsToldAllItsMistakes_AndNoValue()
    {
        var row = Row(["", "Harbour Ropes Ltd", "Atlantis", "", "", "31.2.2029", "", "never"]);

        row.Key();
        row.RequiredText(MappedField.Reason, 100);
        row.RequiredDay(MappedField.From);
        row.Day(MappedField.Until);
        row.Text(MappedField.Jurisdiction, 6);
        Assert.Equal(
            ["KEY_EMPTY ", "REQUIRED REASON", "NOT_A_DATE FROM", "NOT_A_DATE UNTIL", "TEXT_LENGTH JURISDICTION"],
            row.Mistakes.Select(mistake => $"{mistake.Reason.Code} {mistake.Name}"));
        Assert.DoesNotContain(row.Mistakes, mistake => mistake.Message.Contains("Atlantis", StringComparison.Ordinal));
    }

    [Fact]
    public void ALongKey_IsKeptAsItsDigest()
    {
        var (one, other) = (Row([new string('a', 300), "", "", "", "", "", "", ""]).Key(), Row([new string('a', 299), "", "", "", "", "", "", ""]).Key());

        Assert.Equal(64, one.Length);
        Assert.NotEqual(one, other);
    }

    private static MappedRow Row(string[] values) => new(MappingReader.Read(Sound).Value!, 2, values);
}
