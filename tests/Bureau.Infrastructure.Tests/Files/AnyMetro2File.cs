using System.Text;
using Bureau.Domain.Furnishing;
using Bureau.Infrastructure.Files;
using CsCheck;
using static Bureau.Infrastructure.Tests.Files.Metro2Sample;

namespace Bureau.Infrastructure.Tests.Files;

/// <summary>Whatever the bytes: the file is refused with its mistakes, or every data record is a row, accepted or rejected with a reason.</summary>
public sealed class AnyMetro2File
{
    private static readonly string[] Records =
    [
        .. Accounts(6), Account(6).And(J1(), K1(), L1()), Account(7).And(J1(), J2(), K2(), K3(), K4(), N1()), Account(8).And("J1" + new string(' ', 98)),
    ];

    private static readonly string[] Words = ["HEADER", "TRAILER", "0426", "9999", "0000", "\r\n", "\n"];

    private static readonly Gen<byte[]> Noise = Gen.OneOf(
        Gen.Byte.Array[0, 12],
        Gen.Char["0123456789 JKLN\r\nAZ"].Array[0, 12].Select(chars => Encoding.ASCII.GetBytes(chars)),
        Gen.Int[0, Words.Length - 1].Select(word => Encoding.ASCII.GetBytes(Words[word])));

    [Fact]
    public void IsAnswered_OfBytes() => Gen.Byte.Array[0, 2_000].Sample(bytes => { AssertAnswered(bytes); });

    [Fact]
    public void IsAnswered_OfBytesAfterAHeader() =>
        Gen.Byte.Array[0, 2_000].Sample(bytes => { AssertAnswered([.. Encoding.ASCII.GetBytes(Header + "\n"), .. bytes]); });

    [Fact]
    public void IsAnswered_OfPrintableRecords() => Gen.Char["0123456789 ABJKLNXZ-"].Array[422].List[1, 5].Sample(records =>
    {
        var all = records.Select(record => "0426" + new string(record)).ToList();
        AssertAnswered(Encoding.ASCII.GetBytes(File(all)));
    });

    [Theory]
    [InlineData("\n", 0)]
    [InlineData("\r\n", 0)]
    [InlineData("", 0)]
    [InlineData("", 3)]
    public void IsAnswered_OfAMutatedFile(string lineEnd, int recordsInBlock)
    {
        var good = Encoding.ASCII.GetBytes(recordsInBlock == 0 ? File(Records, lineEnd) : Blocked(Records, recordsInBlock, lineEnd));
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Int[0, 40], Noise).List[1, 5].Sample(mutations =>
        {
            var bytes = good.ToList();
            foreach (var (at, removed, added) in mutations)
            {
                var from = Math.Min(at, bytes.Count);
                bytes.RemoveRange(from, Math.Min(removed, bytes.Count - from));
                bytes.InsertRange(from, added);
            }

            AssertAnswered([.. bytes]);
        });
    }

    [Fact]
    public void KeepsEveryOtherRecord_WhenOneIsOverwrittenAndTheTotalsAreBlank()
    {
        var trailer = Trailer(Records);
        var good = File(Records).Replace(trailer, trailer.With(21, new string(' ', 387)), StringComparison.Ordinal);
        Gen.Select(Gen.Int[0, 5], Gen.Int[5, 400], Gen.Char["0123456789 ABJKLNXZ-"].Array[1, 26]).Sample((record, position, chars) =>
        {
            var rows = Rows(good.With((427 * (record + 1)) + position, new string(chars)));

            Assert.Equal(Records.Length, rows.Count);
            Assert.Equal(
                Enumerable.Range(0, Records.Length).Where(number => number != record && number != 7).Select(number => (long)number + 2),
                rows.Where(row => row is AcceptedRow && row.Number != record + 2).Select(row => row.Number));
        });
    }

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
                Assert.NotEmpty(rows);
                Assert.Equal(Enumerable.Range(2, rows.Count).Select(number => (long)number), rows.Select(row => row.Number));
                Assert.All(rows.OfType<RejectedRow>(), row => Assert.NotEmpty(row.Mistakes));
                Assert.Null(file.Interruption);
                Assert.Equal(bytes.Length, file.Length);
                break;
            case var other:
                throw new Xunit.Sdk.XunitException(other.ToString());
        }
    }
}
