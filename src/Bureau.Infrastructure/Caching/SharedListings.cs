using Bureau.Domain.Listings;

namespace Bureau.Infrastructure.Caching;

/// <summary>Which listings may be kept in Redis with what they belong to.</summary>
internal static class SharedListings
{
    /// <summary>Whether it holds the name of the official who entered it, or an appeal with the words of whom it concerns and the name of who decided.</summary>
    public static bool NamesSomebody(Listing listing) => listing is { EnteredBy: not null } or { Appeal: not null };
}
