using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>The subject's own words about an entry or the whole file; they travel with it.</summary>
internal sealed class StatementRow
{
    public required Guid Id { get; init; }

    public required SubjectId SubjectId { get; init; }

    /// <summary>Of the account; null of a listing or the whole file.</summary>
    public PartnerId? FurnisherId { get; set; }

    public string? AccountNumber { get; set; }

    public Guid? ListingId { get; set; }

    public required string Text { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<StatementRow>
    {
        public void Configure(EntityTypeBuilder<StatementRow> builder)
        {
            builder.ToTable("statements");
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.Property(row => row.AccountNumber).HasMaxLength(60);
            builder.Property(row => row.Text).HasMaxLength(4000);
            builder.HasIndex(row => row.SubjectId);
            builder.HasOne<SubjectRow>().WithMany().HasForeignKey(row => row.SubjectId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
