using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;

namespace Bureau.Api.GraphQL.CreditFiles;

/// <summary>One entry of an authority's list about you.</summary>
[Unprotected("Beneath me alone.")]
public sealed class MyListing(Listing listing)
{
    /// <summary>RED honours, BLACK warns.</summary>
    public ListColour Colour => listing.Colour;

    /// <summary>Where the conduct took place; decides which purposes may read it.</summary>
    public RecordDomain Domain => listing.Domain;

    /// <summary>Who listed you.</summary>
    public string Authority => listing.Authority;

    /// <summary>The article under which you were listed.</summary>
    public string LegalBasis => listing.LegalBasis;

    /// <summary>Why, in the authority's words.</summary>
    public string Reason => listing.Reason;

    /// <summary>First day of effect.</summary>
    public DateOnly EffectiveFrom => listing.EffectiveFrom;

    /// <summary>Last day of effect.</summary>
    public DateOnly EffectiveUntil => listing.EffectiveUntil;
}
