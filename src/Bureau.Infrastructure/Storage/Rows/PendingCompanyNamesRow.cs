using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A company whose names have changed since the index of words last read them.</summary>
internal sealed class PendingCompanyNamesRow
{
    public required Guid CompanyId { get; init; }

    /// <summary>The names that are indexed, in the form of <see cref="CompanyRow.Names"/>: none of a new company.</summary>
    public required string Indexed { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<PendingCompanyNamesRow>
    {
        public void Configure(EntityTypeBuilder<PendingCompanyNamesRow> builder)
        {
            builder.ToTable("pending_company_names");
            builder.HasKey(pending => pending.CompanyId);
            builder.Property(pending => pending.CompanyId).ValueGeneratedNever();
        }
    }
}
