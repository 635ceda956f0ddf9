using Bureau.Domain.Scoring;
using CsCheck;

namespace Bureau.Domain.Tests.Scoring;

public sealed class GroupingCharacteristics
{
    [Fact]
    public void EveryCharacteristicHasAGroup_AndEveryGroupACharacteristic() =>
        Assert.Equal(Enum.GetValues<CharacteristicGroup>(), Enum.GetValues<Characteristic>().Select(characteristic => characteristic.Group()).Distinct().Order());

    [Fact]
    public void LatenessOfEveryKind_IsPaymentHistory() => Assert.All(
        Enum.GetValues<Characteristic>().Where(characteristic => characteristic.ToString().Contains("PastDue", StringComparison.Ordinal)),
        characteristic => Assert.Equal(CharacteristicGroup.PaymentHistory, characteristic.Group()));

    [Fact]
    public void GroupsAndBasePoints_AreTheScore() => AnyFile.Any.Sample(file =>
    {
        if (Scorecards.Current.Score(file) is not Score score)
            return;

        var groups = ContributionGroup.Of(score.Contributions);
        Assert.Equal(score.Value, score.BasePoints + groups.Sum(group => group.Points));
        Assert.Equal(score.Contributions.Sum(contribution => contribution.PointsLost), groups.Sum(group => group.PointsLost));
        Assert.Equal(score.Contributions.Count, groups.Sum(group => group.Contributions.Count));
        Assert.All(groups, group => Assert.All(group.Contributions, contribution => Assert.Equal(group.Group, contribution.Characteristic.Group())));
        Assert.Equal(groups.Select(group => group.Group).Distinct().Order(), groups.Select(group => group.Group));
    });
}
