using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;

namespace Bureau.Domain.Listings;

/// <summary>
/// An entry about a company of a list that its authority has published. The publication is the proof of notice, and counts from its own day. The days stay as the authority has published them under its own
/// law, whatever the class; a list may leave the last one open.
/// </summary>
/// <param name="Colour">RED honours, BLACK warns.</param>
/// <param name="Class">How grave; of a black listing alone.</param>
/// <param name="Domain">Where the conduct took place.</param>
/// <param name="LegalBasis">The article or rule under which it lists, 1 to 400 characters.</param>
/// <param name="Reason">Why, 1 to 2000 characters.</param>
/// <param name="NotifiedOn">The day on which the company was told, or the entry was published.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null: the list names none.</param>
/// <param name="List">Which list, 1 to 200 characters: where the proof is found.</param>
public sealed record PublishedListing(
    ListColour Colour, ListingClass? Class, RecordDomain Domain, string LegalBasis, string Reason, DateOnly NotifiedOn, DateOnly From, DateOnly? Until, string List)
{
    /// <summary>The body that found it, at most 200 characters, where the list gathers the entries of several.</summary>
    public string? Originator { get; init; }

    /// <summary>The authority's number of the case, at most 100 characters.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>What is owed or was fined.</summary>
    public Money? Amount { get; init; }

    /// <summary>What the company can do to have it ended, at most 1000 characters.</summary>
    public string? RepairRoute { get; init; }

    /// <summary>Where the criteria of a red list are published, at most 400 characters.</summary>
    public string? Criteria { get; init; }
}
