namespace Bureau.Domain.Listings;

/// <summary>A listing as its authority sees it. Whom it is about the authority knows by its own case number.</summary>
/// <param name="Listing">The listing.</param>
/// <param name="Status">Where it stands now.</param>
public sealed record ListingView(Listing Listing, ListingStatus Status)
{
    /// <summary>Its place among the authority's listings.</summary>
    public PlaceInTime Place => new(Listing.ProposedAt ?? DateTimeOffset.UnixEpoch, Listing.Id);

    internal static ListingView Of(Listing listing, DateOnly today) => new(listing, listing.StatusOn(today));
}
