using Bureau.Domain.Companies.Names;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A word of the vocabulary under what is left of it when one letter is missing.</summary>
internal sealed class CompanyWordTypoRow
{
    public required string Remainder { get; init; }

    public required string Word { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<CompanyWordTypoRow>
    {
        public void Configure(EntityTypeBuilder<CompanyWordTypoRow> builder)
        {
            builder.ToTable("company_word_typos");
            builder.HasKey(typo => new { typo.Remainder, typo.Word });
            builder.Property(typo => typo.Remainder).HasMaxLength(CompanyWords.Longest).IsUnicode(false);
            builder.Property(typo => typo.Word).HasMaxLength(CompanyWords.Longest).IsUnicode(false);
        }
    }
}
