using Bureau.Domain.Companies;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>An entry of an authority's list about one person or one company: never both, so that no file of a person can hold what is listed of a company.</summary>
internal sealed class ListingRow
{
    public required Guid Id { get; init; }

    public SubjectId? SubjectId { get; init; }

    public CompanyId? CompanyId { get; init; }

    /// <summary>What names the entry in a list of companies that was imported.</summary>
    public string? SourceKey { get; init; }

    public required ListColour Colour { get; init; }

    public required RecordDomain Domain { get; init; }

    /// <summary>Its name when it listed.</summary>
    public required string Authority { get; init; }

    /// <summary>Null of entries that are older than the agreements of authorities.</summary>
    public PartnerId? AuthorityId { get; init; }

    public required string LegalBasis { get; init; }

    public required string Reason { get; init; }

    public required DateOnly EffectiveFrom { get; set; }

    public required DateOnly EffectiveUntil { get; set; }

    public ListingClass? Class { get; init; }

    public string? Criteria { get; init; }

    public decimal? Amount { get; init; }

    public string? Currency { get; init; }

    public string? CaseNumber { get; init; }

    public string? RepairRoute { get; init; }

    public string? Originator { get; init; }

    public string? EnteredBy { get; init; }

    public DateTimeOffset? ProposedAt { get; init; }

    /// <summary>As it was stored: the clock lets a listing expire.</summary>
    public required ListingStatus Status { get; set; }

    public NoticeChannel? NoticeChannel { get; set; }

    public DateOnly? NoticeServedOn { get; set; }

    public string? NoticeReference { get; set; }

    /// <summary>SHA-256 of the proof, in hexadecimal digits.</summary>
    public string? NoticeSha256 { get; set; }

    public DateTimeOffset? NoticeRecordedAt { get; set; }

