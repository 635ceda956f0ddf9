using Bureau.Domain.Companies;
using Bureau.Domain.Companies.Names;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>
/// That a company has a word in one of its names, and a mark of all its words, which tells without another look whether it may have a second one. Its key is all that it is, so the index is never
/// left; there is no foreign key, for what is found is read in the table of companies.
/// </summary>
internal sealed class CompanyNameWordRow
{
    public required string Word { get; init; }

    public required CompanyId CompanyId { get; init; }

    /// <summary>See <see cref="WordMark"/>.</summary>
    public required long Mark { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<CompanyNameWordRow>
    {
        public void Configure(EntityTypeBuilder<CompanyNameWordRow> builder)
        {
            builder.ToTable("company_name_words");
            builder.HasKey(word => new { word.Word, word.CompanyId, word.Mark });
            builder.Property(word => word.Word).HasMaxLength(CompanyWords.Longest).IsUnicode(false);
        }
    }
}
