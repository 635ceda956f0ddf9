using Bureau.Domain.Furnishing;
using Bureau.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>One file, or one batch of records, that a furnisher sent, and what became of its rows.</summary>
internal sealed class FurnishingBatchRow
{
    public required Guid Id { get; init; }

    public required PartnerId FurnisherId { get; init; }

    public required FurnishingFormat Format { get; init; }

    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, 32 bytes.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>Rows that were new or changed something.</summary>
    public required long RowsStored { get; init; }

    /// <summary>Rows that said what was stored already.</summary>
    public required long RowsUnchanged { get; init; }

    public required long RowsHeld { get; init; }

    public required long RowsRejected { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public static FurnishingBatchRow Of(FurnishingBatch batch) => new()
    {
        Id = batch.Id,
        FurnisherId = batch.Furnisher,
        Format = batch.Format,
        FileName = batch.FileName,
        Sha256 = batch.Sha256.ToArray(),
        RowsStored = batch.RowsStored,
        RowsUnchanged = batch.RowsUnchanged,
        RowsHeld = batch.RowsHeld,
        RowsRejected = batch.RowsRejected,
        ReceivedAt = batch.ReceivedAt,
    };

    public FurnishingBatch ToBatch() => new(Id, FurnisherId, Format, FileName, Sha256, RowsStored, RowsUnchanged, RowsHeld, RowsRejected, ReceivedAt);

    internal sealed class Table : IEntityTypeConfiguration<FurnishingBatchRow>
    {
        public void Configure(EntityTypeBuilder<FurnishingBatchRow> builder)
        {
            builder.ToTable("furnishing_batches");
            builder.Property(batch => batch.Id).ValueGeneratedNever();
            builder.Property(batch => batch.Format).HasDefaultValue(FurnishingFormat.Csv).ValueGeneratedNever();
            builder.Property(batch => batch.RowsHeld).HasDefaultValue(0L).ValueGeneratedNever();
            builder.Property(batch => batch.FileName).HasMaxLength(255);
            builder.Property(batch => batch.Sha256).HasMaxLength(32).IsFixedLength();
            builder.HasOne<PartnerRow>().WithMany().HasForeignKey(batch => batch.FurnisherId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
