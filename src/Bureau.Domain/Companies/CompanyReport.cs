using Bureau.Domain.Companies.Integrity;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Companies;

/// <summary>What leaves of a company: what its source says, the listings in effect, the records that may still be read, and its grades. It can be made of what is on record alone, at a moment.</summary>
public sealed class CompanyReport
{
    private readonly DateOnly today;

    private CompanyReport(CompanyFile file, DateOnly today)
    {
        (Company, this.today) = (file.Company, today);
        Listings = [.. file.Listings.Where(listing => listing.InEffect(today)).OrderBy(listing => listing.EffectiveFrom).ThenBy(listing => listing.Id)];
        Records = [.. file.Records.Where(record => record.On <= today && today <= record.ReadableUntil).OrderByDescending(record => record.On).ThenBy(record => record.Id)];
        Grades = IntegrityGrade.Of(Records, today);
    }

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

    /// <summary>Its integrity records that may still be read, newest first.</summary>
    public IReadOnlyList<IntegrityRecord> Records { get; }

    /// <summary>Its grades, one for each record domain in which it has a record and a scheme is published.</summary>
    public IReadOnlyList<IntegrityGrade> Grades { get; }

    /// <summary>The grade of a domain at the end of each of the last twelve months, newest first.</summary>
    public IReadOnlyList<IntegrityGrade> GradeHistory(RecordDomain domain) => IntegrityGrade.HistoryOf(Records, domain, today);

    private Company Company { get; }

    internal static CompanyReport Of(CompanyFile file, DateTimeOffset at) => new(file, ObjectionWindow.OfCompany(file.Company.Facts.Jurisdiction.Value).Day(at));
}
