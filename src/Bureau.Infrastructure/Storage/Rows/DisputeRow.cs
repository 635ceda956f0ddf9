using Bureau.Domain.Disputes;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>An objection to an entry. While it is open the entry carries its mark; suppressed or deleted, the entry is hidden until it is reinserted.</summary>
internal sealed class DisputeRow
{
    public required DisputeId Id { get; init; }

    public required SubjectId SubjectId { get; init; }

    /// <summary>Who furnished the account; null of a listing.</summary>
    public PartnerId? FurnisherId { get; set; }

    /// <summary>The furnisher's number of the account: it finds the entry even after it was deleted and furnished again.</summary>
    public string? AccountNumber { get; set; }

    public Guid? ListingId { get; set; }

    public required DisputeReason Reason { get; init; }

    /// <summary>The subject's words.</summary>
    public string? Statement { get; set; }

    public byte[]? EvidenceSha256 { get; set; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The last day to answer, in the subject's jurisdiction.</summary>
    public required DateOnly DueOn { get; set; }

    /// <summary>Whether more time was taken (15 U.S.C. 1681i(a)(1)(B)).</summary>
    public required bool Extended { get; set; }

    public required DisputeStatus Status { get; set; }

    public string? AnswerReason { get; set; }

    /// <summary>Who entered the entry, as the furnisher says.</summary>
    public string? EnteredBy { get; set; }

    /// <summary>Who reviewed it: another person.</summary>
    public string? ReviewedBy { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>When the entry was shown again, with notice.</summary>
    public DateTimeOffset? ReinsertedAt { get; set; }

    public required long Version { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<DisputeRow>
    {
        public void Configure(EntityTypeBuilder<DisputeRow> builder)
        {
            builder.ToTable("disputes");
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.Property(row => row.AccountNumber).HasMaxLength(60);
            builder.Property(row => row.Statement).HasMaxLength(4000);
            builder.Property(row => row.EvidenceSha256).HasMaxLength(32).IsFixedLength();
            builder.Property(row => row.AnswerReason).HasMaxLength(2000);
            builder.Property(row => row.EnteredBy).HasMaxLength(100);
            builder.Property(row => row.ReviewedBy).HasMaxLength(100);
            builder.HasIndex(row => row.SubjectId);
            builder.HasIndex(row => new { row.FurnisherId, row.Status });
            builder.HasIndex(row => new { row.Status, row.DueOn });
            builder.HasOne<SubjectRow>().WithMany().HasForeignKey(row => row.SubjectId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
