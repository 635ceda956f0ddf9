namespace Bureau.Domain.Listings;

/// <summary>Where a listing stands. It has effect while ACTIVE, unless an appeal suspends it.</summary>
public enum ListingStatus
{
    /// <summary>An authority has proposed it; whom it is about sees it.</summary>
    Proposed = 1,

    /// <summary>The authority has recorded the proof of its notice; the time to object runs.</summary>
    Notified = 2,

    /// <summary>The time to object has passed.</summary>
    Active = 3,

    /// <summary>What it is about was put right; nobody is shown it any more.</summary>
    Repaired = 4,

    /// <summary>Its last day has passed.</summary>
    Expired = 5,

    /// <summary>The authority took it back, or granted an appeal.</summary>
    Withdrawn = 6,
}
