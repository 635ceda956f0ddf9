using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A threshold as it was registered at a moment: what a partner may change how often is counted here.</summary>
internal sealed class ThresholdChangeRow
{
    public required PartnerId PartnerId { get; init; }

    public required DepositCategory Category { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required int MinimumScore { get; init; }

    public required decimal MaximumDeposit { get; init; }

    public required string Currency { get; init; }

    /// <summary>The operator.</summary>
    public required PartnerId RegisteredBy { get; init; }

    public static ThresholdChangeRow Of(ThresholdChange change) => new()
    {
        PartnerId = change.Partner,
        Category = change.Threshold.Category,
        ChangedAt = change.At,
        MinimumScore = change.Threshold.MinimumScore,
        MaximumDeposit = change.Threshold.MaximumDeposit.Amount,
        Currency = change.Threshold.MaximumDeposit.Currency,
        RegisteredBy = change.By,
    };

    public ThresholdChange ToChange() => new(PartnerId, new DepositThreshold(Category, MinimumScore, new Money(MaximumDeposit, Currency)), ChangedAt, RegisteredBy);

    internal sealed class Table : IEntityTypeConfiguration<ThresholdChangeRow>
    {
        public void Configure(EntityTypeBuilder<ThresholdChangeRow> builder)
        {
            builder.ToTable("threshold_changes");
            builder.HasKey(row => new { row.PartnerId, row.Category, row.ChangedAt });
            builder.Property(row => row.Category).ValueGeneratedNever();
            builder.Property(row => row.ChangedAt).ValueGeneratedNever();
            builder.Property(row => row.MaximumDeposit).HasPrecision(18, 2);
            builder.Property(row => row.Currency).HasMaxLength(3).IsFixedLength();
            builder.HasOne<PartnerRow>().WithMany().HasForeignKey(row => row.PartnerId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