    /// <summary>The last day to object.</summary>
    public DateOnly? ObjectionUntil { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public string? AppealWords { get; set; }

    public DateTimeOffset? AppealOpenedAt { get; set; }

    public AppealOutcome? AppealOutcome { get; set; }

    public string? AppealBecause { get; set; }

    public string? AppealDecidedBy { get; set; }

    public DateTimeOffset? AppealDecidedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public string? EndedBecause { get; set; }

    public required long Version { get; set; }

    public static ListingRow Of(SubjectId subject, Listing listing) => Of(subject, null, null, listing);

    public static ListingRow Of(CompanyId company, Listing listing) => Of(null, company, null, listing);

    public static ListingRow Of(CompanyListing listing) => Of(null, listing.Company, listing.SourceKey, listing.Listing);

    private static ListingRow Of(SubjectId? subject, CompanyId? company, string? sourceKey, Listing listing) => new()
    {
        Id = listing.Id,
        SubjectId = subject,
        CompanyId = company,
        SourceKey = sourceKey,
        Colour = listing.Colour,
        Domain = listing.Domain,
        Authority = listing.Authority,
        AuthorityId = listing.AuthorityId,
        LegalBasis = listing.LegalBasis,
        Reason = listing.Reason,
        EffectiveFrom = listing.EffectiveFrom,
        EffectiveUntil = listing.EffectiveUntil,
        Class = listing.Class,
        Criteria = listing.Criteria,
        Amount = listing.Amount?.Amount,
        Currency = listing.Amount?.Currency,
        CaseNumber = listing.CaseNumber,
        RepairRoute = listing.RepairRoute,
        Originator = listing.Originator,
        EnteredBy = listing.EnteredBy,
        ProposedAt = listing.ProposedAt,
        Status = listing.Status,
        NoticeChannel = listing.Notice?.Channel,
        NoticeServedOn = listing.Notice?.ServedOn,
        NoticeReference = listing.Notice?.Reference,
        NoticeSha256 = listing.Notice?.Sha256,
        NoticeRecordedAt = listing.Notice?.RecordedAt,
        ObjectionUntil = listing.Notice?.ObjectionUntil,
        AcceptedAt = listing.AcceptedAt,
        AppealWords = listing.Appeal?.Words,
        AppealOpenedAt = listing.Appeal?.OpenedAt,
        AppealOutcome = listing.Appeal?.Outcome,
        AppealBecause = listing.Appeal?.Because,
        AppealDecidedBy = listing.Appeal?.DecidedBy,
        AppealDecidedAt = listing.Appeal?.DecidedAt,
        EndedAt = listing.EndedAt,
        EndedBecause = listing.EndedBecause,
        Version = listing.Version,
    };

    public Listing ToListing() => new(Id, Colour, Domain, Authority, LegalBasis, Reason, EffectiveFrom, EffectiveUntil)
    {
        AuthorityId = AuthorityId,
        Class = Class,
        Criteria = Criteria,
        Amount = Amount is { } amount && Currency is { } currency ? new Money(amount, currency) : null,
        CaseNumber = CaseNumber,
        RepairRoute = RepairRoute,
        Originator = Originator,
        EnteredBy = EnteredBy,
        ProposedAt = ProposedAt,
        Status = Status,
        Notice = NoticeChannel is { } channel && NoticeServedOn is { } served && NoticeReference is { } reference && NoticeRecordedAt is { } recorded && ObjectionUntil is { } until
            ? new(channel, served, reference, NoticeSha256, recorded, until)
            : null,
        AcceptedAt = AcceptedAt,
        Appeal = AppealWords is { } words && AppealOpenedAt is { } opened
            ? new(words, opened) { Outcome = AppealOutcome, Because = AppealBecause, DecidedBy = AppealDecidedBy, DecidedAt = AppealDecidedAt }
            : null,
        EndedAt = EndedAt,
        EndedBecause = EndedBecause,
        Version = Version,
    };

    public CompanyListing ToCompanyListing() => CompanyId is { } company && SourceKey is { } key
        ? new(company, key, ToListing())
        : throw new InvalidDataException("A person's listing was read as a company's.");

    internal sealed class Table : IEntityTypeConfiguration<ListingRow>
    {
        public void Configure(EntityTypeBuilder<ListingRow> builder)
        {
            builder.ToTable("listings", table => table.HasCheckConstraint(
                "ck_listings_one_party", "(subject_id IS NULL AND company_id IS NOT NULL) OR (subject_id IS NOT NULL AND company_id IS NULL)"));
            builder.Property(listing => listing.Id).ValueGeneratedNever();
            builder.Property(listing => listing.Authority).HasMaxLength(200);
            builder.Property(listing => listing.LegalBasis).HasMaxLength(Listing.LongestLegalBasis);
            builder.Property(listing => listing.Reason).HasMaxLength(Listing.LongestReason);
            builder.Property(listing => listing.Criteria).HasMaxLength(Listing.LongestCriteria);
            builder.Property(listing => listing.Amount).HasPrecision(18, 2);
            builder.Property(listing => listing.Currency).HasMaxLength(3).IsFixedLength();
            builder.Property(listing => listing.CaseNumber).HasMaxLength(Listing.LongestCaseNumber);
            builder.Property(listing => listing.RepairRoute).HasMaxLength(Listing.LongestRepairRoute);
            builder.Property(listing => listing.Originator).HasMaxLength(200);
            builder.Property(listing => listing.EnteredBy).HasMaxLength(100);
            builder.Property(listing => listing.NoticeReference).HasMaxLength(Listing.LongestReference);
            builder.Property(listing => listing.NoticeSha256).HasMaxLength(64).IsFixedLength().IsUnicode(false);
            builder.Property(listing => listing.AppealWords).HasMaxLength(2000);
            builder.Property(listing => listing.AppealBecause).HasMaxLength(Listing.LongestReason);
            builder.Property(listing => listing.AppealDecidedBy).HasMaxLength(100);
            builder.Property(listing => listing.EndedBecause).HasMaxLength(Listing.LongestReason);

            // What was stored before there were states had effect.
            builder.Property(listing => listing.Status).HasDefaultValue(ListingStatus.Active).ValueGeneratedNever();
            builder.Property(listing => listing.Version).HasDefaultValue(1L).ValueGeneratedNever();
            builder.Property(listing => listing.SourceKey).HasMaxLength(CompanyListing.LongestSourceKey);
            builder.HasIndex(listing => listing.SubjectId);
            builder.HasIndex(listing => listing.CompanyId);
            builder.HasIndex(listing => new { listing.AuthorityId, listing.SourceKey }).IsUnique();
            builder.HasIndex(listing => new { listing.AuthorityId, listing.ProposedAt });
            builder.HasIndex(listing => new { listing.Status, listing.EffectiveUntil });
            builder.HasOne<CreditFileRow>().WithMany().HasForeignKey(listing => listing.SubjectId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
