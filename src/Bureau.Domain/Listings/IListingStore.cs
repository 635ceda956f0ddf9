using Bureau.Domain.Companies;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Listings;

/// <summary>The listings, each with whom it is about.</summary>
internal interface IListingStore
{
    /// <summary>A person and everything that is listed of them; null when the bureau holds no file of theirs.</summary>
    Task<ListedPerson?> OfPersonAsync(SubjectId subject, CancellationToken cancellation);

    /// <summary>The listing of that identity with whom it is about; null when there is none.</summary>
    Task<HeldListing?> FindAsync(ListingId id, CancellationToken cancellation);

    /// <summary>What is listed of a company, with the version at which that was read.</summary>
    Task<(long Version, IReadOnlyList<Listing> Listings)> OfCompanyAsync(CompanyId company, CancellationToken cancellation);

    /// <summary>The listings of an authority but for those of its published lists, newest first: at most <paramref name="first"/> that follow <paramref name="after"/>.</summary>
    Task<IReadOnlyList<HeldListing>> OfAuthorityAsync(PartnerId authority, int first, PlaceInTime? after, CancellationToken cancellation);

    /// <summary>Listings of people that are stored as if they went on and whose last day has passed at a moment, in the order of their ids: at most <paramref name="most"/> after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<HeldListing>> OverdueAsync(DateTimeOffset at, ListingId? after, int most, CancellationToken cancellation);

    /// <summary>
    /// Stores a new listing or the next step of one, with its notices, and raises the version of the file or company, all in one transaction; when a step ends what was active, also that its readers are
    /// to be told. MUST write nothing and say false when the file, the company or the listing is not at the version that was read.
    /// </summary>
    /// <param name="before">As it was read; its listing is null when it is new.</param>
    /// <param name="next">The listing as it is from now on.</param>
    /// <param name="notices">Who is told.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    Task<bool> TryWriteAsync(ListingHolder before, Listing next, IReadOnlyList<Notice> notices, CancellationToken cancellation);

    /// <summary>
    /// Stores entries of an authority's list of companies, each in the place of the one with its key (<see cref="CompanyListing.After"/>), and the companies that they name as
    /// <see cref="ICompanyStore.WriteAsync"/> does, all in one transaction. A chunk that is written twice changes nothing the second time; what changes raises the version of its company.
    /// </summary>
    /// <param name="authority">Whose list.</param>
    /// <param name="source">The list as a source of companies.</param>
    /// <param name="chunk">Entries with keys of their own.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellation">Ends the attempt; nothing is stored then.</param>
    Task<ListingsWritten> WriteAsync(PartnerId authority, CompanySource source, IReadOnlyList<ListedCompany> chunk, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Ends the entries of an authority's list of companies that the list has no more, and returns how many. Whoever looked the companies up is told.</summary>
    /// <param name="authority">Whose list.</param>
    /// <param name="list">How the keys of the list begin.</param>
    /// <param name="present">The keys that the list has.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellation">Ends the attempt between two batches.</param>
    Task<int> EndMissingAsync(PartnerId authority, string list, IReadOnlySet<string> present, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>What is listed of these companies, whatever its state.</summary>
    Task<ILookup<CompanyId, Listing>> OfCompaniesAsync(IReadOnlyList<CompanyId> companies, CancellationToken cancellation);
}

/// <summary>Whom a listing is about, and at which version they were read.</summary>
/// <param name="About">The person or company.</param>
/// <param name="Jurisdiction">Whose days count.</param>
/// <param name="Version">That of the file or company: every step raises it.</param>
/// <param name="Before">The listing as it is stored; null when it is new.</param>
internal sealed record ListingHolder(ListedOne About, Jurisdiction Jurisdiction, long Version, Listing? Before);

/// <summary>A listing with whom it is about.</summary>
/// <param name="Holder">Whom it is about.</param>
/// <param name="Listing">The listing.</param>
internal sealed record HeldListing(ListingHolder Holder, Listing Listing);

/// <summary>A person and everything that is listed of them.</summary>
/// <param name="Person">Who they are.</param>
/// <param name="FileVersion">The version of their file.</param>
/// <param name="Listings">Whatever their state.</param>
internal sealed record ListedPerson(Subject Person, long FileVersion, IReadOnlyList<Listing> Listings);
