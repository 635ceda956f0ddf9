using Bureau.Domain.AdverseActions;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A person asks that somebody look at what was decided about them (GDPR Art. 22(3), PIPL Art. 24), and what came of it.</summary>
internal sealed class HumanReviewRow
{
    public required Guid Id { get; init; }

    public required Guid AdverseActionId { get; init; }

    public required PartnerId PartnerId { get; init; }

    public required SubjectId SubjectId { get; init; }

    public string? Statement { get; set; }

    public required DateTimeOffset RequestedAt { get; init; }

    public ReviewOutcome? Outcome { get; set; }

    public string? OutcomeReason { get; set; }

    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public required long Version { get; set; }

    public static HumanReviewRow Of(HumanReview review) => new()
    {
        Id = review.Id.Value,
        AdverseActionId = review.AdverseAction.Value,
        PartnerId = review.Partner,
        SubjectId = review.Subject,
        Statement = review.Statement,
        RequestedAt = review.RequestedAt,
        Outcome = review.Outcome,
        OutcomeReason = review.Reason,
        DecidedBy = review.Reviewer,
        DecidedAt = review.DecidedAt,
        Version = review.Version,
    };

    public HumanReview ToReview() => new()
    {
        Id = new HumanReviewId(Id),
        AdverseAction = new AdverseActionId(AdverseActionId),
        Partner = PartnerId,
        Subject = SubjectId,
        Statement = Statement,
        RequestedAt = RequestedAt,
        Outcome = Outcome,
        Reason = OutcomeReason,
        Reviewer = DecidedBy,
        DecidedAt = DecidedAt,
        Version = Version,
    };

    internal sealed class Table : IEntityTypeConfiguration<HumanReviewRow>
    {
        public void Configure(EntityTypeBuilder<HumanReviewRow> builder)
        {
            builder.ToTable("human_reviews");
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.Property(row => row.Statement).HasMaxLength(4000);
            builder.Property(row => row.OutcomeReason).HasMaxLength(2000);
            builder.Property(row => row.DecidedBy).HasMaxLength(100);

            // One open review of a decision; every store reads this filter alike.
            builder.HasIndex(row => row.AdverseActionId).IsUnique().HasFilter("decided_at IS NULL");
            builder.HasIndex(row => new { row.AdverseActionId, row.RequestedAt });
            builder.HasIndex(row => row.PartnerId);
            builder.HasIndex(row => row.SubjectId);
            builder.HasOne<AdverseActionRow>().WithMany().HasForeignKey(row => row.AdverseActionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
