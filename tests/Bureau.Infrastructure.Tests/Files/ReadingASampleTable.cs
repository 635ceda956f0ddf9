using System.Text;
using Bureau.Domain;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Training;
using Bureau.Infrastructure.Files;

namespace Bureau.Infrastructure.Tests.Files;

public sealed class ReadingASampleTable
{
    [Fact]
    public void FindsColumnsByName_AndLeavesOthersAlone()
    {
        var outcomes = Outcomes("note,defaulted,account_number\r\nx,1,A-1\r\n\"y, z\",0,A-2\r\n").Value!;

        Assert.Equal([("A-1", true), ("A-2", false)], outcomes.OrderBy(row => row.Key).Select(row => (row.Key, row.Value)));
    }

    [Fact]
    public void ReadsPeople_WithAByteOrderMark() =>
        Assert.Equal(new ProtectedTraits("MALE", 41), SampleTable.ReadPeople(Stream("\uFEFFaccount_number,sex,age\nA-1,MALE,41\n")).Value!["A-1"]);

    [Theory]
    [InlineData("A-1,2")]
    [InlineData("A-1,")]
    [InlineData(",1")]
    [InlineData("A-1")]
    [InlineData("A-1,1,1")]
    [InlineData("A-0,1")]
    [InlineData("\"A-1,1")]
    public void RefusesTheTable_ForARowThatCannotBeUsed(string row) =>
        Assert.Equal([3], Assert.IsType<SampleRowsMalformed>(Outcomes($"account_number,defaulted\nA-0,1\n{row}\nA-9,0\n").Refusal).Lines);

    [Theory]
    [InlineData("A-1,MALE,-1")]
    [InlineData("A-1,MALE,151")]
    [InlineData("A-1,,40")]
    [InlineData("A-1,a b,40")]
    public void RefusesPeople_WhoseTraitsAreNone(string row) =>
        Assert.Equal([2], Assert.IsType<SampleRowsMalformed>(SampleTable.ReadPeople(Stream($"account_number,sex,age\n{row}\n")).Refusal).Lines);

    [Fact]
    public void NamesTheColumnThatIsMissing()
    {
        Assert.Equal(new SampleColumnMissing("account_number"), Outcomes("account,defaulted\nA,1\n").Refusal);
        Assert.Equal(new SampleColumnMissing("defaulted"), Outcomes("account_number,outcome\nA,1\n").Refusal);
    }

    [Fact]
    public void RefusesWhatIsNoWholeText()
    {
        Assert.Equal(new FileEmpty(), Outcomes("").Refusal);
        Assert.Equal(new FileTruncated(2), Outcomes("account_number,defaulted\nA-1,1").Refusal);
        Assert.Equal(new FileNotText(2), Outcomes("account_number,defaulted\nA\0,1\n").Refusal);
        Assert.IsType<LineTooLong>(Outcomes("account_number,defaulted\n" + new string('A', 100_000) + ",1\n").Refusal);
    }

    [Fact]
    public void QuotesNoValue() =>
        Assert.DoesNotContain("SECRET", Outcomes("account_number,defaulted\nSECRET,SECRET\n").Refusal!.Message, StringComparison.Ordinal);

    private static Outcome<IReadOnlyDictionary<string, bool>> Outcomes(string text) => SampleTable.ReadOutcomes(Stream(text));

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
