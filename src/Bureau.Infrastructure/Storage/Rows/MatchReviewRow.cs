using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A doubt whether furnished rows are of the person whose number they carry, and what came of it: one row for each account and spelling.</summary>
internal sealed class MatchReviewRow
{
    public required Guid Id { get; init; }

    /// <summary>Who is known by the number.</summary>
    public required SubjectId SubjectId { get; init; }

    public required PartnerId FurnisherId { get; init; }

    public required string AccountNumber { get; init; }

    public required string FurnishedName { get; init; }

    public required DateOnly FurnishedBirthDate { get; init; }

    /// <summary>How alike the names are, 0 to 1.</summary>
    public required double NameLikeness { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Whether it is the same person; null while nobody has decided.</summary>
    public bool? IsSame { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>The operator who decided.</summary>
    public PartnerId? DecidedBy { get; set; }

    /// <summary>Why, in the operator's words.</summary>
    public string? Because { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<MatchReviewRow>
    {
        public void Configure(EntityTypeBuilder<MatchReviewRow> builder)
        {
            builder.ToTable("match_reviews");
            builder.Property(review => review.Id).ValueGeneratedNever();
            builder.Property(review => review.AccountNumber).HasMaxLength(60);
            builder.Property(review => review.FurnishedName).HasMaxLength(Identity.LongestName);
            builder.Property(review => review.Because).HasMaxLength(1000);
            builder.HasIndex(review => new { review.FurnisherId, review.AccountNumber });
            builder.HasIndex(review => review.SubjectId);
            builder.HasOne<SubjectRow>().WithMany().HasForeignKey(review => review.SubjectId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<PartnerRow>().WithMany().HasForeignKey(review => review.FurnisherId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
