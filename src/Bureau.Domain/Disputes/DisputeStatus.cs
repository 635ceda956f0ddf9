namespace Bureau.Domain.Disputes;

/// <summary>Where a dispute is in its life.</summary>
public enum DisputeStatus
{
    /// <summary>The furnisher has not answered and has time left; the entry carries the mark.</summary>
    Open = 1,

    /// <summary>The furnisher checked the entry and it stands.</summary>
    Verified = 2,

    /// <summary>The furnisher corrected the entry.</summary>
    Corrected = 3,

    /// <summary>The furnisher took the entry back: it is hidden until it is reinserted with notice.</summary>
    Deleted = 4,

    /// <summary>The time passed without an answer: the entry is hidden since.</summary>
    Suppressed = 5,

    /// <summary>The subject withdrew it.</summary>
    Withdrawn = 6,
}
