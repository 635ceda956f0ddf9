using Bureau.Domain.Companies;
using Bureau.Domain.Companies.Names;
using Bureau.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A partner's decision that a company is not the one that a name stands for.</summary>
internal sealed class ScreeningExclusionRow
{
    public required PartnerId PartnerId { get; init; }

    public required string Name { get; init; }

    public required CompanyId CompanyId { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<ScreeningExclusionRow>
    {
        public void Configure(EntityTypeBuilder<ScreeningExclusionRow> builder)
        {
            builder.ToTable("screening_exclusions");
            builder.HasKey(exclusion => new { exclusion.PartnerId, exclusion.Name, exclusion.CompanyId });
            builder.Property(exclusion => exclusion.Name).HasMaxLength(NameQuery.Longest);
        }
    }
}
