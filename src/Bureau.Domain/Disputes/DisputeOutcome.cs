namespace Bureau.Domain.Disputes;

/// <summary>What a furnisher's check of a disputed entry led to.</summary>
public enum DisputeOutcome
{
    /// <summary>The entry is right as it is.</summary>
    Verified = 1,

    /// <summary>The entry was wrong and has been furnished again as it should be.</summary>
    Corrected = 2,

    /// <summary>The entry was wrong or cannot be verified: it is hidden from now on.</summary>
    Deleted = 3,
}
