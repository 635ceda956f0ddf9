using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>An identity number that a subject had before: it goes on finding the subject.</summary>
internal sealed class FormerIdentityNumberRow
{
    public required byte[] NumberHash { get; init; }

    public required SubjectId SubjectId { get; set; }

    public required IdentityNumberType NumberType { get; init; }

    public required byte[] NumberSealed { get; init; }

    public required string NumberMasked { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<FormerIdentityNumberRow>
    {
        public void Configure(EntityTypeBuilder<FormerIdentityNumberRow> builder)
        {
            builder.ToTable("former_identity_numbers");
            builder.HasKey(row => row.NumberHash);
            builder.Property(row => row.NumberHash).HasMaxLength(32).IsFixedLength();
            builder.Property(row => row.NumberSealed).HasMaxLength(100);
            builder.Property(row => row.NumberMasked).HasMaxLength(40);
            builder.HasIndex(row => row.SubjectId);
            builder.HasOne<SubjectRow>().WithMany().HasForeignKey(row => row.SubjectId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
