using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Scoring;

namespace Bureau.Api.GraphQL.CreditFiles;

/// <summary>Your score worked out line by line, so that you can follow it with a pencil and the card, which the query <c>scorecard</c> serves.</summary>
[Unprotected("Beneath me alone.")]
public sealed class MyRecomputation(Recomputation recomputation)
{
    /// <summary>The name of the card on which the points stand.</summary>
    public string CardName => recomputation.Card.Name;

    /// <summary>Its version. A card never changes: a correction is a new version.</summary>
    public int CardVersion => recomputation.Card.Version;

    /// <summary>What the sum starts from.</summary>
    public int BasePoints => recomputation.BasePoints;

    /// <summary>One line for each row of the card: what was measured, where that lies, what it adds, what the sum is then.</summary>
    [ListSize(AssumedSize = 20)]
    public IReadOnlyList<MyRecomputationLine> Lines => [.. recomputation.Lines.Select(line => new MyRecomputationLine(line))];

    /// <summary>The base points and the points of every line together: your score.</summary>
    public int Sum => recomputation.Sum;

    /// <summary>The whole of it in words, a line for each step.</summary>
    public string Text => recomputation.Text;
}

/// <summary>One line of the recomputation.</summary>
[Unprotected("Beneath me alone.")]
public sealed class MyRecomputationLine(RecomputationLine line)
{
    /// <summary>What was measured; docs/score.md says how.</summary>
    public Characteristic Characteristic => line.Contribution.Characteristic;

    /// <summary>The value that your accounts have; null when they do not tell.</summary>
    public double? Measured => line.Contribution.Measured;

    /// <summary>The bin of the card in which that lies, such as "0.46 to below 0.58"; "missing" when your accounts do not tell.</summary>
    public string Bin => line.Bin;

    /// <summary>What that adds; may be negative.</summary>
    public int Points => line.Contribution.Points;

    /// <summary>The sum so far.</summary>
    public int Makes => line.Makes;

    /// <summary>The line in words.</summary>
    public string Text => line.Text;
}
