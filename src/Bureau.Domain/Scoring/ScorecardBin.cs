namespace Bureau.Domain.Scoring;

/// <summary>One bin of a characteristic and what it is worth.</summary>
/// <param name="From">Lowest value of the bin, inclusive; null is no lower end.</param>
/// <param name="Below">Upper end, exclusive; null is no upper end.</param>
/// <param name="Missing">Whether the bin is the one for a value that the file does not tell; it has no bounds then.</param>
/// <param name="Points">Added to the base points; may be negative.</param>
public sealed record ScorecardBin(double? From, double? Below, bool Missing, int Points)
{
    /// <summary>Whether the value lies in the bin.</summary>
    public bool Holds(double? value) => value is { } told
        ? !Missing && (From is null || told >= From) && (Below is null || told < Below)
        : Missing;
}
