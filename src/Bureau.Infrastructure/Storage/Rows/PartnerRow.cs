using System.Collections.Frozen;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A partner's agreement. Its purposes and thresholds are parts of it: whoever changes one MUST raise the version in the same transaction.</summary>
internal sealed class PartnerRow
{
    public required PartnerId Id { get; init; }

    public required string Name { get; set; }

    public required Tier Tier { get; set; }

    public required bool Suspended { get; set; }

    public required long Version { get; set; }

    /// <summary>The furnisher's agreement of the same house.</summary>
    public PartnerId? FurnishesAs { get; set; }

    /// <summary>The record domains in which an authority may list: their names, a blank between two.</summary>
    public string Accredited { get; set; } = "";

    public List<PartnerPurposeRow> Purposes { get; init; } = [];

    public List<PartnerThresholdRow> Thresholds { get; init; } = [];

    public static PartnerRow Of(PartnerAgreement agreement) => new()
    {
        Id = agreement.Id,
        Name = agreement.Name,
        Tier = agreement.Tier,
        Suspended = agreement.Suspended,
        Version = agreement.Version,
        FurnishesAs = agreement.FurnishesAs,
        Accredited = string.Join(' ', agreement.Accredited.Order()),
        Purposes = [.. agreement.Purposes.Select(purpose => new PartnerPurposeRow { Purpose = purpose })],
        Thresholds = [.. agreement.Thresholds.Values.Select(PartnerThresholdRow.Of)],
    };

    public PartnerAgreement ToAgreement() => new(
        Id, Name, Tier, Suspended,
        Purposes.Select(row => row.Purpose).ToFrozenSet(),
        Thresholds.Select(row => row.ToThreshold()).ToFrozenDictionary(threshold => threshold.Category),
        Version)
    {
        FurnishesAs = FurnishesAs,
        Accredited = Accredited.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<RecordDomain>).ToFrozenSet(),
    };

    internal sealed class Table : IEntityTypeConfiguration<PartnerRow>
    {
        public void Configure(EntityTypeBuilder<PartnerRow> builder)
        {
            builder.ToTable("partners");
            builder.Property(partner => partner.Id).ValueGeneratedNever();
            builder.Property(partner => partner.Name).HasMaxLength(200);
            builder.Property(partner => partner.Accredited).HasMaxLength(200).HasDefaultValue("").ValueGeneratedNever();
            builder.OwnsMany(partner => partner.Purposes, purposes =>
            {
                purposes.ToTable("partner_purposes");
                purposes.WithOwner().HasForeignKey(row => row.PartnerId);
                purposes.HasKey(row => new { row.PartnerId, row.Purpose });
                purposes.Property(row => row.Purpose).ValueGeneratedNever();
            });
            builder.OwnsMany(partner => partner.Thresholds, thresholds =>
            {
                thresholds.ToTable("partner_thresholds");
                thresholds.WithOwner().HasForeignKey(row => row.PartnerId);
                thresholds.HasKey(row => new { row.PartnerId, row.Category });
                thresholds.Property(row => row.Category).ValueGeneratedNever();
                thresholds.Property(row => row.MaximumDeposit).HasPrecision(18, 2);
                thresholds.Property(row => row.Currency).HasMaxLength(3).IsFixedLength();
            });
        }
    }
}

/// <summary>A purpose that an agreement names.</summary>
internal sealed class PartnerPurposeRow
{
    public PartnerId PartnerId { get; init; }

    public required Purpose Purpose { get; init; }
}

/// <summary>A threshold that a partner registered.</summary>
internal sealed class PartnerThresholdRow
{
    public PartnerId PartnerId { get; init; }

    public required DepositCategory Category { get; init; }

    public required int MinimumScore { get; init; }

    public required decimal MaximumDeposit { get; init; }

    public required string Currency { get; init; }

    public static PartnerThresholdRow Of(DepositThreshold threshold) => new()
    {
        Category = threshold.Category,
        MinimumScore = threshold.MinimumScore,
        MaximumDeposit = threshold.MaximumDeposit.Amount,
        Currency = threshold.MaximumDeposit.Currency,
    };

    public DepositThreshold ToThreshold() => new(Category, MinimumScore, new Money(MaximumDeposit, Currency));
}
