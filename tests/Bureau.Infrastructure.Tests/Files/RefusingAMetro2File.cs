using System.Text;
using Bureau.Domain.Furnishing;
using Bureau.Infrastructure.Files;
using static Bureau.Infrastructure.Tests.Files.Metro2Sample;

namespace Bureau.Infrastructure.Tests.Files;

public sealed class RefusingAMetro2File
{
    private static readonly string Good = File(Accounts(5));

    [Theory]
    [InlineData("\u0001\u006E\0\0HEADER")]
    [InlineData("\u0001\u0072\0\0\u0001\u006E\0\0HEADER")]
    public void RefusesThePackedFormat(string start) => Assert.IsType<Metro2Packed>(Refused(start + new string(' ', 356)));

    [Theory]
    [InlineData("")]
    [InlineData("\u00EF\u00BB\u00BF")]
    public void RefusesAnEmptyFile(string text) => Assert.IsType<FileEmpty>(Refused(text));

    [Fact]
    public void RefusesACompressedFile() => Assert.IsType<FileCompressed>(Refused("PK\u0003\u0004" + Good));

    [Theory]
    [InlineData("0426")]
    [InlineData("hello, world")]
    [InlineData("as_of,account_number\n")]
    public void RefusesAFileWithoutAHeader(string text) => Assert.IsType<Metro2HeaderMissing>(Refused(text));

    [Fact]
    public void RefusesAFileThatBeginsWithAnAccount() => Assert.IsType<Metro2HeaderMissing>(Refused(Good[427..]));

    [Fact]
    public void RefusesAWrongHeader_AllFieldsAtOnce()
    {
        var header = Header.With(48, "02302026").With(56, "        ").With(64, "1301ABCD").With(80, new string(' ', 40)).With(216, "CALL US");

        Assert.Equal(
            ["Activity date", "Date created", "Program date", "Reporter name", "Reporter telephone number"],
            Assert.IsType<FurnishingRefused>(Open(Good.Replace(Header, header, StringComparison.Ordinal))).Mistakes
                .Cast<Metro2HeaderMalformed>().Select(mistake => mistake.Field));
    }

    [Fact]
    public void RefusesASecondHeader_AndSaysWhere()
    {
        var text = Good.Insert(427 * 3, Header + "\n");

        Assert.Equal(4, Assert.IsType<Metro2HeaderRepeated>(Refused(text)).Line);
    }

