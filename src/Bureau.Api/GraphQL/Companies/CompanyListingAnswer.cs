using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;
using GraphQL;

namespace Bureau.Api.GraphQL.Companies;

/// <summary>A listing of a company that is in effect.</summary>
[Name("CompanyListing"), Unprotected("Beneath Company alone, whose fields are protected.")]
public sealed class CompanyListingAnswer(Listing listing)
{
    /// <summary>Identity in the bureau.</summary>
    public ListingId Id => new(listing.Id);

    /// <summary>RED honours, BLACK warns.</summary>
    public ListColour Colour => listing.Colour;

    /// <summary>Where the conduct took place.</summary>
    public RecordDomain Domain => listing.Domain;

    /// <summary>How grave; null of a red listing.</summary>
    public ListingClass? Class => listing.Class;

    /// <summary>Who listed.</summary>
    public string Authority => listing.Authority;

    /// <summary>The body that found it, when the authority's list gathers the entries of several.</summary>
    public string? Originator => listing.Originator;

    /// <summary>The article under which it was listed.</summary>
    public string LegalBasis => listing.LegalBasis;

    /// <summary>Why, in the authority's words.</summary>
    public string Reason => listing.Reason;

    /// <summary>Where the criteria of a red list are published.</summary>
    public string? Criteria => listing.Criteria;

    /// <summary>The authority's number of the case.</summary>
    public string? CaseNumber => listing.CaseNumber;

    /// <summary>What is owed or was fined.</summary>
    public Money? Amount => listing.Amount;

    /// <summary>First day of effect.</summary>
    public DateOnly From => listing.EffectiveFrom;

    /// <summary>Last day of effect; null: its authority has published none.</summary>
    public DateOnly? Until => listing.EffectiveUntil == Listing.NoEnd ? null : listing.EffectiveUntil;

    /// <summary>What the company can do to have it ended.</summary>
    public string? RepairRoute => listing.RepairRoute;
}
