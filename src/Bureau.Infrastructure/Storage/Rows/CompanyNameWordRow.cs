using Bureau.Domain.Companies;
using Bureau.Domain.Companies.Names;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>That a company has a word in one of its names. Its key is all that it is; there is no foreign key, for what is found is read in the table of companies.</summary>
internal sealed class CompanyNameWordRow
{
    public required string Word { get; init; }

    public required CompanyId CompanyId { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<CompanyNameWordRow>
    {
        public void Configure(EntityTypeBuilder<CompanyNameWordRow> builder)
        {
            builder.ToTable("company_name_words");
            builder.HasKey(word => new { word.Word, word.CompanyId });
            builder.Property(word => word.Word).HasMaxLength(CompanyWords.Longest).IsUnicode(false);
        }
    }
}
