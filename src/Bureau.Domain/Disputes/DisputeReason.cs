namespace Bureau.Domain.Disputes;

/// <summary>What the subject says is wrong with an entry.</summary>
public enum DisputeReason
{
    /// <summary>The account or listing is somebody else's.</summary>
    NotMine = 1,

    /// <summary>It is mine, and somebody opened it in my name.</summary>
    IdentityTheft = 2,

    /// <summary>An amount is wrong.</summary>
    Amount = 3,

    /// <summary>It was paid, or paid on time.</summary>
    Payment = 4,

    /// <summary>A date is wrong.</summary>
    Date = 5,

    /// <summary>It is too old to be shown.</summary>
    TooOld = 6,

    /// <summary>Something else, which the statement says.</summary>
    Other = 7,
}