    [Fact]
    public void RefusesAFileWithoutRecords() => Assert.IsType<NoRows>(Refused(File([])));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("")]
    public void RefusesEveryTruncation(string lineEnd)
    {
        var whole = File(Accounts(2), lineEnd);
        for (var length = 10; length < whole.Length - lineEnd.Length; length++)
        {
            Assert.True(Refused(whole[..length]) is Metro2RecordLength or Metro2TrailerMissing or Metro2LineEnds, $"cut after {length}");
        }
    }

    [Fact]
    public void RefusesEveryTruncation_OfBlocks()
    {
        var whole = Blocked(Accounts(3), 2);
        for (var length = 14; length < whole.Length; length++)
        {
            Assert.True(Refused(whole[..length]) is Metro2RecordLength or Metro2TrailerMissing or Metro2BlockLength, $"cut after {length}");
        }
    }

    [Fact]
    public void RefusesAFileWithoutATrailer_AndSaysWhereItEnds() => Assert.Equal(6, Assert.IsType<Metro2TrailerMissing>(Refused(Good[..^427])).Line);

    [Theory]
    [InlineData("x")]
    [InlineData(" ")]
    [InlineData("\u001A")]
    [InlineData("\0")]
    public void RefusesWhatComesAfterTheTrailer(string more) => Assert.Equal(7, Assert.IsType<Metro2AfterTrailer>(Refused(Good + more)).Line);

    [Fact]
    public void RefusesRecordsAfterTheTrailer_AndAFileAfterAFile()
    {
        Assert.IsType<Metro2AfterTrailer>(Refused(Good + Account(9) + "\n"));
        Assert.IsType<Metro2AfterTrailer>(Refused(Good + Good));
        Assert.IsType<Metro2AfterTrailer>(Refused(Good + new string('\n', 1_000_000) + Account(9)));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void RefusesARecordThatIsLongerOrShorterThanItSays_AndSaysWhere(string lineEnd)
    {
        var good = File(Accounts(3), lineEnd);
        foreach (var other in new[] { Account(1) + " ", Account(1)[..^1], Account(1).With(1, "0526"), Account(1).And(K1()).With(1, "0426") })
        {
            Assert.Equal(3, Assert.IsType<Metro2RecordLength>(Refused(good.Replace(Account(1), other, StringComparison.Ordinal))).Line);
        }
    }

    [Theory]
    [InlineData("0425")]
    [InlineData("0000")]
    [InlineData("    ")]
    [InlineData("04A6")]
    [InlineData("9999")]
    public void RefusesARecordWithoutItsLength(string length)
    {
        Assert.Equal(2, Assert.IsType<Metro2RecordLength>(Refused(File([Account(0).With(1, length), Account(1)]))).Line);
        Assert.Equal(2, Assert.IsType<Metro2RecordLength>(Refused(File([Account(0).With(1, length), Account(1)], ""))).Line);
    }

    [Theory]
    [InlineData("0429", 1)]
    [InlineData("0000", 1)]
    [InlineData("ABCD", 1)]
    [InlineData("0855", 2)]
    [InlineData("0857", 3)]
    [InlineData("0430", 2)]
    [InlineData("9999", 5)]
    public void RefusesAWrongBlockLength_AndSaysWhereItShows(string length, int record)
    {
        var mistake = Refused(Blocked(Accounts(6), 2).With(1, length));

        Assert.Equal(length == "ABCD" ? "METRO2_HEADER_MISSING" : "METRO2_BLOCK_LENGTH", mistake.Code);
        Assert.Equal(record, mistake.Line);
    }

    [Fact]
    public void RefusesABlockThatItsRecordsDoNotFill()
    {
        var last = Blocked(Accounts(2), 2);

        Assert.IsType<Metro2BlockLength>(Refused(last.With(1 + 4 + (2 * 426), "0900")));
    }

    [Fact]
    public void RefusesMixedLineEnds_AndSaysWhere()
    {
        Assert.Equal(2, Assert.IsType<Metro2LineEnds>(Refused(Good.Insert(427 + 426, "\r"))).Line);
        Assert.Equal(1, Assert.IsType<Metro2LineEnds>(Refused(Good.Replace("\n", "\r", StringComparison.Ordinal))).Line);
        Assert.Equal(3, Assert.IsType<Metro2LineEnds>(Refused(File(Accounts(5), "\r\n").Remove((428 * 2) + 426, 1))).Line);
        Assert.Equal(2, Assert.IsType<Metro2LineEnds>(Refused(Good.Remove(426, 1))).Line);
    }

    [Theory]
    [InlineData("\u00C9")]
    [InlineData("\0")]
    [InlineData("\t")]
    [InlineData("\u007F")]
    public void RefusesBytesThatAreNoPrintableAscii_AndSaysWhere(string odd) =>
        Assert.Equal(3, Assert.IsType<Metro2NotAscii>(Refused(File([Account(0), Account(1).With(232, odd), Account(2)]))).Line);

    [Fact]
    public void RefusesEbcdic()
    {
        var start = new byte[] { 0xF0, 0xF4, 0xF2, 0xF6, 0xC8, 0xC5, 0xC1, 0xC4, 0xC5, 0xD9 };

        Assert.True(Metro2File.LooksLike(start));
        Assert.IsType<Metro2NotAscii>(FurnishingText.Refused(Open([.. start, .. new byte[416]])));
    }

    [Fact]
    public void RefusesTotalsThatDiffer_EachByName()
    {
        string[] records =
        [
            .. new[] { "DF", "DA", "05", "11", "13", "61", "62", "63", "64", "65", "71", "78", "80", "82", "83", "84", "88", "89", "93", "94", "95", "96", "97" }
                .Select((status, i) => Account(i).With(124, status)),
            Account(23).With(325, "Z").And(J1(), J2().With(97, "Z"), K1(), K2(), K3(), K4(), L1(), N1()),
        ];
        var trailer = Trailer(records);
        for (var total = Metro2Total.BaseSegments; total <= Metro2Total.Telephones; total++)
        {
            if (total is Metro2Total.Reserved or Metro2Total.Blocks)
                continue;

            var position = 12 + (9 * (int)total);
            var told = long.Parse(trailer[(position - 1)..(position + 8)]);
            var wrong = trailer.With(position, $"{told + 1:D9}");
            var mistake = Assert.IsType<Metro2TotalsDiffer>(Refused(File(records).Replace(trailer, wrong, StringComparison.Ordinal)));
            Assert.Equal((told + 1, told, 26L), (mistake.Told, mistake.Found, mistake.Line!.Value));
            Assert.NotEqual(0, told);
            Assert.NotEqual("", mistake.Total);
        }
    }

    [Fact]
    public void RefusesAMissingRecord_WithEveryTotalThatTellsOfIt()
    {
        var mistakes = Assert.IsType<FurnishingRefused>(Open(Good.Remove(427 * 2, 427))).Mistakes.Cast<Metro2TotalsDiffer>().ToList();

        Assert.Equal(
            [
                "base segments", "base segments with account status 11", "Social Security numbers", "Social Security numbers in base segments",
                "dates of birth", "dates of birth in base segments", "telephone numbers",
            ],
            mistakes.Select(mistake => mistake.Total));
        Assert.All(mistakes, mistake => Assert.Equal((5L, 4L), (mistake.Told, mistake.Found)));
    }

    [Fact]
    public void RefusesAWrongCountOfBlocks_WhereBlocksAre()
    {
        var text = Blocked(Accounts(3), 1);

        Assert.Equal("blocks", Assert.IsType<Metro2TotalsDiffer>(Refused(text.With(text.Length - 426 + 57, "000000004"))).Total);
        Assert.Empty(Rows(Good.With(Good.Length - 427 + 57, "000000004")).OfType<RejectedRow>());
    }

    [Fact]
    public void PassesOverTotalsThatAreLeftBlank_ButNotOverThatOfTheRecords()
    {
        var trailer = Trailer([.. Accounts(5)]);
        var blank = trailer.With(21, new string(' ', 387));

        Assert.Equal(5, Rows(Good.Replace(trailer, blank, StringComparison.Ordinal)).Count);
        Assert.IsType<Metro2TrailerMalformed>(Refused(Good.Replace(trailer, blank.With(12, "         "), StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(12, "00000000A")]
    [InlineData(84, "        5")]
    [InlineData(84, "-00000005")]
    public void RefusesATotalThatIsNoNumber(int position, string text) =>
        Assert.IsType<Metro2TrailerMalformed>(Refused(Good.With(Good.Length - 427 + position, text)));

    [Fact]
    public void RefusesTextBehindTheHeaderOrTheTrailer()
    {
        var trailer = Trailer([.. Accounts(5)]);

        Assert.IsType<Metro2HeaderMalformed>(Refused(Good.Replace(Header, Header.And("X"), StringComparison.Ordinal)));
        Assert.IsType<Metro2TrailerMalformed>(Refused(Good.Replace(trailer, trailer.And("X"), StringComparison.Ordinal)));
    }

    [Fact]
    public void ReadsNoMoreOfAnEndlessRecord_ThanItMustToRefuseIt()
    {
        var endless = new EndlessStream(Encoding.ASCII.GetBytes(Header), (byte)'x');

        Assert.IsType<Metro2RecordLength>(FurnishingText.Refused(Metro2File.Open(endless, Today)));
        Assert.True(endless.Position < 1_000_000, $"{endless.Position} bytes were read");
    }

    private static FurnishingFileMistake Refused(string text) => FurnishingText.Refused(Open(text));

    /// <summary>A start and then the same byte for ever.</summary>
    private sealed class EndlessStream(byte[] start, byte value) : MemoryStream
    {
        private long given;

        public override long Position { get => given; set => given = value; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            buffer.Fill(value);
            start.AsSpan((int)Math.Min(given, start.Length)..).CopyTo(buffer);
            given += buffer.Length;
            return buffer.Length;
        }
    }
}
