using Bureau.Domain.Companies.Integrity;
using Bureau.Domain.Listings;

namespace Bureau.Domain.Companies;

/// <summary>A company or public body as the bureau holds it.</summary>
/// <param name="Id">Identity in the bureau.</param>
/// <param name="Source">Who keeps the table that it came from.</param>
/// <param name="SourceKey">Its key there.</param>
/// <param name="Facts">What the table says of it.</param>
/// <param name="Version">Raised by every change: of the facts, of a listing, of a record.</param>
/// <param name="ChangedAt">When it was changed last, UTC.</param>
/// <param name="EndedAt">Since when its source has it no more, UTC; null: it has.</param>
internal sealed record Company(CompanyId Id, string Source, string SourceKey, CompanyFacts Facts, long Version, DateTimeOffset ChangedAt, DateTimeOffset? EndedAt);

/// <summary>A company with all that is on record of it: the corporate counterpart of a credit file, and no part of any person's.</summary>
/// <param name="Company">The company.</param>
/// <param name="Listings">Its listings, whatever their state.</param>
/// <param name="Records">Its integrity records that have not ended.</param>
internal sealed record CompanyFile(Company Company, IReadOnlyList<Listing> Listings, IReadOnlyList<IntegrityRecord> Records);
