namespace Bureau.Domain.ShareCodes;

/// <summary>Where a share code is in its life.</summary>
public enum ShareCodeStatus
{
    /// <summary>A partner can redeem it.</summary>
    Live = 1,

    /// <summary>A partner has; final.</summary>
    Redeemed = 2,

    /// <summary>The subject has withdrawn it; final.</summary>
    Withdrawn = 3,

    /// <summary>Its time has passed; final. Computed, never stored.</summary>
    Expired = 4,
}
