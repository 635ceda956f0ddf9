using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>
/// An entry of the ledger: inserted, never changed. It refers to others by id and has no foreign keys: an inquiry about a consent that never
/// existed is recorded too, and the record outlives what it speaks of. The key is its place in the ledger; each index more costs every commit.
/// </summary>
internal sealed class InquiryRow
{
    /// <summary>Given by the store, rising; a gap is a transaction that was undone.</summary>
    public long Sequence { get; init; }

    public required InquiryId Id { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required PartnerId PartnerId { get; init; }

    public required ConsentId ConsentId { get; init; }

    public required SubjectId? SubjectId { get; init; }

    public required Purpose? Purpose { get; init; }

    public required string Question { get; init; }

    /// <summary>As <c>Type.field</c>, a blank between two.</summary>
    public required string Fields { get; init; }

    /// <summary>The code of the refusal; null: the fields were disclosed.</summary>
    public required string? Denial { get; init; }

    /// <summary>The version decided on; null for a refusal, as are the two that follow.</summary>
    public required long? ConsentVersion { get; init; }

    public required long? AgreementVersion { get; init; }

    public required long? FileVersion { get; init; }

    /// <summary>The inquiry. The use that it may have made is kept with the consent and not read here.</summary>
    public Inquiry ToInquiry() => new(
        Id, MadeAt, PartnerId, ConsentId, SubjectId, Purpose, Question, Fields.Split(' ', StringSplitOptions.RemoveEmptyEntries), Denial,
        this is { ConsentVersion: { } consent, AgreementVersion: { } agreement, FileVersion: { } file } ? new DecidedOn(consent, agreement, file, null) : null);

    internal sealed class Table : IEntityTypeConfiguration<InquiryRow>
    {
        public void Configure(EntityTypeBuilder<InquiryRow> builder)
        {
            builder.ToTable("inquiries");
            builder.HasKey(inquiry => inquiry.Sequence);
            builder.Property(inquiry => inquiry.Sequence).ValueGeneratedOnAdd();
            builder.Property(inquiry => inquiry.Question).HasMaxLength(100);
            builder.Property(inquiry => inquiry.Denial).HasMaxLength(60);
            builder.HasIndex(inquiry => new { inquiry.SubjectId, inquiry.Sequence });
        }
    }
}
