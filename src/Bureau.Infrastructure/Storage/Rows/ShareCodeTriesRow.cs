using Bureau.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>How often a partner tried codes that were none, by the hour; a try that is under way counts until it was right.</summary>
internal sealed class ShareCodeTriesRow
{
    public required PartnerId PartnerId { get; init; }

    public required DateTimeOffset Hour { get; init; }

    public required int Failures { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<ShareCodeTriesRow>
    {
        public void Configure(EntityTypeBuilder<ShareCodeTriesRow> builder)
        {
            builder.ToTable("share_code_tries");
            builder.HasKey(row => new { row.PartnerId, row.Hour });
            builder.Property(row => row.Hour).ValueGeneratedNever();
        }
    }
}
