using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A key with which the bureau signs. The private key is encrypted under the bureau's secret.</summary>
internal sealed class SigningKeyRow
{
    /// <summary>The key's name in tokens and in the published key set (RFC 7517, kid).</summary>
    public required string KeyId { get; init; }

    /// <summary>RFC 7518, such as ES256.</summary>
    public required string Algorithm { get; init; }

    /// <summary>PKCS #8, encrypted.</summary>
    public required byte[] PrivateKeySealed { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>When it was taken out of use: it signs no more, and a token that it signed is no longer accepted.</summary>
    public required DateTimeOffset? RetiredAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<SigningKeyRow>
    {
        public void Configure(EntityTypeBuilder<SigningKeyRow> builder)
        {
            builder.ToTable("signing_keys");
            builder.HasKey(key => key.KeyId);
            builder.Property(key => key.KeyId).HasMaxLength(64);
            builder.Property(key => key.Algorithm).HasMaxLength(16);
            builder.Property(key => key.PrivateKeySealed).HasMaxLength(4000);
        }
    }
}
