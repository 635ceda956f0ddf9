using Bureau.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A partner that runs its trusted documents alone.</summary>
internal sealed class TrustedOnlyRow
{
    public required PartnerId PartnerId { get; init; }

    public required DateTimeOffset Since { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<TrustedOnlyRow>
    {
        public void Configure(EntityTypeBuilder<TrustedOnlyRow> builder)
        {
            builder.ToTable("trusted_only_partners");
            builder.HasKey(partner => partner.PartnerId);
            builder.HasOne<PartnerRow>().WithOne().HasForeignKey<TrustedOnlyRow>(partner => partner.PartnerId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
