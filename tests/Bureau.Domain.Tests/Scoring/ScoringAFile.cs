using Bureau.Domain.CreditFiles;
using Bureau.Domain.Scoring;
using static Bureau.Domain.Tests.Scoring.Accounts;

namespace Bureau.Domain.Tests.Scoring;

public sealed class ScoringAFile
{
    private static readonly Scorecard Card = Scorecards.Current;

    [Fact]
    public void SumsBasePointsAndContributions()
    {
        var score = Assert.IsType<Score>(Card.Score([SteadyCard(6)]));

        Assert.Equal(Card.BasePoints + score.Contributions.Sum(contribution => contribution.Points), score.Value);
        Assert.Equal(Card.Characteristics.Select(row => row.Characteristic), score.Contributions.Select(contribution => contribution.Characteristic));
        Assert.Equal(Card.BandOf(score.Value), score.Band);
        Assert.Equal(Card.Id, score.Card);
    }

    [Fact]
    public void GivesNoScore_WhenThereIsNoAccount() =>
        Assert.Equal(new NoScore(NoScoreReason.NoTradeline), Card.Score([]));

    [Fact]
    public void GivesNoScore_WhenEveryAccountIsDisputed() =>
        Assert.Equal(new NoScore(NoScoreReason.AllDisputed), Card.Score([SteadyCard(6) with { ComplianceCondition = "XB" }]));

    [Fact]
    public void GivesNoScore_WhenFewerMonthsAreReportedThanTheCardNeeds()
    {
        Assert.Equal(new NoScore(NoScoreReason.ThinFile), Card.Score([SteadyCard(Card.LeastMonths - 1)]));
        Assert.IsType<Score>(Card.Score([SteadyCard(Card.LeastMonths)]));
    }

    [Fact]
    public void LeavesDisputedAccountsOut()
    {
        var late = Accounts.Card([.. Enumerable.Range(0, 6).Reverse().Select(age => Month(age, 1_000, 2_000, 0, AccountStatus.Late90))]);

        var alone = Assert.IsType<Score>(Card.Score([SteadyCard(6)]));
        var disputed = Assert.IsType<Score>(Card.Score([SteadyCard(6), late with { ComplianceCondition = "XF" }]));
        var undisputed = Assert.IsType<Score>(Card.Score([SteadyCard(6), late]));

        Assert.Equal(alone.Value, disputed.Value);
        Assert.True(undisputed.Value < alone.Value);
    }

    [Fact]
    public void OrdersAtMostFourReasons_ByPointsLost()
    {
        var score = Assert.IsType<Score>(Card.Score([Accounts.Card(
            [.. Enumerable.Range(0, 6).Reverse().Select(age => Month(age, 1_000, 2_000, 0, AccountStatus.Late90))])]));

        var byLoss = score.Contributions.Where(contribution => contribution.PointsLost > 0)
            .OrderByDescending(contribution => contribution.PointsLost)
            .Take(4)
            .Select(contribution => Card.Characteristics.Single(row => row.Characteristic == contribution.Characteristic).Reason);
        Assert.Equal(byLoss, score.PrincipalReasons);
        Assert.Equal(4, score.PrincipalReasons.Count);
    }

    [Fact]
    public void OrdersReasonsOfEqualLoss_AsTheCardDoes()
    {
        var account = Accounts.Card([.. Enumerable.Range(0, 6).Reverse().Select(age => Month(age, 1_000, age == 0 ? 710 : 700, 700))]) with { Currency = "CNY" };

        var score = Assert.IsType<Score>(Scorecards.All[0].Score([account]));

        Assert.Equal([19, 19], score.Contributions.Where(contribution => contribution.PointsLost > 0 && contribution.Measured is not null).Select(contribution => contribution.PointsLost));
        Assert.Equal(["UTILIZATION_HIGH", "LITTLE_NEW_USE"], score.PrincipalReasons.Select(reason => reason.Code));
    }
}
