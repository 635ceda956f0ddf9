using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Scoring;

namespace Bureau.Api.GraphQL.CreditFiles;

/// <summary>Your score with everything that makes it up: the base points plus the points of each contribution are the value.</summary>
[Unprotected("Beneath me alone.")]
public sealed class MyScore(Score score, MyFile file)
{
    /// <summary>350 to 950, higher is better.</summary>
    public int Value => score.Value;

    /// <summary>The band in which it lies.</summary>
    public Band Band => score.Band.Band;

    /// <summary>The scorecard that made it, with its version.</summary>
    public string Card => score.Card.ToString();

    /// <summary>What every score of this card starts from.</summary>
    public int BasePoints => score.BasePoints;

    /// <summary>The principal reasons why it is not higher, at most four, the weightiest first, and a fifth when it is the number of inquiries.</summary>
    [ListSize(AssumedSize = 5)]
    public IReadOnlyList<ReasonCode> Reasons => score.PrincipalReasons;

    /// <summary>What each characteristic added.</summary>
    [ListSize(AssumedSize = 20)]
    public IReadOnlyList<MyContribution> Contributions => [.. score.Contributions.Select(contribution => new MyContribution(contribution))];

    /// <summary>The same contributions by what they are about: the base points plus the points of the groups are the value.</summary>
    [ListSize(AssumedSize = 5)]
    public IReadOnlyList<MyContributionGroup> Groups => [.. ContributionGroup.Of(score.Contributions).Select(group => new MyContributionGroup(group))];

    /// <summary>
    /// For each characteristic that loses points: the nearest value with more points that you can reach, and what the score would be then, one at a time and
    /// all else unchanged. What your accounts do not tell, and what cannot be bettered within six months, is absent. The most points gained first.
    /// </summary>
    [Cost(2), ListSize(AssumedSize = 20)]
    public IReadOnlyList<MyScoreChange> WhatWouldChange =>
        [.. Bureau.Domain.Scoring.WhatWouldChange.Of(file.Card, file.Tradelines, file.CreditInquiries).Select(change => new MyScoreChange(change))];

    /// <summary>The score worked out line by line, for you to follow.</summary>
    public MyRecomputation Recomputation => new(Bureau.Domain.Scoring.Recomputation.Of(score));
}

/// <summary>What the characteristics of one group added to the score together.</summary>
[Unprotected("Beneath me alone.")]
public sealed class MyContributionGroup(ContributionGroup group)
{
    /// <summary>What they are about.</summary>
    public CharacteristicGroup Group => group.Group;

    /// <summary>Their points together; may be negative.</summary>
    public int Points => group.Points;

    /// <summary>How far that is below the best bins of these characteristics.</summary>
    public int PointsLost => group.PointsLost;

    /// <summary>Each of them, in the card's order.</summary>
    [ListSize(AssumedSize = 5)]
    public IReadOnlyList<MyContribution> Contributions => [.. group.Contributions.Select(contribution => new MyContribution(contribution))];
}

/// <summary>What one characteristic of your accounts added to the score.</summary>
[Unprotected("Beneath me alone.")]
public sealed class MyContribution(Contribution contribution)
{
    /// <summary>What was measured; docs/score.md says how.</summary>
    public Characteristic Characteristic => contribution.Characteristic;

    /// <summary>The value that your accounts have; null when they do not tell.</summary>
    public double? Measured => contribution.Measured;

    /// <summary>Lowest value of the bin in which it lies; null: no lower end.</summary>
    public double? From => contribution.Bin.From;

    /// <summary>The bin's upper end, not part of it; null: no upper end.</summary>
    public double? Below => contribution.Bin.Below;

    /// <summary>What that added; may be negative.</summary>
    public int Points => contribution.Points;

    /// <summary>How far that is below the best bin of this characteristic.</summary>
    public int PointsLost => contribution.PointsLost;
}
