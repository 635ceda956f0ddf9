using System.Text.Json;
using Bureau.Domain.AdverseActions;
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

    public static AdverseActionRow Of(AdverseAction action) => new()
    {
        Id = action.Id.Value,
        InquiryId = action.Inquiry,
        ConsentId = action.Consent,
        PartnerId = action.Partner,
        SubjectId = action.Subject,
        Notice = JsonSerializer.Serialize(action.Notice),
        IssuedAt = action.IssuedAt,
    };

    public AdverseAction ToAction() => new(
        new AdverseActionId(Id), InquiryId, ConsentId, PartnerId, SubjectId,
        JsonSerializer.Deserialize<AdverseActionNotice>(Notice) ?? throw new InvalidDataException("A kept notice is empty."), IssuedAt);

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
