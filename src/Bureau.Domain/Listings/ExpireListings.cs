using Bureau.Domain.Subjects;

namespace Bureau.Domain.Listings;

/// <summary>
/// Records that listings have expired and tells whom they are about. Nobody could read them any more (<see cref="Listing.InEffect"/>); this writes it down. Several nodes may do it at once: of two
/// that end one listing, one finds it ended.
/// </summary>
public sealed class ExpireListings
{
    private const int BatchSize = 100;

    private readonly IListingStore listings;
    private readonly TimeProvider clock;

    internal ExpireListings(IListingStore listings, TimeProvider clock) => (this.listings, this.clock) = (listings, clock);

    /// <summary>Ends what has expired, and returns how many listings that were. What is being changed meanwhile the next run ends.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var ended = 0;
        ListingId? last = null;
        while (await listings.OverdueAsync(now, last, BatchSize, cancellation) is { Count: > 0 } batch)
        {
            foreach (var (holder, listing) in batch)
            {
                var expired = listing.Expire(holder.Jurisdiction.Day(now), now);
                if (!ReferenceEquals(expired, listing) && await listings.TryWriteAsync(holder, expired, ListingNotices.ToPerson(holder, expired, now), cancellation))
                    ended++;
            }

            last = new(batch[^1].Listing.Id);
        }

        return ended;
    }
}
