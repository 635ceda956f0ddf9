using Bureau.Domain.Listings;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Companies;

/// <summary>What leaves of a company: what its source says, and the listings that are in effect. It can be made of what is on record alone, at a moment.</summary>
public sealed class CompanyReport
{
    private CompanyReport(CompanyFile file, IReadOnlyList<Listing> listings) => (Company, Listings) = (file.Company, listings);

    /// <summary>Identity in the bureau.</summary>
    public CompanyId Id => Company.Id;

    /// <summary>What its source says.</summary>
    public CompanyFacts Facts => Company.Facts;

    /// <summary>Who says so.</summary>
    public string Source => Company.Source;

    /// <summary>Raised by every change of what is on record of it.</summary>
    public long Version => Company.Version;

    /// <summary>When anything of it changed last, UTC.</summary>
    public DateTimeOffset ChangedAt => Company.ChangedAt;

    /// <summary>Since when its source has it no more, UTC; null: it has.</summary>
    public DateTimeOffset? EndedAt => Company.EndedAt;

    /// <summary>Its listings that are in effect, each authority's own, in the order of their first days.</summary>
    public IReadOnlyList<Listing> Listings { get; }

    private Company Company { get; }

    internal static CompanyReport Of(CompanyFile file, DateTimeOffset at)
    {
        var today = ObjectionWindow.OfCompany(file.Company.Facts.Jurisdiction.Value).Day(at);
        return new(file, [.. file.Listings.Where(listing => listing.InEffect(today)).OrderBy(listing => listing.EffectiveFrom).ThenBy(listing => listing.Id)]);
    }
}
