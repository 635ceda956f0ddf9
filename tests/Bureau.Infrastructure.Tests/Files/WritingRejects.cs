using Bureau.Domain.Furnishing;
using Bureau.Infrastructure.Files;

namespace Bureau.Infrastructure.Tests.Files;

public sealed class WritingRejects : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bureau-rejects-").FullName;

    private string Target => Path.Combine(folder, "rejects.csv");

    [Fact]
    public void WritesALineForEachMistake()
    {
        using (var rejects = RejectsFile.Create(Target))
        {
            rejects.Write("a.csv", new RejectedRow(7, [
                new(FurnishingColumn.PortfolioType, RejectionReasons.UnknownCode),
                new(FurnishingColumn.AsOf, RejectionReasons.DateInFuture)]));
            rejects.Write("b, c.csv", new RejectedRow(2, [new(null, RejectionReasons.FieldCount)]));
            Assert.Equal(2, rejects.Rows);
        }

        Assert.Equal(
            """
            row,field,reason,message,file
            7,portfolio_type,UNKNOWN_CODE,"portfolio_type is none of the codes of that column; it holds C, I, M, O or R.",a.csv
            7,as_of,DATE_IN_FUTURE,"as_of lies in the future; it holds a date that exists, written YYYY-MM-DD, from 1970-01-01 to today.",a.csv
            2,,FIELD_COUNT,The row has more or fewer fields than the header.,"b, c.csv"

            """,
            File.ReadAllText(Target));
    }

    [Fact]
    public void TakesThePlaceOfAnEarlierFile()
    {
        File.WriteAllText(Target, "from before");
        using (var rejects = RejectsFile.Create(Target))
        {
            rejects.Write("a.csv", new RejectedRow(2, [new(null, RejectionReasons.Quotes)]));
        }

        Assert.DoesNotContain("from before", File.ReadAllText(Target), StringComparison.Ordinal);
    }

    [Fact]
    public void LeavesNoFile_WhenNoRowWasRejected()
    {
        RejectsFile.Create(Target).Dispose();

        Assert.False(File.Exists(Target));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
