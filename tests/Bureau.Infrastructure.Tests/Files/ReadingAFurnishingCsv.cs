using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Bureau.Domain.Furnishing;
using Bureau.Infrastructure.Files;
using CsCheck;
using static Bureau.Infrastructure.Tests.Files.FurnishingText;

namespace Bureau.Infrastructure.Tests.Files;

public sealed class ReadingAFurnishingCsv
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void AcceptsEveryRightRow_InOrder(string lineBreak)
    {
        var rows = Rows(File(500, lineBreak));

        Assert.Equal(Enumerable.Range(2, 500).Select(number => (long)number), rows.Select(row => row.Number));
        Assert.Equal(
            Enumerable.Range(0, 500).Select(number => $"A-{number:D6}"),
            rows.Select(row => Assert.IsType<AcceptedRow>(row).Month.AccountNumber));
    }

    [Fact]
    public void AcceptsAByteOrderMark() => Assert.Equal(3, Accepted(Rows([.. ByteOrderMark, .. Encoding.UTF8.GetBytes(File(3))])));

    [Fact]
    public void AcceptsQuotedFields()
    {
        var quoted = string.Join(',', Row(1, "Holder, \"\"the\"\" Account").Split(',', 15)[..14].Select(field => $"\"{field}\""));
        var rows = Rows($"{Header}\n{quoted},\"Holder, \"\"the\"\" Account\",{Row(1).Split(',')[^1]}\n");

        Assert.Equal("Holder, \"the\" Account", Assert.IsType<AcceptedRow>(Assert.Single(rows)).Month.Subject.Name);
    }

    [Fact]
    public void PassesOverBlankLines_AndNumbersRowsAsAnEditorDoes()
    {
        var rows = Rows($"\n{Header}\n\n{Row(1)}\n\r\n{Row(2)}\n\n\n");

        Assert.Equal([4, 6], rows.Select(row => row.Number));
    }

    [Fact]
    public void ReadsColumnsInAnyOrder()
    {
        static string Reversed(string line) => string.Join(',', line.Split(',').Reverse());

        Assert.Equal(1, Accepted(Rows($"{Reversed(Header)}\n{Reversed(Row(7))}\n")));
    }

    [Fact]
    public void ABadRowStopsNoGoodOne()
    {
        var rows = Rows($"{Header}\n{Row(1)}\n{Row(2).Replace("TWD", "twd", StringComparison.Ordinal)}\n{Row(3)}\n");

        Assert.Equal([typeof(AcceptedRow), typeof(RejectedRow), typeof(AcceptedRow)], rows.Select(row => row.GetType()));
        Assert.Equal(new RowMistake(FurnishingColumn.Currency, RejectionReasons.UnknownCode), Assert.Single(Assert.IsType<RejectedRow>(rows[1]).Mistakes));
    }

    [Theory]
    [InlineData("\"Holder")]
    [InlineData("Hol\"der")]
    [InlineData("\"Hol\"der")]
    public void AQuoteLeftOpenSpoilsItsOwnRowAlone(string name)
    {
        var rows = Rows($"{Header}\n{Row(1)}\n{Row(2, name)}\n{Row(3)}\n{Row(4, "\"Holder\"")}\n");

        Assert.Equal([2, 4, 5], rows.OfType<AcceptedRow>().Select(row => row.Number));
        Assert.Equal([new RowMistake(null, RejectionReasons.Quotes)], Assert.Single(rows.OfType<RejectedRow>()).Mistakes);
    }

    [Fact]
    public void RejectsARow_WithMoreOrFewerFieldsThanTheHeader()
    {
        var rows = Rows($"{Header}\n{Row(1)},\n{Row(2)[..^11]}\n{Row(3)}\n");

        Assert.Equal([2, 3], rows.OfType<RejectedRow>().Where(row => row.Mistakes is [{ Column: null, Reason.Code: "FIELD_COUNT" }]).Select(row => row.Number));
        Assert.Equal(1, Accepted(rows));
    }

    [Fact]
    public void KnowsTheDigestAndTheLength()
    {
        var bytes = Encoding.UTF8.GetBytes(File(3_000));
        var file = Opened(Open(bytes));

        Assert.Equal(SHA256.HashData(bytes), file.Sha256.ToArray());
        Assert.Equal(bytes.Length, file.Length);
        Assert.Equal(3_000, file.Rows().Count());
        Assert.Equal(file.Length, file.Position);
        Assert.Null(file.Interruption);
    }

    [Fact]
    public void ReadsTheSameRowsAgain()
    {
        var file = Opened(Open(File(5)));

        Assert.Equal(file.Rows().Count(), file.Rows().Count());
        Assert.Null(file.Interruption);
    }

    [Fact]
    public void DoesNotDependOnHowTheStreamIsCut()
    {
        var bytes = Encoding.UTF8.GetBytes(File(50, "\r\n"));
        var file = Opened(FurnishingCsv.Open(new SlowStream(bytes), Today));

        Assert.Equal(50, Accepted([.. file.Rows()]));
        Assert.Null(file.Interruption);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n\n")]
    public void RefusesAnEmptyFile(string text) => Assert.IsType<FileEmpty>(Refused(Open(text)));

    [Fact]
    public void RefusesAFileOfNothingButAByteOrderMark() => Assert.IsType<FileEmpty>(Refused(Open(ByteOrderMark)));

    [Theory]
    [InlineData("\n")]
    [InlineData("")]
    [InlineData("\n\n\n")]
    public void RefusesAFileWithoutRows(string end) => Assert.IsType<NoRows>(Refused(Open(Header + end)));

    [Theory]
    [InlineData("504B0304140000000800")]
    [InlineData("1F8B0800000000000003")]
    [InlineData("28B52FFD0458")]
    public void RefusesACompressedFile(string hexadecimal) => Assert.IsType<FileCompressed>(Refused(Open(Convert.FromHexString(hexadecimal))));

    [Fact]
    public void RefusesUtf16_WithAndWithoutItsMark()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            Assert.IsType<FileNotUtf8>(Refused(Open([.. encoding.GetPreamble(), .. encoding.GetBytes(File(2))])));
            Assert.IsType<FileNotText>(Refused(Open(encoding.GetBytes(File(2)))));
        }
    }

    [Fact]
    public void RefusesAnotherEncoding_AndSaysWhere()
    {
        var latin = Encoding.Latin1.GetBytes($"{Header}\n{Row(1)}\n{Row(2, "Ren\u00e9")}\n{Row(3)}\n");

        Assert.Equal(3, Assert.IsType<FileNotUtf8>(Refused(Open(latin))).Line);
    }

    [Fact]
    public void RefusesABinaryFile_AndSaysWhere() => Assert.Equal(2, Assert.IsType<FileNotText>(Refused(Open($"{Header}\n\0\0\u0001\n"))).Line);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RefusesALineBeyond64Kilobytes_AndSaysWhere(bool ends)
    {
        var text = $"{Header}\n{Row(1)}\n{Row(2, new string('n', 70_000))}{(ends ? "\n" + Row(3) + "\n" : "")}";

        Assert.Equal(3, Assert.IsType<LineTooLong>(Refused(Open(text))).Line);
    }

    [Fact]
    public void ReadsNoMoreOfAnEndlessLine_ThanItMustToRefuseIt()
    {
        var endless = new LongStream([], (byte)'n', long.MaxValue);

        Assert.IsType<LineTooLong>(Refused(FurnishingCsv.Open(endless, Today)));
        Assert.True(endless.Given < 1_000_000, $"{endless.Given} bytes were read");
    }

    [Theory]
    [InlineData("{\"as_of\":\"2026-10-31\"}\n")]
    [InlineData("<html><body>Not found</body></html>\n")]
    [InlineData("as_of;account_number;portfolio_type\n2026-10-31;A;R\n")]
    [InlineData("\"as_of,account_number\n")]
    [InlineData("hello\nworld\n")]
    public void RefusesWhatIsNoCsv(string text) => Assert.IsType<NotCsv>(Refused(Open(text)));

    [Fact]
    public void RefusesAFile_WhoseRowStandsInThePlaceOfTheHeader() =>
        Assert.DoesNotContain("Account Holder", Assert.IsType<NotCsv>(Refused(Open(Row(1) + "\n" + Row(2) + "\n"))).ToString(), StringComparison.Ordinal);

    [Fact]
    public void RefusesEveryTruncation_OfTheLastLine()
    {
        var whole = File(3);
        var last = whole.TrimEnd('\n').LastIndexOf('\n') + 1;
        for (var length = last + 1; length < whole.Length - 1; length++)
        {
            Assert.Equal(4, Assert.IsType<FileTruncated>(Refused(Open(whole[..length]))).Line);
        }

        Assert.Equal(2, Accepted(Rows(whole[..last])));
        Assert.Equal(3, Accepted(Rows(whole[..^1])));
    }

    [Fact]
    public void RefusesALastLineWithoutItsEnd_WhenItsLastAmountMayHaveBeenCutOff()
    {
        static string AmountLast(string line) => string.Join(',', line.Split(',')[..9].Concat(line.Split(',')[10..]).Append(line.Split(',')[9]));

        Assert.IsType<FileTruncated>(Refused(Open($"{AmountLast(Header)}\n{AmountLast(Row(1))}")));
        Assert.Equal(1, Accepted(Rows($"{AmountLast(Header)}\n{AmountLast(Row(1))}\n")));
    }

    [Fact]
    public void RefusesAQuoteLeftOpenAtTheEnd() => Assert.IsType<FileTruncated>(Refused(Open($"{Header}\n{Row(1)}\n{Row(2, "\"Account Holder")}")));

    [Fact]
    public void RefusesWrongColumns_AllAtOnce()
    {
        var refused = Assert.IsType<FurnishingRefused>(Open($"{Header.Replace("currency", "curency", StringComparison.Ordinal)},religion\n{Row(1)},none\n"));

        Assert.Equal(["UNKNOWN_COLUMN", "FORBIDDEN_COLUMN", "MISSING_COLUMN"], refused.Mistakes.Select(mistake => mistake.Code));
    }

    [Theory]
    [InlineData("appended")]
    [InlineData("")]
    [InlineData("a line that grew too long")]
    public void Tells_WhenTheFileChangedWhileItWasRead(string change)
    {
        var stream = new MemoryStream();
        stream.Write(Encoding.UTF8.GetBytes(File(10)));
        var file = Opened(FurnishingCsv.Open(stream, Today));

        stream.SetLength(change.Length == 0 ? stream.Length / 2 : stream.Length);
        stream.Position = stream.Length;
        stream.Write(change switch
        {
            "" => [],
            "appended" => Encoding.UTF8.GetBytes(Row(11) + "\n"),
            _ => Encoding.UTF8.GetBytes(new string('x', 1_000_000)),
        });

        Assert.NotEmpty(file.Rows().ToList());
        Assert.IsType<FileChanged>(file.Interruption);
    }

    [Fact]
    public void NeedsAStreamThatCanGoBack() =>
        Assert.Throws<ArgumentException>(() => FurnishingCsv.Open(new GZipStream(new MemoryStream(), CompressionMode.Decompress), Today));

    [Fact]
    public void NeverThrows_WhateverTheBytes() => Gen.Byte.Array[0, 2_000].Sample(bytes => { AssertAnswered(bytes); });

    [Fact]
    public void NeverThrows_WhateverComesAfterAHeader() =>
        Gen.Byte.Array[0, 2_000].Sample(bytes => { AssertAnswered([.. Encoding.UTF8.GetBytes(Header), (byte)'\n', .. bytes]); });

    [Fact]
    public void AnswersForEveryRow_OfAMutatedFile() => Mutation.Of(Encoding.UTF8.GetBytes(File(20))).Sample(AssertAnswered);

    /// <summary>Either the file is refused with its mistakes, or every line but the header and blank ones is a row, accepted or rejected with a reason.</summary>
    private static void AssertAnswered(byte[] bytes)
    {
        switch (Open(bytes))
        {
            case FurnishingRefused refused:
                Assert.NotEmpty(refused.Mistakes);
                Assert.All(refused.Mistakes, mistake => Assert.NotEmpty(mistake.Message));
                break;
            case FurnishingOpened { File: var file }:
                var rows = file.Rows().ToList();
                var lines = Encoding.UTF8.GetString(bytes).Split(["\r\n", "\n", "\r"], StringSplitOptions.None);
                var numbers = lines.Index().Where(line => line.Item.TrimStart('\uFEFF').Length > 0).Select(line => line.Index + 1L).Skip(1);
                Assert.Equal(numbers, rows.Select(row => row.Number));
                Assert.All(rows.OfType<RejectedRow>(), row => Assert.NotEmpty(row.Mistakes));
                Assert.Null(file.Interruption);
                break;
        }
    }

    private static int Accepted(IReadOnlyList<FurnishedRow> rows) => rows.Count(row => row is AcceptedRow);
}
