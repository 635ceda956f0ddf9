namespace Bureau.Domain.Scoring;

/// <summary>The five bands of a score, worst first. Their thresholds and labels lie in the scorecard.</summary>
public enum Band
{
    /// <summary>Below the first threshold (350–549 on the shipped card).</summary>
    Poor = 1,

    /// <summary>550–599 on the shipped card.</summary>
    Fair = 2,

    /// <summary>600–649 on the shipped card.</summary>
    Good = 3,

    /// <summary>650–699 on the shipped card.</summary>
    VeryGood = 4,

    /// <summary>700–950 on the shipped card.</summary>
    Excellent = 5,
}

/// <summary>Where a band begins on one scorecard, and what it is called there.</summary>
/// <param name="Band">Which of the five.</param>
/// <param name="Label">For people to read, such as "Very good".</param>
/// <param name="From">Lowest score of the band; it ends where the next begins.</param>
public sealed record BandThreshold(Band Band, string Label, int From);
