namespace Bureau.Domain.Listings;

/// <summary>How grave the breach behind a black listing is.</summary>
public enum ListingClass
{
    /// <summary>Told to whom it concerns, and shown to nobody.</summary>
    Minor = 1,

    /// <summary>Shown for three months to a year.</summary>
    Ordinary = 2,

    /// <summary>Shown for one to three years.</summary>
    Serious = 3,
}

/// <summary>
/// For how long a listing may be planned to be shown: the classes of China's Measures for Credit Repair (National Development and Reform Commission, Order 36 of 20 November 2025, in force
/// since 1 April 2026; before them State Council General Office, 2025 no. 22), applied everywhere. They let a minor entry be shown for up to three months where a ministry needs it; the bureau
/// shows none. A red listing has no class and lasts at most three years, the bureau's own rule.
/// </summary>
/// <param name="LeastMonths">The shortest time, in months. It binds what an authority plans, never how soon a repair may come.</param>
/// <param name="MostMonths">The longest time, in months; 0: it is not shown.</param>
public sealed record DisplayBounds(int LeastMonths, int MostMonths)
{
    /// <summary>The bounds of a class; of a red listing with null.</summary>
    public static DisplayBounds Of(ListingClass? grade) => grade switch
    {
        null => new(0, 36),
        ListingClass.Minor => new(0, 0),
        ListingClass.Ordinary => new(3, 12),
        ListingClass.Serious => new(12, 36),
        _ => throw new ArgumentOutOfRangeException(nameof(grade)),
    };

    /// <summary>Whether anybody is shown such a listing.</summary>
    public bool Shows => MostMonths > 0;

    /// <summary>Why it cannot be shown from one day to another, both included; null when it can. The day after the last one is when the time has passed.</summary>
    internal Refusal? Judge(DateOnly from, DateOnly until)
    {
        if (!Shows)
            return null;
        if (until > from.AddMonths(MostMonths))
            return new ListingTooLong(MostMonths);
        return until < from.AddMonths(LeastMonths).AddDays(-1) ? new ListingTooShort(LeastMonths) : null;
    }
}
