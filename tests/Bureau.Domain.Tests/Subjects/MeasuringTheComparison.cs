using Bureau.Domain.Subjects;

namespace Bureau.Domain.Tests.Subjects;

public sealed class MeasuringTheComparison
{
    private static readonly NamePair[] Pairs =
    [
        new(2, "Anna Lund", "anna lund", true, "STRONG"),
        new(3, "Anna Lund", "Lund Anna", true, "MEDIUM"),
        new(4, "Anna Lund", "Annina Holm", true, "WEAK"),
        new(5, "Anna Lund", "Anne Lund", false, "WEAK"),
        new(6, "Anna Lund", "Boris Berg", false, "STRONG"),
    ];

    [Fact]
    public void CountsWhatWasRightAndWrong()
    {
        var figures = NameComparison.Of(Pairs).At(0.5);
        Assert.Equal(new MatchFigures(2, 1, 1, 1), figures);
        Assert.Equal((2.0 / 3, 2.0 / 3, 2.0 / 3), (figures.Precision, figures.Recall, figures.F1));
    }

    [Fact]
    public void SaysWhichRowsFail()
    {
        var comparison = NameComparison.Of(Pairs);
        Assert.Equal([4L], comparison.Failures(0.5, areSame: true));
        Assert.Equal([5L], comparison.Failures(0.5, areSame: false));
    }

    [Fact]
    public void CountsEachDifficultyByItself() =>
        Assert.Equal(
            [("MEDIUM", 1.0), ("STRONG", 1.0), ("WEAK", 0.0)], NameComparison.Of(Pairs).ByDifficulty(0.5).Select(each => (each.Difficulty, each.Figures.F1)));

    [Fact]
    public void BestCutOff_HasTheHighestF1()
    {
        var comparison = NameComparison.Of(Pairs);
        var best = comparison.At(comparison.BestCutOff()).F1;
        Assert.All(Enumerable.Range(0, 101), step => Assert.True(comparison.At(step / 100.0).F1 <= best));
    }

    [Fact]
    public void CrossValidates_WithCutOffsFromTheOtherPairs()
    {
        // Where a pair is judged by its own cut-off it would be right; by the others' it is not.
        NamePair[] alone = [new(2, "Anna Lund", "Anne Lunde", true, ""), .. Enumerable.Range(3, 9).Select(row => new NamePair(row, "Anna Lund", "Anna Lund", true, ""))];
        var comparison = NameComparison.Of(alone);
        Assert.Equal(1, comparison.At(comparison.BestCutOff()).F1);
        Assert.Equal(1, comparison.CrossValidated().FalseNegatives);
    }

    [Fact]
    public void HasFiguresOfNothing() => Assert.Equal((0.0, 0.0, 0.0), (new MatchFigures(0, 0, 0, 1).F1, new MatchFigures(0, 0, 0, 1).Precision, new MatchFigures(0, 0, 0, 1).Recall));
}
