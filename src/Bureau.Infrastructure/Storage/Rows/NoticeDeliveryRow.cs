using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>The delivery of a notice to one endpoint: tried until it is received or given up.</summary>
internal sealed class NoticeDeliveryRow
{
    public required Guid NoticeId { get; init; }

    public required Guid EndpointId { get; init; }

    public required int Attempts { get; set; }

    /// <summary>When it is tried next; null: no more.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>Why the last attempt failed, without anything that the other side said.</summary>
    public string? LastFailure { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<NoticeDeliveryRow>
    {
        public void Configure(EntityTypeBuilder<NoticeDeliveryRow> builder)
        {
            builder.ToTable("notice_deliveries");
            builder.HasKey(row => new { row.NoticeId, row.EndpointId });
            builder.Property(row => row.EndpointId).ValueGeneratedNever();
            builder.Property(row => row.LastFailure).HasMaxLength(200);
            builder.HasIndex(row => row.NextAttemptAt);
            builder.HasOne<NoticeRow>().WithMany().HasForeignKey(row => row.NoticeId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
