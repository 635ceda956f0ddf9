using Bureau.Domain.Companies.Names;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A word of the vocabulary, and how many companies have it in their names; 0 when none has it any more.</summary>
internal sealed class CompanyWordRow
{
    public required string Word { get; init; }

    public required int Companies { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<CompanyWordRow>
    {
        public void Configure(EntityTypeBuilder<CompanyWordRow> builder)
        {
            builder.ToTable("company_words");
            builder.HasKey(word => word.Word);
            builder.Property(word => word.Word).HasMaxLength(CompanyWords.Longest).IsUnicode(false);
        }
    }
}
