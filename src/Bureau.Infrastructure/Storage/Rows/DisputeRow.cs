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

    /// <summary>Who reports the entry and is to answer; null of a listing whose authority the bureau has no agreement with.</summary>
    public PartnerId? FurnisherId { get; set; }

    /// <summary>The furnisher's number of the account: it finds the entry even after it was deleted and furnished again.</summary>
    public string? AccountNumber { get; set; }

    public Guid? ListingId { get; set; }

    public required DisputeReason Reason { get; init; }

    /// <summary>The subject's words.</summary>
    public string? Statement { get; set; }

    public byte[]? EvidenceSha256 { get; set; }

    /// <summary>The day up to which <see cref="EntryHash"/> is made.</summary>
    public DateOnly? EntryUpTo { get; set; }

    /// <summary>What the account said when the dispute was opened: <see cref="EntryPrint"/>.</summary>
    public string? EntryHash { get; set; }

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

    /// <summary>Who certified it then.</summary>
    public string? ReinsertedBy { get; set; }

    public required long Version { get; set; }

    public static DisputeRow Of(Dispute dispute) => new()
    {
        Id = dispute.Id,
        SubjectId = dispute.Subject,
        FurnisherId = dispute.AnsweredBy,
        AccountNumber = (dispute.Entry as FileEntry.Account)?.Number,
        ListingId = (dispute.Entry as FileEntry.Listed)?.Id,
        Reason = dispute.Reason,
        Statement = dispute.Statement,
        EvidenceSha256 = dispute.EvidenceSha256,
        EntryUpTo = dispute.Print?.UpTo,
        EntryHash = dispute.Print?.Hash,
        OpenedAt = dispute.OpenedAt,
        DueOn = dispute.DueOn,
        Extended = dispute.Extended,
        Status = dispute.Status,
        AnswerReason = dispute.AnswerReason,
        EnteredBy = dispute.EnteredBy,
        ReviewedBy = dispute.ReviewedBy,
        ClosedAt = dispute.ClosedAt,
        ReinsertedAt = dispute.ReinsertedAt,
        ReinsertedBy = dispute.ReinsertedBy,
        Version = dispute.Version,
    };

    /// <param name="jurisdiction">That of the subject.</param>
    public Dispute ToDispute(Jurisdiction jurisdiction) => new()
    {
        Id = Id,
        Subject = SubjectId,
        Jurisdiction = jurisdiction,
        Entry = StatementRow.Entry(FurnisherId, AccountNumber, ListingId) ?? throw new InvalidDataException("A stored dispute is about no entry."),
        AnsweredBy = FurnisherId,
        Reason = Reason,
        Statement = Statement,
        EvidenceSha256 = EvidenceSha256,
        Print = EntryUpTo is { } upTo && EntryHash is { } hash ? new EntryPrint(upTo, hash) : null,
        OpenedAt = OpenedAt,
        DueOn = DueOn,
        Extended = Extended,
        Status = Status,
        AnswerReason = AnswerReason,
        EnteredBy = EnteredBy,
        ReviewedBy = ReviewedBy,
        ClosedAt = ClosedAt,
        ReinsertedAt = ReinsertedAt,
        ReinsertedBy = ReinsertedBy,
        Version = Version,
    };

    internal sealed class Table : IEntityTypeConfiguration<DisputeRow>
    {
        public void Configure(EntityTypeBuilder<DisputeRow> builder)
        {
            builder.ToTable("disputes");
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.Property(row => row.AccountNumber).HasMaxLength(60);
            builder.Property(row => row.Statement).HasMaxLength(4000);
            builder.Property(row => row.EvidenceSha256).HasMaxLength(32).IsFixedLength();
            builder.Property(row => row.EntryHash).HasMaxLength(64).IsFixedLength().IsUnicode(false);
            builder.Property(row => row.ReinsertedBy).HasMaxLength(100);
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
