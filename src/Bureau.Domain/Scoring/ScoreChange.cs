namespace Bureau.Domain.Scoring;

/// <summary>What a score would be if one value were another and the others unchanged.</summary>
/// <param name="Characteristic">What loses points now.</param>
/// <param name="Measured">Its value now.</param>
/// <param name="Value">The nearest value that can be reached and has more points.</param>
/// <param name="Bin">Where that value lies on the card.</param>
/// <param name="PointsGained">How many more points that bin has; above 0.</param>
/// <param name="Score">What the score would be.</param>
/// <param name="Band">The band of that score.</param>
/// <param name="By">On what it depends.</param>
/// <param name="MonthsAtLeast">How many more months must be reported before it can be so, 1 to 6; null when a lender decides it.</param>
public sealed record ScoreChange(
    Characteristic Characteristic, double Measured, double Value, ScorecardBin Bin, int PointsGained, int Score, BandThreshold Band, ChangedBy By, int? MonthsAtLeast)
{
    /// <summary>The same in a few sentences.</summary>
    public string Text =>
        $"{UpperSnake.Of(Characteristic.ToString())} is {Measured:0.####}. If it were {Value:0.####} and all else unchanged, the score would be {Score} ({Band.Label}), {PointsGained} more. "
        + By switch
        {
            ChangedBy.Conduct => $"It depends on what you owe, pay and use from now on; {Earliest}.",
            ChangedBy.Time => $"Only time changes it, as earlier months leave the six that count and nothing of the kind comes after them; {Earliest}.",
            ChangedBy.Lender => "A lender decides it.",
            _ => throw new InvalidOperationException("A change depends on one of the three."),
        };

    private string Earliest => MonthsAtLeast == 1 ? "at the earliest when the next month is reported" : $"at the earliest when {MonthsAtLeast} more months are reported";
}

/// <summary>On what it depends whether a value changes. Correct reports are taken for granted: who finds a wrong one disputes it.</summary>
public enum ChangedBy
{
    /// <summary>On what the person owes, pays and uses from now on.</summary>
    Conduct = 1,

    /// <summary>On time alone: months leave the window, and nothing of the kind comes after them.</summary>
    Time = 2,

    /// <summary>On a lender's decision.</summary>
    Lender = 3,
}
