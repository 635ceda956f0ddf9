using Bureau.Domain.Notices;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Listings;

/// <summary>Takes a step of a listing from its newest state, and tells those who are to be told in the same transaction.</summary>
internal sealed class ListingSteps(IListingStore listings, TimeProvider clock)
{
    private const int Attempts = 8;

    /// <summary>Takes the step; when somebody else has changed the listing or its file meanwhile, again from the newer state.</summary>
    /// <param name="id">Of which listing.</param>
    /// <param name="belongs">Whether it is the caller's; to others it does not exist.</param>
    /// <param name="step">The step, from whom it is about, the listing, the day in the jurisdiction and the moment.</param>
    /// <param name="notices">Who is told of the next state.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<Outcome<ListingView>> TakeAsync(
        ListingId id, Predicate<HeldListing> belongs, Func<ListingHolder, Listing, DateOnly, DateTimeOffset, Outcome<Listing>> step,
        Func<ListingHolder, Listing, DateTimeOffset, IReadOnlyList<Notice>> notices, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var now = clock.GetUtcNow();
            if (await listings.FindAsync(id, cancellation) is not { } held || !belongs(held))
                return new ListingNotFound();
            var today = held.Holder.Jurisdiction.Day(now);
            if (!step(held.Holder, held.Listing, today, now).Succeeded(out var next, out var refusal))
                return refusal;
            if (await listings.TryWriteAsync(held.Holder, next, notices(held.Holder, next, now), cancellation))
                return ListingView.Of(held.Holder.About, next, today);
        }

        return new ListingChanging();
    }
}
