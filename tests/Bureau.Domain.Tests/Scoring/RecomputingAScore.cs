using System.Globalization;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Scoring;
using CsCheck;
using static Bureau.Domain.Tests.Scoring.Accounts;

namespace Bureau.Domain.Tests.Scoring;

/// <summary>The lines of a recomputation, followed with a pencil, give the score.</summary>
public sealed class RecomputingAScore
{
    [Fact]
    public void GivesTheScore_FollowedLineByLine() => Gen.Select(AnyFile.Any, AnyCard.Any).Sample((file, card) =>
    {
        if (card.Score(file) is not Score score)
            return;

        var recomputation = Recomputation.Of(score);
        Assert.Equal((score.Value, score.Card, score.Band), (recomputation.Sum, recomputation.Card, recomputation.Band));
        Assert.Equal(score.Contributions, recomputation.Lines.Select(line => line.Contribution));

        // The text alone says it too: a first sum, what each line adds and makes, a last sum.
        var lines = recomputation.Text.Split('\n');
        var sum = Number(lines[0].Split(' ')[^1]);
        foreach (var line in lines[1..^1])
        {
            var words = line.Split(' ');
            sum += Number(words[^3]);
            Assert.Equal(sum, Number(words[^1]));
        }

        Assert.StartsWith($"The score is {sum}: ", lines[^1], StringComparison.Ordinal);
        Assert.Equal(score.Value, sum);
    });

    [Fact]
    public void SaysWhatWasMeasured_InWhichBin()
    {
        var text = Recomputation.Of(Assert.IsType<Score>(Scorecards.Current.Score([SteadyCard(6) with { Currency = "CNY" }]))).Text;

        Assert.StartsWith($"Every score of {Scorecards.Current.Id} starts from {Scorecards.Current.BasePoints}.\n", text, StringComparison.Ordinal);
        Assert.Contains(": measured 0, lies in 'below 1': ", text, StringComparison.Ordinal);
        Assert.Contains("AVERAGE_PAYMENT: your file does not tell, so 'missing': +0, makes ", text, StringComparison.Ordinal);
    }

    private static int Number(string word) => int.Parse(word.TrimEnd('.', ',').Replace('−', '-'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
