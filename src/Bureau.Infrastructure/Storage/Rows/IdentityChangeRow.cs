using Bureau.Domain.IdentityChanges;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A change of who somebody is, proposed by one operator and confirmed by another. It names people as they were then, and goes over to nobody.</summary>
internal sealed class IdentityChangeRow
{
    public required Guid Id { get; init; }

    public required IdentityChangeKind Kind { get; init; }

    /// <summary>Who has died, is a duplicate, or has another number.</summary>
    public required SubjectId PersonId { get; init; }

    public required string PersonName { get; init; }

    public required string PersonNumberMasked { get; init; }

    /// <summary>Who the duplicate is.</summary>
    public SubjectId? KeptId { get; init; }

    public string? KeptName { get; init; }

    public string? KeptNumberMasked { get; init; }

    public DateOnly? DiedOn { get; init; }

    public IdentityNumberType? NumberType { get; init; }

    /// <summary>The new number, encrypted.</summary>
    public byte[]? NumberSealed { get; init; }

    public required string Because { get; init; }

    public required PartnerId ProposedBy { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public required IdentityChangeStatus Status { get; init; }

    public PartnerId? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public required long Version { get; init; }

    public static IdentityChangeRow Of(IdentityChange change, IdentityVault vault) => new()
    {
        Id = change.Id.Value,
        Kind = change.Kind,
        PersonId = change.Person.Subject,
        PersonName = change.Person.Name,
        PersonNumberMasked = change.Person.MaskedNumber,
        KeptId = change.Kept?.Subject,
        KeptName = change.Kept?.Name,
        KeptNumberMasked = change.Kept?.MaskedNumber,
        DiedOn = change.DiedOn,
        NumberType = change.Number?.Type,
        NumberSealed = change.Number is { } number ? vault.Seal(number) : null,
        Because = change.Because,
        ProposedBy = change.ProposedBy,
        ProposedAt = change.ProposedAt,
        Status = change.Status,
        DecidedBy = change.DecidedBy,
        DecidedAt = change.DecidedAt,
        Version = change.Version,
    };

    public IdentityChange ToChange(IdentityVault vault) => new()
    {
        Id = new(Id),
        Kind = Kind,
        Person = new(PersonId, PersonName, PersonNumberMasked),
        Kept = KeptId is { } kept ? new(kept, KeptName ?? "", KeptNumberMasked ?? "") : null,
        DiedOn = DiedOn,
        Number = NumberType is { } type && NumberSealed is { } number ? vault.Open(type, number) : null,
        Because = Because,
        ProposedBy = ProposedBy,
        ProposedAt = ProposedAt,
        Status = Status,
        DecidedBy = DecidedBy,
        DecidedAt = DecidedAt,
        Version = Version,
    };

    internal sealed class Table : IEntityTypeConfiguration<IdentityChangeRow>
    {
        public void Configure(EntityTypeBuilder<IdentityChangeRow> builder)
        {
            builder.ToTable("identity_changes");
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.Property(row => row.PersonName).HasMaxLength(Identity.LongestName);
            builder.Property(row => row.PersonNumberMasked).HasMaxLength(40);
            builder.Property(row => row.KeptName).HasMaxLength(Identity.LongestName);
            builder.Property(row => row.KeptNumberMasked).HasMaxLength(40);
            builder.Property(row => row.NumberSealed).HasMaxLength(100);
            builder.Property(row => row.Because).HasMaxLength(IdentityChange.LongestReason);
            builder.HasIndex(row => row.ProposedAt);
            builder.HasOne<SubjectRow>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<SubjectRow>().WithMany().HasForeignKey(row => row.KeptId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
