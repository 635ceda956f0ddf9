using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A person. The identity number is stored three times, never in the clear: to find it, to give it back, to show it.</summary>
internal sealed class SubjectRow
{
    public required SubjectId Id { get; init; }

    public required string Name { get; set; }

    public required DateOnly BirthDate { get; init; }

    public required IdentityNumberType NumberType { get; set; }

    /// <summary>Keyed hash of type and number, 32 bytes: see <see cref="Secrets.IdentityVault"/>. Of somebody who was merged: chance, since the number finds the kept one.</summary>
    public required byte[] NumberHash { get; set; }

    /// <summary>The number, encrypted.</summary>
    public required byte[] NumberSealed { get; set; }

    public required string NumberMasked { get; set; }

    /// <summary>The day of death.</summary>
    public DateOnly? DeceasedOn { get; set; }

    /// <summary>Who it turned out to be: the file and everything of it are there.</summary>
    public SubjectId? MergedInto { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<SubjectRow>
    {
        public void Configure(EntityTypeBuilder<SubjectRow> builder)
        {
            builder.ToTable("subjects");
            builder.Property(subject => subject.Id).ValueGeneratedNever();
            builder.Property(subject => subject.Name).HasMaxLength(Identity.LongestName);
            builder.Property(subject => subject.NumberHash).HasMaxLength(32).IsFixedLength();
            builder.Property(subject => subject.NumberSealed).HasMaxLength(100);
            builder.Property(subject => subject.NumberMasked).HasMaxLength(40);
            builder.HasIndex(subject => subject.NumberHash).IsUnique();
            builder.HasIndex(subject => subject.MergedInto).HasFilter("merged_into IS NOT NULL");
        }
    }
}
