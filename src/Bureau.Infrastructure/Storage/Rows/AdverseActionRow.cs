using Bureau.Domain.Consents;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A partner decided against a person by an inquiry and has told them so; once for an inquiry, never changed.</summary>
internal sealed class AdverseActionRow
{
    public required Guid Id { get; init; }

    public required InquiryId InquiryId { get; init; }

    public required ConsentId ConsentId { get; init; }

    public required PartnerId PartnerId { get; init; }

    public required SubjectId SubjectId { get; init; }

    /// <summary>What the person was told, in JSON.</summary>
    public required string Notice { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<AdverseActionRow>
    {
        public void Configure(EntityTypeBuilder<AdverseActionRow> builder)
        {
            builder.ToTable("adverse_actions");
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.HasIndex(row => row.InquiryId).IsUnique();
            builder.HasIndex(row => row.SubjectId);
            builder.HasIndex(row => row.PartnerId);
        }
    }
}
