namespace Bureau.Domain.Listings;

/// <summary>Which list: honours or warnings.</summary>
public enum ListColour
{
    /// <summary>Exemplary conduct, by published criteria.</summary>
    Red = 1,

    /// <summary>A breach that an authority found.</summary>
    Black = 2,
}
