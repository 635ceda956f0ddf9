using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>How far a background work has come, and which node has it in hand: one at a time.</summary>
internal sealed class WorkPositionRow
{
    public required string Work { get; init; }

    /// <summary>Of what it has done last; what it counts is the work's own.</summary>
    public required long Position { get; set; }

    public Guid? HeldBy { get; set; }

    public DateTimeOffset? HeldUntil { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<WorkPositionRow>
    {
        public void Configure(EntityTypeBuilder<WorkPositionRow> builder)
        {
            builder.ToTable("work_positions");
            builder.HasKey(row => row.Work);
            builder.Property(row => row.Work).HasMaxLength(60);
        }
    }
}
