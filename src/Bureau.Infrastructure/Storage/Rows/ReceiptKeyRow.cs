using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A key with which receipts are signed. Its public half is published for ever: a receipt has no end.</summary>
internal sealed class ReceiptKeyRow
{
    public required string KeyId { get; init; }

    /// <summary>JSON Web Key (RFC 7517).</summary>
    public required string PublicKey { get; init; }

    /// <summary>PKCS #8, encrypted.</summary>
    public required byte[] PrivateKeySealed { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it signs no more.</summary>
    public DateTimeOffset? RetiredAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<ReceiptKeyRow>
    {
        public void Configure(EntityTypeBuilder<ReceiptKeyRow> builder)
        {
            builder.ToTable("receipt_keys");
            builder.HasKey(row => row.KeyId);
            builder.Property(row => row.KeyId).HasMaxLength(64);
            builder.Property(row => row.PublicKey).HasMaxLength(1000);
            builder.Property(row => row.PrivateKeySealed).HasMaxLength(4000);
        }
    }
}
