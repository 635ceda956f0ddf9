using Bureau.Domain.Consents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>The receipt of a granted consent (ISO/IEC TS 27560): signed once, never changed.</summary>
internal sealed class ConsentReceiptRow
{
    public required ConsentId ConsentId { get; init; }

    public required string KeyId { get; init; }

    /// <summary>JWS in compact form (RFC 7515).</summary>
    public required string Receipt { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public static ConsentReceiptRow Of(SignedReceipt receipt) => new() { ConsentId = receipt.Consent, KeyId = receipt.KeyId, Receipt = receipt.Text, IssuedAt = receipt.IssuedAt };

    public SignedReceipt ToReceipt() => new(ConsentId, KeyId, Receipt, IssuedAt);

    internal sealed class Table : IEntityTypeConfiguration<ConsentReceiptRow>
    {
        public void Configure(EntityTypeBuilder<ConsentReceiptRow> builder)
        {
            builder.ToTable("consent_receipts");
            builder.HasKey(row => row.ConsentId);
            builder.Property(row => row.ConsentId).ValueGeneratedNever();
            builder.Property(row => row.KeyId).HasMaxLength(64);
            builder.HasOne<ConsentGrantRow>().WithMany().HasForeignKey(row => row.ConsentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
