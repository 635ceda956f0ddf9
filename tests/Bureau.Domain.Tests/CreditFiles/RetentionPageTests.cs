using Bureau.Domain.CreditFiles;
using Bureau.Domain.Scoring;

namespace Bureau.Domain.Tests.CreditFiles;

/// <summary>The table of docs/retention.md is the one by which files are read.</summary>
public sealed class RetentionPageTests
{
    [Fact]
    public void Table_IsTheRules() => Assert.Equal(
        RetentionRules.All.Select(rule =>
            $"| {UpperSnake.Of(rule.Jurisdiction.ToString())} | {UpperSnake.Of(rule.Item.ToString())} | {rule.Years} | {UpperSnake.Of(rule.From.ToString())} | {rule.Source} |"),
        File.ReadLines(Docs.File("retention.md")).SkipWhile(line => !line.StartsWith("| where |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|')));

    [Fact]
    public void HeldMonths_WaitNoLongerThanAnyLawKeepsThem() =>
        Assert.Equal(DeleteObsolete.YearsOfHeldMonths, RetentionRules.All.Min(rule => rule.Years));

    [Fact]
    public void SnapshotsOfScores_GoBeforeAnythingThatTheyTellOf() =>
        Assert.Equal(DeleteObsolete.YearsOfSnapshots, RetentionRules.All.Min(rule => rule.Years) - 1);
}
