using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;

namespace Bureau.Domain.Listings;

/// <summary>What an authority says when it proposes a listing.</summary>
/// <param name="Colour">RED honours, BLACK warns.</param>
/// <param name="Domain">Where the conduct took place.</param>
/// <param name="LegalBasis">The article under which it lists, 1 to 400 characters.</param>
/// <param name="Reason">Why, 1 to 2000 characters.</param>
/// <param name="CaseNumber">Its own number of the case, 1 to 100 characters.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="EnteredBy">Who entered it.</param>
public sealed record ProposedListing(
    ListColour Colour, RecordDomain Domain, string LegalBasis, string Reason, string CaseNumber, DateOnly From, DateOnly Until, string EnteredBy)
{
    /// <summary>How grave; of a black listing alone.</summary>
    public ListingClass? Class { get; init; }

    /// <summary>Where the criteria are published, 1 to 400 characters; of a red listing alone.</summary>
    public string? Criteria { get; init; }

    /// <summary>The amount that is owed or was fined, above 0.</summary>
    public Money? Amount { get; init; }

    /// <summary>What the listed one can do to have it ended, 1 to 1000 characters; a black listing has one.</summary>
    public string? RepairRoute { get; init; }
}
