namespace Bureau.Domain.IdentityChanges;

/// <summary>Where a proposed change is in its life.</summary>
public enum IdentityChangeStatus
{
    /// <summary>It waits for another operator.</summary>
    Proposed = 1,

    /// <summary>Another operator confirmed it, and it was done; final.</summary>
    Confirmed = 2,

    /// <summary>An operator withdrew it; final.</summary>
    Withdrawn = 3,

    /// <summary>Nobody confirmed it in time; final. Computed, never stored.</summary>
    Expired = 4,
}
