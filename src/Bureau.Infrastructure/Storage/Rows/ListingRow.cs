using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>An entry of an authority's list about one person.</summary>
internal sealed class ListingRow
{
    public required Guid Id { get; init; }

    public required SubjectId SubjectId { get; init; }

    public required ListColour Colour { get; init; }

    public required RecordDomain Domain { get; init; }

    public required string Authority { get; init; }

    public required string LegalBasis { get; init; }

    public required string Reason { get; init; }

    public required DateOnly EffectiveFrom { get; set; }

    public required DateOnly EffectiveUntil { get; set; }

    public static ListingRow Of(SubjectId subject, Listing listing) => new()
    {
        Id = listing.Id,
        SubjectId = subject,
        Colour = listing.Colour,
        Domain = listing.Domain,
        Authority = listing.Authority,
        LegalBasis = listing.LegalBasis,
        Reason = listing.Reason,
        EffectiveFrom = listing.EffectiveFrom,
        EffectiveUntil = listing.EffectiveUntil,
    };

    public Listing ToListing() => new(Id, Colour, Domain, Authority, LegalBasis, Reason, EffectiveFrom, EffectiveUntil);

    internal sealed class Table : IEntityTypeConfiguration<ListingRow>
    {
        public void Configure(EntityTypeBuilder<ListingRow> builder)
        {
            builder.ToTable("listings");
            builder.Property(listing => listing.Id).ValueGeneratedNever();
            builder.Property(listing => listing.Authority).HasMaxLength(200);
            builder.Property(listing => listing.LegalBasis).HasMaxLength(400);
            builder.Property(listing => listing.Reason).HasMaxLength(2000);
            builder.HasIndex(listing => listing.SubjectId);
            builder.HasOne<CreditFileRow>().WithMany().HasForeignKey(listing => listing.SubjectId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
