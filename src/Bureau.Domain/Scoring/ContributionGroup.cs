namespace Bureau.Domain.Scoring;

/// <summary>What the characteristics of one group added to a score together.</summary>
/// <param name="Group">What they are about.</param>
/// <param name="Points">Their points together; base points and all groups are the score.</param>
/// <param name="PointsLost">How far that is below the best bins of these characteristics.</param>
/// <param name="Contributions">Each of them, in the card's order.</param>
public sealed record ContributionGroup(CharacteristicGroup Group, int Points, int PointsLost, IReadOnlyList<Contribution> Contributions)
{
    /// <summary>The contributions of a score by groups, in the order of <see cref="CharacteristicGroup"/>; a group that the card does not look at is absent.</summary>
    public static IReadOnlyList<ContributionGroup> Of(IReadOnlyList<Contribution> contributions) =>
    [
        .. contributions
            .GroupBy(contribution => contribution.Characteristic.Group())
            .OrderBy(group => group.Key)
            .Select(group => new ContributionGroup(
                group.Key, group.Sum(contribution => contribution.Points), group.Sum(contribution => contribution.PointsLost), [.. group])),
    ];
}
