using Bureau.Domain.Disclosure;

namespace Bureau.Domain.Listings;

/// <summary>An entry of an authority's list about one person.</summary>
/// <param name="Id">Identity in the bureau.</param>
/// <param name="Colour">RED honours, BLACK warns.</param>
/// <param name="Domain">The record domain of the conduct; decides which purposes may read it.</param>
/// <param name="Authority">Who listed.</param>
/// <param name="LegalBasis">The article under which it was listed.</param>
/// <param name="Reason">Why, in the authority's words.</param>
/// <param name="EffectiveFrom">First day of effect, after notice and the objection window.</param>
/// <param name="EffectiveUntil">Last day of effect; every listing ends.</param>
public sealed record Listing(
    Guid Id,
    ListColour Colour,
    RecordDomain Domain,
    string Authority,
    string LegalBasis,
    string Reason,
    DateOnly EffectiveFrom,
    DateOnly EffectiveUntil)
{
    /// <summary>Whether the subject has objected to it and the objection is open.</summary>
    public bool Disputed { get; init; }

    /// <summary>Whether the listing may be shown and used on that day.</summary>
    public bool InEffect(DateOnly day) => EffectiveFrom <= day && day <= EffectiveUntil;
}

/// <summary>Which list: honours or warnings.</summary>
public enum ListColour
{
    /// <summary>Exemplary conduct, by published criteria.</summary>
    Red = 1,

    /// <summary>A breach that an authority found.</summary>
    Black = 2,
}
