namespace Bureau.Domain.Scoring;

/// <summary>A score worked out line by line, for a person with the card and a pencil.</summary>
/// <param name="Card">The card to look the points up on.</param>
/// <param name="BasePoints">What the sum starts from.</param>
/// <param name="Lines">One for each row of the card, in its order.</param>
/// <param name="Sum">The base points and the points of every line: the score.</param>
/// <param name="Band">Where it lies.</param>
public sealed record Recomputation(ScorecardId Card, int BasePoints, IReadOnlyList<RecomputationLine> Lines, int Sum, BandThreshold Band)
{
    /// <summary>The whole of it, a line for each step.</summary>
    public string Text => string.Join('\n', Lines.Select(line => line.Text)
        .Prepend($"Every score of {Card} starts from {BasePoints}.")
        .Append($"The score is {Sum}: {Band.Label}, from {Band.From}."));

    /// <summary>Adds a score up again, from its contributions alone.</summary>
    public static Recomputation Of(Score score)
    {
        var sum = score.BasePoints;
        var lines = score.Contributions.Select(contribution => new RecomputationLine(contribution, sum += contribution.Points)).ToList();
        return new Recomputation(score.Card, score.BasePoints, lines, sum, score.Band);
    }
}

/// <summary>One line of a recomputation.</summary>
/// <param name="Contribution">What was measured, in which bin it lies and what that adds.</param>
/// <param name="Makes">The sum so far.</param>
public sealed record RecomputationLine(Contribution Contribution, int Makes)
{
    /// <summary>The bin in words, such as "0.46 to below 0.58".</summary>
    public string Bin => Contribution.Bin switch
    {
        { Missing: true } => "missing",
        { From: null, Below: null } => "any value",
        { From: null, Below: var below } => $"below {below:0.####}",
        { From: var from, Below: null } => $"{from:0.####} and above",
        { From: var from, Below: var below } => $"{from:0.####} to below {below:0.####}",
    };

    /// <summary>The line as it would be written down.</summary>
    public string Text =>
        $"{UpperSnake.Of(Contribution.Characteristic.ToString())}: {(Contribution.Measured is { } measured ? $"measured {measured:0.####}, lies in" : "your file does not tell, so")} '{Bin}': "
        + $"{(Contribution.Points < 0 ? "−" : "+")}{Math.Abs(Contribution.Points)}, makes {Makes}.";
}
