using Bureau.Domain.Consents;
using Bureau.Domain.Corrections;
using Bureau.Domain.Disputes;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A partner read something that was wrong and is told which fields of which inquiry have changed.</summary>
internal sealed class CorrectionRecallRow
{
    public required Guid Id { get; init; }

    public required InquiryId InquiryId { get; init; }

    public required ConsentId ConsentId { get; init; }

    public required PartnerId PartnerId { get; init; }

    public required SubjectId SubjectId { get; init; }

    /// <summary>The dispute that it came of; null: the furnisher corrected by itself.</summary>
    public DisputeId? DisputeId { get; set; }

    /// <summary>As <c>Type.field</c>, a blank between two.</summary>
    public required string Fields { get; init; }

    /// <summary>When the partner read it.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    public required DateTimeOffset CorrectedAt { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; set; }

    public static CorrectionRecallRow Of(CorrectionRecall recall) => new()
    {
        Id = recall.Id.Value,
        InquiryId = recall.Inquiry,
        ConsentId = recall.Consent,
        PartnerId = recall.Partner,
        SubjectId = recall.Subject,
        DisputeId = recall.Dispute,
        Fields = string.Join(' ', recall.Fields),
        ReadAt = recall.ReadAt,
        CorrectedAt = recall.CorrectedAt,
        AcknowledgedAt = recall.AcknowledgedAt,
    };

    public CorrectionRecall ToRecall() => new(
        new RecallId(Id), InquiryId, ConsentId, PartnerId, SubjectId, DisputeId, Fields.Split(' ', StringSplitOptions.RemoveEmptyEntries), ReadAt, CorrectedAt, AcknowledgedAt);

    internal sealed class Table : IEntityTypeConfiguration<CorrectionRecallRow>
    {
        public void Configure(EntityTypeBuilder<CorrectionRecallRow> builder)
        {
            builder.ToTable("correction_recalls");
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.HasIndex(row => new { row.PartnerId, row.AcknowledgedAt });
            builder.HasIndex(row => row.SubjectId);
            builder.HasIndex(row => row.InquiryId);
        }
    }
}
