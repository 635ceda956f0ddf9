using Bureau.Domain.Companies;

namespace Bureau.Domain.Listings;

/// <summary>A listing as its authority sees it. Which person it is about the authority knows by its own case number.</summary>
/// <param name="Listing">The listing.</param>
/// <param name="Status">Where it stands now.</param>
/// <param name="Company">The company that it is about; null: a person.</param>
public sealed record ListingView(Listing Listing, ListingStatus Status, CompanyId? Company)
{
    /// <summary>Its place among the authority's listings.</summary>
    public PlaceInTime Place => new(Listing.ProposedAt ?? DateTimeOffset.UnixEpoch, Listing.Id);

    internal static ListingView Of(ListedOne about, Listing listing, DateOnly today) =>
        new(listing, listing.StatusOn(today), about is ListedOne.OfCompany { Company: var company } ? company : null);
}
