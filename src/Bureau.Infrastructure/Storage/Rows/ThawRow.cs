using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>One partner may read a frozen file until then.</summary>
internal sealed class ThawRow
{
    public required SubjectId SubjectId { get; init; }

    public required PartnerId PartnerId { get; init; }

    public required DateTimeOffset Until { get; set; }

    public required DateTimeOffset ThawedAt { get; set; }

    public static ThawRow Of(SubjectId subject, Thaw thaw) => new() { SubjectId = subject, PartnerId = thaw.Partner, Until = thaw.Until, ThawedAt = thaw.ThawedAt };

    public Thaw ToThaw() => new(PartnerId, Until, ThawedAt);

    internal sealed class Table : IEntityTypeConfiguration<ThawRow>
    {
        public void Configure(EntityTypeBuilder<ThawRow> builder)
        {
            builder.ToTable("thaws");
            builder.HasKey(row => new { row.SubjectId, row.PartnerId });
            builder.HasOne<SubjectRow>().WithMany().HasForeignKey(row => row.SubjectId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<PartnerRow>().WithMany().HasForeignKey(row => row.PartnerId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
