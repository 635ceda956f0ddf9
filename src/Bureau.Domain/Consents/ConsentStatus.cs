namespace Bureau.Domain.Consents;

/// <summary>Where a consent is in its life. What is stored; a granted consent whose end has passed counts as expired at once.</summary>
public enum ConsentStatus
{
    /// <summary>The partner asked; the subject has not answered.</summary>
    Requested = 1,

    /// <summary>The subject granted.</summary>
    Granted = 2,

    /// <summary>The subject refused; final.</summary>
    Refused = 3,

    /// <summary>The subject revoked; final.</summary>
    Revoked = 4,

    /// <summary>The end has passed, of a request or of a grant; final. Computed from the clock at once; stored when both sides are told.</summary>
    Expired = 5,

    /// <summary>The subject paused it: nothing may be read until they resume it, and its end comes nearer all the same.</summary>
    Paused = 6,

    /// <summary>The subject granted another consent that renews it; final.</summary>
    Renewed = 7,
}
