using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Listings;

namespace Bureau.Api.GraphQL.Listings;

/// <summary>A page of your listings.</summary>
[Unprotected("Beneath myListings alone.")]
public sealed class AuthorityListingConnection(IReadOnlyList<ListingView> listings, bool more)
{
    /// <summary>The listings of the page, newest first.</summary>
    public IReadOnlyList<AuthorityListingEdge> Edges => [.. listings.Select(listing => new AuthorityListingEdge(listing))];

    /// <summary>Where the page ends.</summary>
    public PageInfo PageInfo => new(more, listings.Count == 0 ? null : Cursor.Of(listings[^1].Place));
}

/// <summary>One listing of a page.</summary>
[Unprotected("Beneath myListings alone.")]
public sealed class AuthorityListingEdge(ListingView listing)
{
    /// <summary>Give it as <c>after</c> for what follows.</summary>
    public string Cursor => Paging.Cursor.Of(listing.Place);

    /// <summary>The listing.</summary>
    public AuthorityListing Node => new(listing);
}
