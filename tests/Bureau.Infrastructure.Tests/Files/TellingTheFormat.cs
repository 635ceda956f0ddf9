using System.IO.Compression;
using System.Text;
using Bureau.Domain.Furnishing;
using Bureau.Infrastructure.Files;
using static Bureau.Infrastructure.Tests.Files.FurnishingText;

namespace Bureau.Infrastructure.Tests.Files;

public sealed class TellingTheFormat
{
    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF\r\n \t\n")]
    public void KnowsNdjson_ByItsFirstBrace(string before) => Assert.IsType<FurnishingNdjson>(Opened(Open(before + NdjsonText.File(2))));

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n\n")]
    public void KnowsCsv_ByNothingElse(string before) => Assert.IsType<FurnishingCsv>(Opened(Open(before + File(2))));

    [Fact]
    public void KnowsMetro2_ByItsHeader() => Assert.IsType<Metro2File>(Opened(Open(Metro2Sample.File(Metro2Sample.Accounts(2)))));

    [Fact]
    public void RefusesAJsonList_AsWhatItIs() => Assert.True(Assert.IsType<NotNdjson>(Refused(Open($"[{NdjsonText.Line(1)}]"))).IsList);

    [Fact]
    public void RefusesAnEmptyFile() => Assert.IsType<FileEmpty>(Refused(Open("")));

    [Fact]
    public void ReadsAFileFromItsStart_HoweverTheStreamIsCut()
    {
        var stream = new SlowStream(Encoding.UTF8.GetBytes(NdjsonText.File(30))) { Position = 17 };

        Assert.Equal(30, Opened(FurnishingFiles.Open(stream, Today)).Rows().Count());
    }

    [Theory]
    [InlineData("zip")]
    [InlineData("gzip")]
    public void RefusesACompressedFile_Unread(string format)
    {
        // Half a gigabyte of blanks, should anybody unpack it.
        using var packed = new MemoryStream();
        using (var archive = format == "zip" ? new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true) : null)
        using (var into = archive?.CreateEntry("accounts.csv").Open() ?? new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var blanks = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 64; megabyte++)
                into.Write(blanks);
        }

        var stream = new LongStream(packed.ToArray(), 0, packed.Length);
        Assert.IsType<FileCompressed>(Refused(FurnishingFiles.Open(stream, Today)));
        Assert.True(stream.Given <= 300_000, $"{stream.Given} bytes were read");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"subject_name\":\"")]
    [InlineData("as_of,")]
    public void RefusesALineOf200Megabytes_WithoutReadingIt(string begin)
    {
        var stream = new LongStream(Encoding.UTF8.GetBytes(begin), (byte)'x', 200_000_000);

        Assert.Equal(1, Assert.IsType<LineTooLong>(Refused(FurnishingFiles.Open(stream, Today))).Line);
        Assert.True(stream.Given < 1_000_000, $"{stream.Given} bytes were read");
    }

    private static FurnishingOpening Open(string text) => FurnishingFiles.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), Today);
}
