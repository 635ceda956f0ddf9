using Bureau.Api.Access;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Listings;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Listings;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>Red and black lists.</content>
public sealed partial class Query
{
    /// <summary>Your listings, whatever their state, newest first. No other authority's.</summary>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="after">The cursor of the last listing of the page before.</param>
    [Tier(Tier.Authority), Cost(10), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
    public static async Task<AuthorityListingConnection?> MyListings(
        [FromServices] ReadListings read, IResolveFieldContext context, CancellationToken cancellation, int first = 20, string? after = null)
    {
        var authority = context.Caller().AsAsker().Partner;
        return await context.PageAsync(
            first, after, Cursor.InTime, async (most, place) => await read.OfAuthorityAsync(authority, most, place, cancellation),
            (found, more) => new AuthorityListingConnection(found, more));
    }
}
