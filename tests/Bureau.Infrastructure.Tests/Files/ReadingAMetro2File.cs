using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Furnishing;
using Bureau.Infrastructure.Files;
using static Bureau.Infrastructure.Tests.Files.Metro2Sample;

namespace Bureau.Infrastructure.Tests.Files;

public sealed class ReadingAMetro2File
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("")]
    public void AcceptsEveryRightRecord_InOrder(string lineEnd) => AssertAllAccepted(500, File(Accounts(500), lineEnd));

    [Theory]
    [InlineData(1, "")]
    [InlineData(7, "")]
    [InlineData(23, "")]
    [InlineData(1, "\n")]
    [InlineData(3, "\r\n")]
    public void AcceptsBlocksWithTheirLengths(int recordsInBlock, string lineEnd) => AssertAllAccepted(50, Blocked(Accounts(50), recordsInBlock, lineEnd));

    [Fact]
    public void AcceptsALastRecordWithoutItsLineEnd_AndBlankLinesAfterIt()
    {
        AssertAllAccepted(3, File(Accounts(3))[..^1]);
        AssertAllAccepted(3, File(Accounts(3)) + "\n\n");
        AssertAllAccepted(3, File(Accounts(3), "") + "\n");
    }

    [Fact]
    public void AcceptsAByteOrderMark() => AssertAllAccepted(3, "\u00EF\u00BB\u00BF" + File(Accounts(3)));

    [Fact]
    public void AcceptsRecordsOfOneLength_FilledUpWithBlanksOrEmptySegments()
    {
        var records = new[]
        {
            Account(0).And(J1(), J1("899990003")),
            Account(1).And(J1(), "J1" + new string(' ', 98)),
            Account(2).And("J1" + new string('9', 98), "J1" + new string(' ', 98)),
            Account(3).And(J2()),
            Account(4).And(new string(' ', 200)),
            Account(5).And(K1(), new string(' ', 166)),
        };
        var filler = new string(' ', 200);

        AssertAllAccepted(6, File(records).Replace(Header, Header.And(filler), StringComparison.Ordinal)
            .Replace(Trailer(records), Trailer(records).And(filler), StringComparison.Ordinal));
    }

    [Fact]
    public void TakesEveryColumnFromItsPosition()
    {
        var month = Single(Account(7).With(153, "XB").With(164, "000000044"));

        Assert.Equal("899010008", month.Subject.Number.Value);
        Assert.Equal("ACCOUNT OF HOLDER", month.Subject.Name);
        Assert.Equal(new DateOnly(1960, 1, 1).AddDays(7 * 37), month.Subject.BirthDate);
        Assert.Equal(
            ("A-000007", 'R', "18", new DateOnly(2019, 3, 15), "USD", "XB"),
            (month.AccountNumber, month.PortfolioType, month.AccountType, month.OpenedOn!.Value, month.Currency, month.ComplianceCondition));
        Assert.Equal(
            new TradelineMonth(new DateOnly(2026, 10, 31), AccountStatus.Current, TrendedUsage.Unknown, 8_000, 7, 44, 7, null), month.Month);
    }

    [Fact]
    public void TakesAClosedAccount_WithItsRatingHistoryAndDates()
    {
        var month = Single(Account(7).With(124, "131").With(127, "1EBDGHJKL0123456BDEG000Z").With(190, "03012026").With(198, "09302026"));

        Assert.Equal((AccountStatus.PaidOrClosed, "1"), (month.Month.Status, month.Month.PaymentRating));
        Assert.Equal(new PaymentHistory(new DateOnly(2026, 10, 31), "1EBDGHJKL0123456BDEG000D"), month.History);
        Assert.Equal((new DateOnly(2026, 3, 1), new DateOnly(2026, 9, 30)), (month.Month.FirstDelinquencyOn!.Value, month.ClosedOn!.Value));
    }

    [Theory]
    [InlineData("                        ", null)]
    [InlineData("000                     ", "000BBBBBBBBBBBBBBBBBBBBB")]
    public void TakesBlanksInTheHistory_ForMonthsBeforeIt(string written, string? profile) =>
        Assert.Equal(profile, Single(Account(1).With(127, written)).History?.Profile);

    [Theory]
    [InlineData("0", false)]
    [InlineData("1", true)]
    [InlineData(" ", false)]
    public void TakesTheCorrectionIndicator(string indicator, bool isCorrection) =>
        Assert.Equal(isCorrection, Single(Account(1).With(20, indicator)).IsCorrection);

    [Theory]
    [InlineData('1', "NEW-000001")]
    [InlineData('2', null)]
    [InlineData('3', "NEW-000001")]
    public void TakesANewAccountNumber(char change, string? number) => Assert.Equal(number, Single(Account(1).And(L1(change))).NewAccountNumber);

    [Theory]
    [InlineData("DA", "1", AccountDeletion.Deleted)]
    [InlineData("DF", "1", AccountDeletion.Fraud)]
    [InlineData("11", "Z", AccountDeletion.Deleted)]
    public void TakesADeletion_OfTheAccountOrOfItsConsumer(string status, string ecoa, AccountDeletion deletion) =>
        Assert.Equal(deletion, Single(Account(1).With(124, status).With(325, ecoa)).Deletion);

    [Theory]
    [InlineData("05", "0")]
    [InlineData("11", " ")]
    [InlineData("13", "0")]
    [InlineData("61", " ")]
    [InlineData("62", " ")]
    [InlineData("63", " ")]
    [InlineData("64", " ")]
    [InlineData("65", "L")]
    [InlineData("71", " ")]
    [InlineData("78", " ")]
    [InlineData("80", " ")]
    [InlineData("82", " ")]
    [InlineData("83", " ")]
    [InlineData("84", " ")]
    [InlineData("88", "6")]
    [InlineData("89", "G")]
    [InlineData("93", " ")]
    [InlineData("94", "5")]
    [InlineData("95", "4")]
    [InlineData("96", " ")]
    [InlineData("97", " ")]
    public void TakesEveryStatus(string status, string rating) =>
        Assert.Equal((AccountStatus)int.Parse(status), Single(Account(1).With(124, status + rating).With(190, "01152026")).Month.Status);

    [Theory]
    [InlineData('I', 907)]
    [InlineData('M', 907)]
    [InlineData('C', 8_000)]
    [InlineData('O', 8_000)]
    [InlineData('R', 8_000)]
    public void TakesTheAmountLent_OfInstalmentLoansAndMortgages(char portfolio, int limit) =>
        Assert.Equal(limit, Single(Account(7).With(73, portfolio.ToString())).Month.CreditLimit);

    [Theory]
    [InlineData("000000000")]
    [InlineData("999999999")]
    [InlineData("         ")]
    public void TakesALimitThatIsNotTold_ForNone(string amount) => Assert.Null(Single(Account(1).With(84, amount)).Month.CreditLimit);

    [Theory]
    [InlineData("        ")]
    [InlineData("00000000")]
    public void TakesAnOptionalDateThatIsNotTold_ForNone(string date) => Assert.Null(Single(Account(1).With(76, date)).OpenedOn);

    [Theory]
    [InlineData("J", "ACCOUNT OF HOLDER JR")]
    [InlineData("S", "ACCOUNT OF HOLDER SR")]
    [InlineData("4", "ACCOUNT OF HOLDER IV")]
    [InlineData(" ", "ACCOUNT OF HOLDER")]
    public void WritesTheGenerationAfterTheName(string code, string name) => Assert.Equal(name, Single(Account(1).With(297, code)).Subject.Name);

    [Fact]
    public void JoinsNames_OfAnyLength()
    {
        var record = Account(1).With(232, new string('S', 25)).With(257, new string('F', 20)).With(277, new string('M', 20)).With(297, "8");

        Assert.Equal($"{new string('F', 20)} {new string('M', 20)} {new string('S', 25)} VIII", Single(record).Subject.Name);
        Assert.Equal("ACCOUNT DE LA CRUZ", Single(Account(1).With(232, "DE LA CRUZ").With(277, "  ")).Subject.Name);
    }

    [Fact]
    public void PassesOverSegmentsThatAreNotKept()
    {
        var month = Single(Account(1).And(J1(), J1("899990004"), J2(), K1(), K2(), K3(), K4()));

        Assert.DoesNotContain("ASSOCIATE", month.Subject.Name, StringComparison.Ordinal);
        Assert.Equal("899010002", month.Subject.Number.Value);
    }

    [Fact]
    public void KnowsTheDigestAndTheLength()
    {
        var bytes = Encoding.ASCII.GetBytes(File(Accounts(2_000)));
        var file = FurnishingText.Opened(Open(bytes));

        Assert.Equal(FurnishingFormat.Metro2, file.Format);
        Assert.Equal(SHA256.HashData(bytes), file.Sha256.ToArray());
        Assert.Equal(bytes.Length, file.Length);
        Assert.Equal(2_000, file.Rows().Count());
        Assert.Equal(2_000, file.Rows().Count());
        Assert.Equal(file.Length, file.Position);
        Assert.Null(file.Interruption);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("")]
    public void DoesNotDependOnHowTheStreamIsCut(string lineEnd)
    {
        var file = FurnishingText.Opened(Metro2File.Open(new SlowStream(Encoding.ASCII.GetBytes(File(Accounts(40), lineEnd))), Today));

        Assert.Equal(40, file.Rows().Count(row => row is AcceptedRow));
        Assert.Null(file.Interruption);
    }

    [Theory]
    [InlineData("appended")]
    [InlineData("cut")]
    [InlineData("changed")]
    [InlineData("endless")]
    public void Tells_WhenTheFileChangedWhileItWasRead(string change)
    {
        var stream = new MemoryStream();
        stream.Write(Encoding.ASCII.GetBytes(File(Accounts(10))));
        var file = FurnishingText.Opened(Metro2File.Open(stream, Today));

        stream.Position = change == "changed" ? 427 * 5 + 50 : stream.Length;
        stream.SetLength(change == "cut" ? stream.Length / 2 : stream.Length);
        stream.Write(change switch
        {
            "appended" => Encoding.ASCII.GetBytes(Account(11) + "\n"),
            "changed" => "B"u8,
            "endless" => new byte[1_000_000],
            _ => [],
        });

        Assert.NotEmpty(file.Rows().ToList());
        Assert.IsType<FileChanged>(file.Interruption);
    }

    [Fact]
    public void NeedsAStreamThatCanGoBack() =>
        Assert.Throws<ArgumentException>(() => Metro2File.Open(new GZipStream(new MemoryStream(), CompressionMode.Decompress), Today));

    [Fact]
    public void IsTold_ByTheFirstBytes()
    {
        Assert.True(LooksLike(File(Accounts(1))));
        Assert.True(LooksLike(Blocked(Accounts(1), 2)));
        Assert.True(LooksLike("\u0001\u006E\0\0HEADER"));
        Assert.True(LooksLike("\u0001\u0072\0\0\u0001\u006E\0\0HEADER"));
        Assert.True(LooksLike("\u00EF\u00BB\u00BF0426HEADER"));
        Assert.False(LooksLike(""));
        Assert.False(LooksLike("0426"));
        Assert.False(LooksLike("as_of,HEADER"));
        Assert.False(LooksLike("my_hHEADER,as_of"));
        Assert.False(LooksLike("{\"a\":\"HEADER\"}"));
        Assert.False(LooksLike(FurnishingText.File(1)));
    }

    private static bool LooksLike(string start) => Metro2File.LooksLike(Encoding.Latin1.GetBytes(start));

    private static FurnishedMonth Single(string record)
    {
        var row = Assert.Single(Rows(File([record])));
        return row is AcceptedRow accepted
            ? accepted.Month
            : throw new Xunit.Sdk.XunitException(string.Join(Environment.NewLine, ((RejectedRow)row).Mistakes));
    }

    private static void AssertAllAccepted(int records, string text)
    {
        var rows = Rows(text);

        Assert.Empty(rows.OfType<RejectedRow>().SelectMany(row => row.Mistakes));
        Assert.Equal(Enumerable.Range(2, records).Select(number => (long)number), rows.Select(row => row.Number));
        Assert.Equal(Enumerable.Range(0, records).Select(number => $"A-{number:D6}"), rows.Cast<AcceptedRow>().Select(row => row.Month.AccountNumber));
    }

    /// <summary>Gives one to three bytes at a time.</summary>
    private sealed class SlowStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1 + (int)(Position % 3)));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1 + (int)(Position % 3))]);
    }
}
