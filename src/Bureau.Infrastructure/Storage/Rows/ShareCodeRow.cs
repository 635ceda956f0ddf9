using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;
using Bureau.Domain.ShareCodes;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A code that a subject made for a partner to redeem once. The code is not kept, only its keyed hash.</summary>
internal sealed class ShareCodeRow
{
    public required Guid Id { get; init; }

    public required byte[] CodeHash { get; init; }

    public required SubjectId SubjectId { get; init; }

    public required Purpose Purpose { get; init; }

    public required Sections Sections { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public DateTimeOffset? RedeemedAt { get; set; }

    public PartnerId? RedeemedBy { get; set; }

    /// <summary>The consent that came of it.</summary>
    public ConsentId? ConsentId { get; set; }

    public static ShareCodeRow Of(ShareCode code, byte[] codeHash) => new()
    {
        Id = code.Id.Value,
        CodeHash = codeHash,
        SubjectId = code.Subject,
        Purpose = code.Purpose,
        Sections = code.Sections,
        CreatedAt = code.CreatedAt,
        ExpiresAt = code.ExpiresAt,
        WithdrawnAt = code.WithdrawnAt,
        RedeemedAt = code.RedeemedAt,
        RedeemedBy = code.RedeemedBy,
        ConsentId = code.Consent,
    };

    public ShareCode ToShareCode() => new()
    {
        Id = new(Id),
        Subject = SubjectId,
        Purpose = Purpose,
        Sections = Sections,
        CreatedAt = CreatedAt,
        ExpiresAt = ExpiresAt,
        WithdrawnAt = WithdrawnAt,
        RedeemedAt = RedeemedAt,
        RedeemedBy = RedeemedBy,
        Consent = ConsentId,
    };

    internal sealed class Table : IEntityTypeConfiguration<ShareCodeRow>
    {
        public void Configure(EntityTypeBuilder<ShareCodeRow> builder)
        {
            builder.ToTable("share_codes");
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.Property(row => row.CodeHash).HasMaxLength(32).IsFixedLength();
            builder.HasIndex(row => row.CodeHash).IsUnique();
            builder.HasIndex(row => row.SubjectId);
            builder.HasOne<SubjectRow>().WithMany().HasForeignKey(row => row.SubjectId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
