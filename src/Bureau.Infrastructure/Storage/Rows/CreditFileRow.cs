using Bureau.Domain.CreditFiles;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>
/// The head of a credit file: what the ledger locks. Whoever changes a tradeline, a listing or the freeze of a subject MUST raise the version
/// in the same transaction, and whoever changes several files in one transaction MUST lock them in the order of their ids.
/// </summary>
internal sealed class CreditFileRow
{
    public required SubjectId SubjectId { get; init; }

    public required long Version { get; set; }

    public required bool Frozen { get; set; }

    /// <summary>When the file was closed for good: its subject died, or it was merged into another.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    public FileHead ToHead(IReadOnlyList<Thaw> thaws) => new(SubjectId, Version, Frozen) { ClosedAt = ClosedAt, Thaws = thaws };

    internal sealed class Table : IEntityTypeConfiguration<CreditFileRow>
    {
        public void Configure(EntityTypeBuilder<CreditFileRow> builder)
        {
            builder.ToTable("credit_files");
            builder.HasKey(file => file.SubjectId);
            builder.Property(file => file.SubjectId).ValueGeneratedNever();
            builder.HasOne<SubjectRow>().WithOne().HasForeignKey<CreditFileRow>(file => file.SubjectId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
