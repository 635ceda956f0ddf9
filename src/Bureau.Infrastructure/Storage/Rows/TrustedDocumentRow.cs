using Bureau.Domain.Partners;
using Bureau.Domain.TrustedDocuments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A document that a partner trusts.</summary>
internal sealed class TrustedDocumentRow
{
    public required PartnerId PartnerId { get; init; }

    public required string Hash { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset TrustedAt { get; init; }

    public required string Text { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<TrustedDocumentRow>
    {
        public void Configure(EntityTypeBuilder<TrustedDocumentRow> builder)
        {
            builder.ToTable("trusted_documents");
            builder.HasKey(document => new { document.PartnerId, document.Hash });
            builder.Property(document => document.Hash).HasMaxLength(DocumentHash.Length).IsFixedLength().IsUnicode(false);
            builder.Property(document => document.Name).HasMaxLength(TrustedDocument.LongestName);
            builder.HasOne<PartnerRow>().WithMany().HasForeignKey(document => document.PartnerId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
