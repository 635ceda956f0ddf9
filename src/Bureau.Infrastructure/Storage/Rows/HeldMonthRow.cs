using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A furnished month that waits for a review. It is in no file and no score.</summary>
internal sealed class HeldMonthRow
{
    public required Guid ReviewId { get; init; }

    public required DateOnly AsOf { get; init; }

    /// <summary>The month and what it says of the account, in JSON, without anything of the person.</summary>
    public required string Furnished { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<HeldMonthRow>
    {
        public void Configure(EntityTypeBuilder<HeldMonthRow> builder)
        {
            builder.ToTable("held_months");
            builder.HasKey(held => new { held.ReviewId, held.AsOf });
            builder.HasOne<MatchReviewRow>().WithMany().HasForeignKey(held => held.ReviewId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
