using System.Text;
using Bureau.Domain.Furnishing;
using Bureau.Infrastructure.Files;
using CsCheck;

namespace Bureau.Infrastructure.Tests.Files;

/// <summary>Whatever the bytes: the file is refused with its mistakes, or every line but the blank ones is a row, accepted or rejected with a reason.</summary>
public sealed class AnyNdjsonFile
{
    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", ",", ":", "\"as_of\"", "\"subject_name\"", "\"current_balance\"", "\"x\"", "\"\\u0061s_of\"", "\"\\uDC00\"", "1", "-0.5", "1e999", "null", "true", "\n", " ",
        "\"2026-10-31\"", "\"health\"",
    ];

    [Fact]
    public void IsAnswered_OfBytes() => Gen.Byte.Array[0, 2_000].Sample(AssertAnswered);

    [Fact]
    public void IsAnswered_OfBytesAfterARecord() => Gen.Byte.Array[0, 2_000].Sample(bytes => AssertAnswered([.. Encoding.UTF8.GetBytes(NdjsonText.Line(1) + "\n"), .. bytes]));

    [Fact]
    public void IsAnswered_OfTokensInAnyOrder() =>
        Gen.Int[0, Tokens.Length - 1].Array[0, 60].Sample(tokens => AssertAnswered(Encoding.UTF8.GetBytes("{" + string.Concat(tokens.Select(token => Tokens[token])))));

    [Fact]
    public void IsAnswered_OfAMutatedFile() => Mutation.Of(Encoding.UTF8.GetBytes(NdjsonText.File(20))).Sample(AssertAnswered);

    [Fact]
    public void KeepsEveryOtherRecord_WhenOneIsOverwritten()
    {
        var line = NdjsonText.Line(3);
        Gen.Select(Gen.Int[0, line.Length - 1], Gen.Char["0a\"{}[],:\\ ."].Array[1, 20].Select(chars => new string(chars))).Sample((at, noise) =>
        {
            var spoilt = string.Concat(line.AsSpan(0, at), noise, line.AsSpan(Math.Min(line.Length, at + noise.Length)));
            if (NdjsonText.Open($"{NdjsonText.Line(1)}\n{spoilt}\n{NdjsonText.Line(2)}\n") is not FurnishingOpened { File: var file })
                return;

            // A name was spoilt, or else the file is open and the others are as they were.
            Assert.Equal([1, 3], file.Rows().OfType<AcceptedRow>().Select(row => row.Number).Where(number => number != 2));
        });
    }

    [Fact]
    public void ReadsEveryValue_AsJsonWritesIt() => Gen.String.Sample(name =>
    {
        var record = NdjsonText.Record(1);
        record["subject_name"] = name;
        var row = Assert.Single(NdjsonText.Rows(record.ToJsonString() + "\n"));
        if (row is AcceptedRow accepted)
            Assert.Equal(Domain.Subjects.Identity.ReadName(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name))).Value, accepted.Month.Subject.Name);
        else
            Assert.Equal(FurnishingColumn.SubjectName, Assert.Single(Assert.IsType<RejectedRow>(row).Mistakes).Column);
    });

    private static void AssertAnswered(byte[] bytes)
    {
        switch (NdjsonText.Open(bytes))
        {
            case FurnishingRefused refused:
                Assert.NotEmpty(refused.Mistakes);
                Assert.All(refused.Mistakes, mistake => Assert.NotEmpty(mistake.Message));
                break;
            case FurnishingOpened { File: var file }:
                var rows = file.Rows().ToList();
                var lines = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Split(["\r\n", "\n", "\r"], StringSplitOptions.None);
                var numbers = lines.Index().Where(line => line.Item.Trim(' ', '\t').Length > 0).Select(line => line.Index + 1L);
                Assert.Equal(numbers, rows.Select(row => row.Number));
                Assert.All(rows.OfType<RejectedRow>(), row => Assert.NotEmpty(row.Mistakes));
                Assert.Null(file.Interruption);
                Assert.Equal(bytes.Length, file.Position);
                break;
            case var other:
                throw new Xunit.Sdk.XunitException(other.ToString());
        }
    }
}
