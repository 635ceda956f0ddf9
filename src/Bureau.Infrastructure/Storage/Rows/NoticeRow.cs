using System.Text.Json;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>Something that somebody is to be told, written in the transaction of what it tells of: no change is made without its notice.</summary>
internal sealed class NoticeRow
{
    public required Guid Id { get; init; }

    public required NoticeKind Kind { get; init; }

    /// <summary>Whom it is for: a subject, a partner, or with neither the operators.</summary>
    public SubjectId? SubjectId { get; set; }

    public PartnerId? PartnerId { get; set; }

    /// <summary>Identity of the consent, dispute, inquiry or other thing that it is about.</summary>
    public required Guid About { get; init; }

    /// <summary>Codes and names in a JSON object of strings; never an identity number, a statement or a value of the file.</summary>
    public required string Details { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When the recipient said that it was read.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>When its deliveries were laid out; null: not yet.</summary>
    public DateTimeOffset? DispatchedAt { get; set; }

    public static NoticeRow Of(Notice notice) => new()
    {
        Id = notice.Id.Value,
        Kind = notice.Kind,
        SubjectId = notice.Subject,
        PartnerId = notice.Partner,
        About = notice.About,
        Details = JsonSerializer.Serialize(notice.Details),
        At = notice.At,
    };

    public Notice ToNotice() => new(
        new NoticeId(Id), Kind, SubjectId, PartnerId, About,
        JsonSerializer.Deserialize<Dictionary<string, string>>(Details) ?? throw new InvalidDataException("A stored notice has no details."), At);

    internal sealed class Table : IEntityTypeConfiguration<NoticeRow>
    {
        public void Configure(EntityTypeBuilder<NoticeRow> builder)
        {
            builder.ToTable("notices");
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.HasIndex(row => row.DispatchedAt);
            builder.HasIndex(row => new { row.SubjectId, row.At });
            builder.HasIndex(row => new { row.PartnerId, row.At });
        }
    }
}
