using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>An identity number that a subject had before, with the name and birth date that went with it: all three go on finding the subject.</summary>
internal sealed class FormerIdentityNumberRow
{
    public required byte[] NumberHash { get; init; }

    public required SubjectId SubjectId { get; set; }

    public required string Name { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required IdentityNumberType NumberType { get; init; }

    public required byte[] NumberSealed { get; init; }

    public required string NumberMasked { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The subject's number as it is now, to be their former one.</summary>
    public static FormerIdentityNumberRow Of(SubjectRow subject, SubjectId owner, DateTimeOffset at) => new()
    {
        NumberHash = subject.NumberHash,
        SubjectId = owner,
        Name = subject.Name,
        BirthDate = subject.BirthDate,
        NumberType = subject.NumberType,
        NumberSealed = subject.NumberSealed,
        NumberMasked = subject.NumberMasked,
        ChangedAt = at,
    };

    internal sealed class Table : IEntityTypeConfiguration<FormerIdentityNumberRow>
    {
        public void Configure(EntityTypeBuilder<FormerIdentityNumberRow> builder)
        {
            builder.ToTable("former_identity_numbers");
            builder.HasKey(row => row.NumberHash);
            builder.Property(row => row.NumberHash).HasMaxLength(32).IsFixedLength();
            builder.Property(row => row.Name).HasMaxLength(Identity.LongestName);
            builder.Property(row => row.NumberSealed).HasMaxLength(100);
            builder.Property(row => row.NumberMasked).HasMaxLength(40);
            builder.HasIndex(row => row.SubjectId);
            builder.HasOne<SubjectRow>().WithMany().HasForeignKey(row => row.SubjectId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
