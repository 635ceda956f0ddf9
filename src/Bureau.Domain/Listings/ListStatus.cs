using Bureau.Domain.Disclosure;

namespace Bureau.Domain.Listings;

/// <summary>Whether the subject is on a list that the purpose may read. Reasons and authorities are the subject's to show.</summary>
/// <param name="Red">A red listing is in effect.</param>
/// <param name="Black">A black listing is in effect.</param>
public sealed record ListStatus(bool Red, bool Black)
{
    internal static ListStatus Of(IReadOnlyList<Listing> listings, IReadOnlyList<RecordDomain> domains, DateOnly day)
    {
        bool On(ListColour colour) => listings.Any(listing => listing.Colour == colour && domains.Contains(listing.Domain) && listing.InEffect(day));
        return new(On(ListColour.Red), On(ListColour.Black));
    }
}
