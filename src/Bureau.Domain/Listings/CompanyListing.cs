using Bureau.Domain.Companies;

namespace Bureau.Domain.Listings;

/// <summary>A listing of a company, as its authority's list has it.</summary>
/// <param name="Company">Which company.</param>
/// <param name="SourceKey">What names the entry in the list, unique among those of the authority, at most 200 characters.</param>
/// <param name="Listing">The entry.</param>
internal sealed record CompanyListing(CompanyId Company, string SourceKey, Listing Listing)
{
    internal const int LongestSourceKey = 200;

    /// <summary>
    /// What is stored when the list has the entry again: the stored one with what the list says now, or the stored one itself when that is the same. What its authority ended here stays
    /// ended; what was ended since the list had it no more goes on.
    /// </summary>
    public CompanyListing After(CompanyListing stored)
    {
        if (stored.Listing is { Status: ListingStatus.Repaired or ListingStatus.Withdrawn, EndedBecause: not null })
            return stored;
        var now = this with
        {
            Listing = Listing with
            {
                Id = stored.Listing.Id,
                ProposedAt = stored.Listing.ProposedAt,
                Appeal = stored.Listing.Appeal,
                Notice = Listing.Notice is { } notice && stored.Listing.Notice is { } before ? notice with { RecordedAt = before.RecordedAt } : Listing.Notice,
                Version = stored.Listing.Version,
            },
        };
        return now == stored ? stored : now with { Listing = now.Listing with { Version = stored.Listing.Version + 1 } };
    }
}

/// <summary>What a chunk of a list did.</summary>
/// <param name="Added">Entries that were not there.</param>
/// <param name="Changed">Entries that say something else now.</param>
/// <param name="Unchanged">Entries that say the same.</param>
public sealed record ListingsWritten(int Added, int Changed, int Unchanged);

/// <summary>An entry of a list as the list has it: its company is known by what the list says of it.</summary>
/// <param name="Company">What it says of the company.</param>
/// <param name="SourceKey">The entry's key among all of its authority's lists.</param>
/// <param name="Listing">The entry.</param>
internal sealed record ListedCompany(CompanyEntry Company, string SourceKey, Listing Listing);
