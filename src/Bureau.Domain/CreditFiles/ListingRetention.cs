using Bureau.Domain.Listings;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.CreditFiles;

/// <summary>How long a listing may be read, its own subject included. It has effect between its days only; afterwards it is a record.</summary>
internal static class ListingRetention
{
    /// <summary>The last day on which it may be read; null when it honours, which does not expire.</summary>
    public static DateOnly? LastDay(Listing listing, Jurisdiction jurisdiction)
    {
        if (listing.Colour != ListColour.Black)
            return null;

        var rule = RetentionRules.Of(jurisdiction, AdverseItem.Listing);
        return rule.LastDay(rule.From == RetentionStart.EndOfConduct ? listing.EffectiveUntil : listing.EffectiveFrom);
    }
}
