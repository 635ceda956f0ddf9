using Bureau.Domain.Companies;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>Who looked at a company: inserted, never changed, and no foreign keys, as in the ledger of inquiries about people.</summary>
internal sealed class CompanyInquiryRow
{
    /// <summary>Given by the store, rising; a gap is a transaction that was undone.</summary>
    public long Sequence { get; init; }

    public required InquiryId Id { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required PartnerId PartnerId { get; init; }

    /// <summary>Null: no company was disclosed.</summary>
    public required CompanyId? CompanyId { get; init; }

    public required long? CompanyVersion { get; init; }

    public required string Question { get; init; }

    public required string Asked { get; init; }

    public required string? Denial { get; init; }

    public static IEnumerable<CompanyInquiryRow> Of(CompanyInquiry inquiry) =>
        inquiry.Read.Count == 0 ? [Of(inquiry, null)] : inquiry.Read.Select(read => Of(inquiry, read));

    public CompanyInquiry ToInquiry() =>
        new(Id, MadeAt, PartnerId, Question, Asked, CompanyId is { } company && CompanyVersion is { } version ? [new(company, version)] : []) { Denial = Denial };

    private static CompanyInquiryRow Of(CompanyInquiry inquiry, ReadCompany? read) => new()
    {
        Id = inquiry.Id,
        MadeAt = inquiry.MadeAt,
        PartnerId = inquiry.Partner,
        CompanyId = read?.Company,
        CompanyVersion = read?.Version,
        Question = inquiry.Question,
        Asked = inquiry.Asked,
        Denial = inquiry.Denial,
    };

    internal sealed class Table : IEntityTypeConfiguration<CompanyInquiryRow>
    {
        public void Configure(EntityTypeBuilder<CompanyInquiryRow> builder)
        {
            builder.ToTable("company_inquiries");
            builder.HasKey(inquiry => inquiry.Sequence);
            builder.Property(inquiry => inquiry.Sequence).ValueGeneratedOnAdd();
            builder.Property(inquiry => inquiry.Question).HasMaxLength(60);
            builder.Property(inquiry => inquiry.Asked).HasMaxLength(400);
            builder.Property(inquiry => inquiry.Denial).HasMaxLength(60);
            builder.HasIndex(inquiry => new { inquiry.CompanyId, inquiry.Sequence });
        }
    }
}
