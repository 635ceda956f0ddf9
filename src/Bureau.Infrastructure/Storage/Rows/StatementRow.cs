using Bureau.Domain.Disputes;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>The subject's own words about an entry or the whole file; they travel with it.</summary>
internal sealed class StatementRow
{
    public required Guid Id { get; init; }

    public required SubjectId SubjectId { get; init; }

    /// <summary>Of the account; null of a listing or the whole file.</summary>
    public PartnerId? FurnisherId { get; set; }

    public string? AccountNumber { get; set; }

    public Guid? ListingId { get; set; }

    public required string Text { get; init; }

    public byte[]? EvidenceSha256 { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public static StatementRow Of(Statement statement) => new()
    {
        Id = statement.Id.Value,
        SubjectId = statement.Subject,
        FurnisherId = (statement.Entry as FileEntry.Account)?.Furnisher,
        AccountNumber = (statement.Entry as FileEntry.Account)?.Number,
        ListingId = (statement.Entry as FileEntry.Listed)?.Id,
        Text = statement.Text,
        EvidenceSha256 = statement.EvidenceSha256,
        WrittenAt = statement.WrittenAt,
        WithdrawnAt = statement.WithdrawnAt,
    };

    public Statement ToStatement() => new(new StatementId(Id), SubjectId, Entry(FurnisherId, AccountNumber, ListingId), Text, EvidenceSha256, WrittenAt, WithdrawnAt);

    /// <summary>The entry that a row names; null when it names none.</summary>
    public static FileEntry? Entry(PartnerId? furnisher, string? accountNumber, Guid? listing) =>
        listing is { } id ? new FileEntry.Listed(id)
        : furnisher is { } known && accountNumber is not null ? new FileEntry.Account(known, accountNumber)
        : null;

    internal sealed class Table : IEntityTypeConfiguration<StatementRow>
    {
        public void Configure(EntityTypeBuilder<StatementRow> builder)
        {
            builder.ToTable("statements");
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.Property(row => row.AccountNumber).HasMaxLength(60);
            builder.Property(row => row.Text).HasMaxLength(4000);
            builder.Property(row => row.EvidenceSha256).HasMaxLength(32).IsFixedLength();
            builder.HasIndex(row => row.SubjectId);
            builder.HasOne<SubjectRow>().WithMany().HasForeignKey(row => row.SubjectId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
