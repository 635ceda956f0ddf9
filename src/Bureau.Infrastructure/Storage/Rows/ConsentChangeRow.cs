using Bureau.Domain.Consents;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A step of a consent, written in the step's transaction: whoever follows consents reads on from the last one that they know. Inserted, never changed.</summary>
internal sealed class ConsentChangeRow
{
    /// <summary>Given by the store, rising; a gap is a transaction that was undone, or one that is not committed yet.</summary>
    public long Sequence { get; init; }

    public required ConsentId ConsentId { get; init; }

    public required PartnerId PartnerId { get; init; }

    public required SubjectId? SubjectId { get; init; }

    public required ConsentStatus Status { get; init; }

    public required DateTimeOffset At { get; init; }

    public static ConsentChangeRow Of(ConsentGrant consent, DateTimeOffset at) =>
        new() { ConsentId = consent.Id, PartnerId = consent.Partner, SubjectId = consent.Subject, Status = consent.Status, At = at };

    internal sealed class Table : IEntityTypeConfiguration<ConsentChangeRow>
    {
        public void Configure(EntityTypeBuilder<ConsentChangeRow> builder)
        {
            builder.ToTable("consent_changes");
            builder.HasKey(row => row.Sequence);
            builder.Property(row => row.Sequence).ValueGeneratedOnAdd();
        }
    }
}
