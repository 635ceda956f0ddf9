namespace Bureau.Domain.Listings;

/// <summary>What an appeal led to.</summary>
public enum AppealOutcome
{
    /// <summary>The listing was wrong, and is withdrawn.</summary>
    Granted = 1,

    /// <summary>The listing stands.</summary>
    Dismissed = 2,
}

/// <summary>The one appeal against a listing. While it is open the listing has no effect, however long the authority takes.</summary>
/// <param name="Words">What whom it concerns says against it; show it as text.</param>
/// <param name="OpenedAt">When, UTC.</param>
public sealed record ListingAppeal(string Words, DateTimeOffset OpenedAt)
{
    /// <summary>What came of it; null: it is open.</summary>
    public AppealOutcome? Outcome { get; init; }

    /// <summary>Why, in the authority's words.</summary>
    public string? Because { get; init; }

    /// <summary>Who decided it, as the authority says: another person than the one who entered the listing.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Whether nobody has decided it yet.</summary>
    public bool IsOpen => Outcome is null;
}
