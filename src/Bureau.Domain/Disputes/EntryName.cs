using Bureau.Domain.CreditFiles;
using Bureau.Domain.Listings;

namespace Bureau.Domain.Disputes;

/// <summary>An entry as the subject names it: by the account's identity or the listing's, as <c>me</c> shows them.</summary>
/// <param name="Tradeline">An account.</param>
/// <param name="Listing">A listing.</param>
public readonly record struct EntryName(TradelineId? Tradeline, ListingId? Listing)
{
    /// <summary>Whether it names exactly one.</summary>
    internal bool NamesOne => Tradeline is null != Listing is null;

    /// <summary>Whether it names none.</summary>
    internal bool NamesNone => Tradeline is null && Listing is null;
}
