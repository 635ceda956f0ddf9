using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Listings;

/// <summary>Shows an authority its own listings.</summary>
public sealed class ReadListings
{
    private readonly IListingStore listings;
    private readonly TimeProvider clock;

    internal ReadListings(IListingStore listings, TimeProvider clock) => (this.listings, this.clock) = (listings, clock);

    /// <summary>The authority's listings, newest first: at most <paramref name="first"/> that follow <paramref name="after"/>.</summary>
    public async Task<IReadOnlyList<ListingView>> OfAuthorityAsync(PartnerId authority, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var held = await listings.OfAuthorityAsync(authority, first, after, cancellation);
        return [.. held.Select(one => ListingView.Of(one.Holder.About, one.Listing, one.Holder.Jurisdiction.Day(now)))];
    }
}
