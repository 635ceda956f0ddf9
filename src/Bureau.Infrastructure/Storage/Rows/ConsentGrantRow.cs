using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A consent as it stands. The version is what the ledger locks and compares: every step and every new use raises it by one.</summary>
internal sealed class ConsentGrantRow
{
    public required ConsentId Id { get; init; }

    public required PartnerId PartnerId { get; init; }

    public required SubjectId? SubjectId { get; init; }

    public required Purpose Purpose { get; init; }

    public required Sections Sections { get; init; }

    /// <summary>Null: without a bound, in a sandbox alone.</summary>
    public required int? FrequencyUses { get; init; }

    /// <summary>Null: in the consent's whole life.</summary>
    public required TimeSpan? FrequencyWithin { get; init; }

    public required TimeSpan Lifetime { get; init; }

    public required ConsentStatus Status { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public required DateTimeOffset? DecidedAt { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required long Version { get; init; }

    /// <summary>When the subject paused it; null while it is not paused.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>The consent that this one renews.</summary>
    public ConsentId? Renews { get; init; }

    /// <summary>The other half of a mutual view: neither may be used unless both are in force.</summary>
    public ConsentId? Counterpart { get; set; }

    /// <summary>When the subject was last reminded of it.</summary>
    public DateTimeOffset? RemindedAt { get; set; }

    /// <summary>By which the partner's requests to this person are counted; null of what no partner asked for.</summary>
    public PersonKey? AskedOf { get; init; }

    public static ConsentGrantRow Of(ConsentGrant grant) => new()
    {
        Id = grant.Id,
        PartnerId = grant.Partner,
        SubjectId = grant.Subject,
        Purpose = grant.Purpose,
        Sections = grant.Sections,
        FrequencyUses = grant.Frequency?.Uses,
        FrequencyWithin = grant.Frequency?.Within,
        Lifetime = grant.Lifetime,
        Status = grant.Status,
        RequestedAt = grant.RequestedAt,
        DecidedAt = grant.DecidedAt,
        RevokedAt = grant.RevokedAt,
        ExpiresAt = grant.ExpiresAt,
        Version = grant.Version,
        PausedAt = grant.PausedAt,
        Renews = grant.Renews,
        Counterpart = grant.Counterpart,
        AskedOf = grant.AskedOf,
    };

    public ConsentGrant ToGrant(IReadOnlyList<ConsentUse> uses) => new()
    {
        Id = Id,
        Partner = PartnerId,
        Subject = SubjectId,
        Purpose = Purpose,
        Sections = Sections,
        Frequency = FrequencyUses is { } times ? new FrequencyBound(times, FrequencyWithin) : null,
        Lifetime = Lifetime,
        Status = Status,
        RequestedAt = RequestedAt,
        DecidedAt = DecidedAt,
        RevokedAt = RevokedAt,
        ExpiresAt = ExpiresAt,
        Version = Version,
        PausedAt = PausedAt,
        Renews = Renews,
        Counterpart = Counterpart,
        AskedOf = AskedOf,
        Uses = uses,
    };

    internal sealed class Table : IEntityTypeConfiguration<ConsentGrantRow>
    {
        public void Configure(EntityTypeBuilder<ConsentGrantRow> builder)
        {
            builder.ToTable("consent_grants");
            builder.Property(consent => consent.Id).ValueGeneratedNever();
            builder.HasIndex(consent => consent.SubjectId);

            // One open request of a partner to a person for a purpose. The numbers are those of ConsentStatus; every store reads these filters alike.
            builder.HasIndex(consent => new { consent.PartnerId, consent.AskedOf, consent.Purpose }).IsUnique().HasFilter("status = 1 AND asked_of IS NOT NULL");
            builder.HasIndex(consent => new { consent.PartnerId, consent.AskedOf, consent.RequestedAt });
            builder.HasIndex(consent => consent.ExpiresAt).HasFilter("status IN (1, 2, 6)");
            builder.HasOne<PartnerRow>().WithMany().HasForeignKey(consent => consent.PartnerId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<SubjectRow>().WithMany().HasForeignKey(consent => consent.SubjectId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
