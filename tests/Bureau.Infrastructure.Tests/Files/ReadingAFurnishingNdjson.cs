using System.Security.Cryptography;
using System.Text;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Furnishing;
using Bureau.Infrastructure.Files;
using static Bureau.Infrastructure.Tests.Files.FurnishingText;
using static Bureau.Infrastructure.Tests.Files.NdjsonText;

namespace Bureau.Infrastructure.Tests.Files;

public sealed class ReadingAFurnishingNdjson
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void ReadsTheSameMonths_AsFromCsv(string lineBreak)
    {
        var records = NdjsonText.Rows(NdjsonText.File(500, lineBreak));

        Assert.Equal(Enumerable.Range(1, 500).Select(number => (long)number), records.Select(row => row.Number));
        Assert.Equal(FurnishingText.Rows(FurnishingText.File(500)).Select(MonthOf), records.Select(MonthOf));
    }

    [Fact]
    public void AcceptsAByteOrderMark_BlankLines_AndBlanksBetween()
    {
        var text = $"\uFEFF\n  \t\n {Line(1).Replace(":", " :\t", StringComparison.Ordinal)} \n\n{Line(2)}\n \n";

        Assert.Equal([3, 5], NdjsonText.Rows(text).OfType<AcceptedRow>().Select(row => row.Number));
    }

    [Fact]
    public void TakesMembersInAnyOrder_AndNamesInAnyCase()
    {
        var members = Record(7).Select(member => $"\"{member.Key.ToUpperInvariant()}\":{member.Value!.ToJsonString()}").Reverse();

        Assert.Equal(Month(Line(7)), Month($"{{{string.Join(',', members)}}}"));
    }

    [Fact]
    public void TakesNullAndAnEmptyString_AsNoValue()
    {
        var month = Month(Line(3, "opened_on", "null").Replace("\"REVOLVER\"", "\"\"", StringComparison.Ordinal));

        Assert.Equal((null, TrendedUsage.Unknown), (month.OpenedOn, month.Month.Usage));
        Assert.Equal([new(FurnishingColumn.SubjectName, RejectionReasons.Required)], Mistakes(Line(3, "subject_name", "null")));
    }

    [Theory]
    [InlineData("1250", "1250")]
    [InlineData("\"1250\"", "1250")]
    [InlineData("-1250.5", "-1250.50")]
    [InlineData("0", "0")]
    [InlineData("9999999999999.99", "9999999999999.99")]
    public void TakesAnAmount_AsANumberAsItIsWritten(string json, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Month(Line(1, "current_balance", json)).Month.CurrentBalance);

    [Theory]
    [InlineData("1e3", "NOT_AN_AMOUNT")]
    [InlineData("1E-2", "NOT_AN_AMOUNT")]
    [InlineData("1.234", "AMOUNT_DECIMALS")]
    [InlineData("10000000000000", "AMOUNT_TOO_LARGE")]
    [InlineData("-1", "AMOUNT_NEGATIVE")]
    [InlineData("\"12x\"", "NOT_AN_AMOUNT")]
    [InlineData("true", "JSON_TYPE")]
    [InlineData("[100]", "JSON_TYPE")]
    [InlineData("{\"units\":100}", "JSON_TYPE")]
    public void RejectsARecord_WhoseAmountIsWrong(string json, string code)
    {
        var mistake = Assert.Single(Mistakes(Line(1, "credit_limit", json)));

        Assert.Equal((FurnishingColumn.CreditLimit, code), (mistake.Column!.Value, mistake.Reason.Code));
    }

    [Theory]
    [InlineData("account_number", "17")]
    [InlineData("subject_id", "999999199003070012")]
    [InlineData("account_status", "11")]
    [InlineData("as_of", "20261031")]
    [InlineData("subject_name", "false")]
    [InlineData("subject_name", "[\"Account Holder\"]")]
    public void RejectsARecord_WhoseTextIsAnotherType(string name, string json)
    {
        var mistake = Assert.Single(Mistakes(Line(1, name, json)));

        Assert.Equal((name, RejectionReasons.JsonType), (mistake.Field, mistake.Reason));
    }

    [Fact]
    public void TellsEveryMistakeOfARecord()
    {
        var line = Line(1, "subject_name", "7").Replace("\"TWD\"", "\"twd\"", StringComparison.Ordinal).Replace("{", "{\"currency\":\"TWD\",", StringComparison.Ordinal);

        Assert.Equal(["currency DUPLICATE_MEMBER", "subject_name JSON_TYPE"], Mistakes(line).Select(mistake => $"{mistake.Field} {mistake.Reason.Code}"));
        Assert.Equal(
            ["subject_name JSON_TYPE", "currency UNKNOWN_CODE"],
            Mistakes(Line(1, "subject_name", "7").Replace("\"TWD\"", "\"twd\"", StringComparison.Ordinal)).Select(mistake => $"{mistake.Field} {mistake.Reason.Code}"));
    }

    [Fact]
    public void ReadsEscapes_InNamesAndValues()
    {
        var line = Line(1, "subject_name", "\"\\u0041ccount \\\"\\uD83D\\uDE00\\\" Holder\"").Replace("\"currency\"", "\"curr\\u0065ncy\"", StringComparison.Ordinal);

        Assert.Equal("Account \"\U0001F600\" Holder", Month(line).Subject.Name);
    }

    [Theory]
    [InlineData("account_number", "\"A\\u0000\"", "TEXT_CHARACTERS")]
    [InlineData("subject_name", "\"A\\nB\"", "NAME_MALFORMED")]
    [InlineData("subject_name", "\"\\uD800\"", "TEXT_CHARACTERS")]
    public void RejectsARecord_WithEscapesOfWhatIsNoText(string name, string json, string code) =>
        Assert.Equal(code, Assert.Single(Mistakes(Line(1, name, json))).Reason.Code);

    [Theory]
    [InlineData("{\"as_of\":\"2026-10-31\",}")]
    [InlineData("{\"as_of\":\"2026-10-31\"")]
    [InlineData("{\"as_of\" \"2026-10-31\"}")]
    [InlineData("{'as_of':'2026-10-31'}")]
    [InlineData("{} {}")]
    [InlineData("{},")]
    [InlineData("{} // the end")]
    [InlineData("\"as_of\"")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("not JSON")]
    public void ALineThatIsNoRecord_SpoilsItselfAlone(string line)
    {
        var rows = NdjsonText.Rows($"{Line(1)}\n{line}\n{Line(2)}\n");

        Assert.Equal([1, 3], rows.OfType<AcceptedRow>().Select(row => row.Number));
        Assert.Equal([new RowMistake(null, RejectionReasons.NotJson)], Assert.Single(rows.OfType<RejectedRow>()).Mistakes);
    }

    [Theory]
    [InlineData("religion")]
    [InlineData("\\u0072eligion")]
    [InlineData("subject_gender")]
    public void RefusesTheFile_WhenALineNamesWhatMayNeverBeFurnished(string name)
    {
        var mistake = Assert.IsType<ForbiddenColumn>(Refused(NdjsonText.Open($"{Line(1)}\n{Line(2)}\n{Line(3)[..^1]},\"{name}\":null}}\n{Line(4)}\n")));

        Assert.Equal((3, "FORBIDDEN_COLUMN"), (mistake.Line, mistake.Code));
        Assert.Equal(name.Replace("\\u0072", "r", StringComparison.Ordinal), mistake.Name);
    }

    [Theory]
    [InlineData("{\"health\":1}")]
    [InlineData("[[{\"health\":1}]]")]
    public void RefusesTheFile_WhenAValueHidesWhatMayNeverBeFurnished(string value) =>
        Assert.Equal(2, Assert.IsType<ForbiddenColumn>(Refused(NdjsonText.Open($"{Line(1)}\n{Line(2, "subject_name", value)}\n"))).Line);

    [Fact]
    public void RefusesUnknownNames_EachOnce_WhereItFirstStands()
    {
        var refused = Assert.IsType<FurnishingRefused>(NdjsonText.Open($"{Line(1)}\n{Line(2)[..^1]},\"ballance\":1}}\n{{\"ballance\":1,\"religion\":2}}\n"));

        Assert.Equal([("UNKNOWN_COLUMN", 2L), ("FORBIDDEN_COLUMN", 3L)], refused.Mistakes.Select(mistake => (mistake.Code, mistake.Line!.Value)));
    }

    [Fact]
    public void TellsNoMoreThanTwentyWrongNames()
    {
        var names = Enumerable.Range(0, 3_000).Select(number => $"\"x{(char)('a' + (number % 26))}{number}\":1");

        Assert.Equal(20, Assert.IsType<FurnishingRefused>(NdjsonText.Open($"{{{string.Join(',', names)}}}\n")).Mistakes.Count);
    }

    [Fact]
    public void RepeatsNoValueThatStandsInThePlaceOfAName() => Assert.DoesNotContain(
        "999999199003070012", Refused(NdjsonText.Open("{\"999999199003070012\":\"subject_id\"}\n")).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("[\n{0},\n{1}\n]\n", true)]
    [InlineData("[{0},{1}]", true)]
    [InlineData("{\n\"as_of\": \"2026-10-31\"\n}\n", false)]
    [InlineData("as_of,account_number\n", false)]
    public void RefusesWhatIsNoNdjson_WithAHint(string text, bool isList)
    {
        var mistake = Assert.IsType<NotNdjson>(Refused(NdjsonText.Open(text.Replace("{0}", Line(0), StringComparison.Ordinal).Replace("{1}", Line(1), StringComparison.Ordinal))));

        Assert.Equal((1, isList), (mistake.Line, mistake.IsList));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n\n")]
    public void RefusesAnEmptyFile(string text) => Assert.IsType<FileEmpty>(Refused(NdjsonText.Open(text)));

    [Fact]
    public void RefusesEveryTruncation_OfTheLastLine()
    {
        var whole = NdjsonText.File(3);
        var last = whole.TrimEnd('\n').LastIndexOf('\n') + 1;
        for (var length = last + 1; length < whole.Length - 1; length++)
        {
            Assert.Equal(3, Assert.IsType<FileTruncated>(Refused(NdjsonText.Open(whole[..length]))).Line);
        }

        Assert.Equal(2, NdjsonText.Rows(whole[..last]).Count);
        Assert.Equal(3, NdjsonText.Rows(whole[..^1]).Count);
    }

    [Fact]
    public void RefusesMixedEncodings_AndSaysWhere()
    {
        byte[] mixed = [.. Encoding.UTF8.GetBytes(Line(1, "subject_name", "\"René\"") + "\n"), .. Encoding.Latin1.GetBytes(Line(2, "subject_name", "\"René\"") + "\n")];

        Assert.Equal(2, Assert.IsType<FileNotUtf8>(Refused(NdjsonText.Open(mixed))).Line);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RefusesALineBeyond64Kilobytes_AndSaysWhere(bool ends)
    {
        var text = $"{Line(1)}\n{Line(2, "subject_name", $"\"{new string('n', 70_000)}\"")}{(ends ? "\n" + Line(3) + "\n" : "")}";

        Assert.Equal(2, Assert.IsType<LineTooLong>(Refused(NdjsonText.Open(text))).Line);
    }

    [Fact]
    public void TakesTheLongestLine()
    {
        var line = Line(1);

        Assert.Equal(Month(line), Month(line + new string(' ', FileScan.LongestLine - line.Length)));
        Assert.Equal([new RowMistake(FurnishingColumn.SubjectName, RejectionReasons.NameMalformed)], Mistakes(Longest("\\n")));
        Assert.Equal([new RowMistake(FurnishingColumn.SubjectName, RejectionReasons.NameMalformed)], Mistakes(Longest("n")));

        static string Longest(string character)
        {
            var room = FileScan.LongestLine - Line(1, "subject_name", "\"\"").Length;
            return Line(1, "subject_name", $"\"{string.Concat(Enumerable.Repeat(character, room / character.Length))}\"");
        }
    }

    [Fact]
    public void KnowsTheDigestAndTheLength_HoweverTheStreamIsCut()
    {
        var bytes = Encoding.UTF8.GetBytes(NdjsonText.File(50, "\r\n"));
        var file = Opened(FurnishingNdjson.Open(new SlowStream(bytes), Today));

        Assert.Equal(SHA256.HashData(bytes), file.Sha256.ToArray());
        Assert.Equal(50, file.Rows().Count());
        Assert.Equal(50, file.Rows().Count());
        Assert.Equal((bytes.Length, bytes.Length), (file.Length, file.Position));
        Assert.Null(file.Interruption);
    }

    [Theory]
    [InlineData("appended")]
    [InlineData("cut")]
    [InlineData("a line that grew too long")]
    [InlineData("a forbidden name")]
    public void Tells_WhenTheFileChangedWhileItWasRead(string change)
    {
        var stream = new MemoryStream();
        stream.Write(Encoding.UTF8.GetBytes(NdjsonText.File(10)));
        var file = Opened(FurnishingNdjson.Open(stream, Today));

        stream.SetLength(change == "cut" ? stream.Length / 2 : stream.Length);
        stream.Position = stream.Length;
        stream.Write(Encoding.UTF8.GetBytes(change switch
        {
            "cut" => "",
            "appended" => Line(11) + "\n",
            "a forbidden name" => Line(11, "religion", "\"none\"") + "\n",
            _ => new string('x', 1_000_000),
        }));

        var rows = file.Rows().ToList();
        Assert.Equal(change == "appended" ? 11 : change == "cut" ? 5 : 10, rows.OfType<AcceptedRow>().Count());
        Assert.IsType<FileChanged>(file.Interruption);
    }

    private static FurnishedMonth MonthOf(FurnishedRow row) => Assert.IsType<AcceptedRow>(row).Month;
}
