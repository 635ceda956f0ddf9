using Bureau.Domain.Companies;
using Bureau.Domain.Companies.Integrity;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>An integrity record of a company.</summary>
internal sealed class IntegrityRecordRow
{
    public required Guid Id { get; init; }

    public required CompanyId CompanyId { get; init; }

    /// <summary>Whose reference it is.</summary>
    public required string Source { get; init; }

    public required string Reference { get; init; }

    public required IntegrityKind Kind { get; init; }

    public required RecordDomain Domain { get; init; }

    public required DateOnly OccurredOn { get; init; }

    public DateOnly? Until { get; init; }

    public Severity? Severity { get; init; }

    public int? Result { get; init; }

    public decimal? Amount { get; init; }

    public string? Currency { get; init; }

    public required string Keeper { get; init; }

    public required string Text { get; init; }

    /// <summary>By the retention of its class, so that what is obsolete is found by an index.</summary>
    public required DateOnly ReadableUntil { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public static IntegrityRecordRow Of(string source, KeptRecord kept) => new()
    {
        Id = kept.Record.Id,
        CompanyId = kept.Company,
        Source = source,
        Reference = kept.Reference,
        Kind = kept.Record.Kind,
        Domain = kept.Record.Domain,
        OccurredOn = kept.Record.On,
        Until = kept.Record.Until,
        Severity = kept.Record.Severity,
        Result = kept.Record.Result,
        Amount = kept.Record.Amount?.Amount,
        Currency = kept.Record.Amount?.Currency,
        Keeper = kept.Record.Keeper,
        Text = kept.Record.Text,
        ReadableUntil = kept.Record.ReadableUntil,
    };

    public KeptRecord ToKept() => new(CompanyId, Reference, new(Id, Kind, Domain, OccurredOn, Keeper, Text)
    {
        Until = Until,
        Severity = Severity,
        Result = Result,
        Amount = Amount is { } amount && Currency is { } currency ? new Money(amount, currency) : null,
    });

    internal sealed class Table : IEntityTypeConfiguration<IntegrityRecordRow>
    {
        public void Configure(EntityTypeBuilder<IntegrityRecordRow> builder)
        {
            builder.ToTable("integrity_records");
            builder.Property(record => record.Id).ValueGeneratedNever();
            builder.Property(record => record.Source).HasMaxLength(130);
            builder.Property(record => record.Reference).HasMaxLength(200);
            builder.Property(record => record.Amount).HasPrecision(18, 2);
            builder.Property(record => record.Currency).HasMaxLength(3).IsFixedLength();
            builder.Property(record => record.Keeper).HasMaxLength(200);
            builder.Property(record => record.Text).HasMaxLength(IntegrityRecord.LongestText);
            builder.HasIndex(record => new { record.Source, record.Reference }).IsUnique();
            builder.HasIndex(record => record.CompanyId);
            builder.HasIndex(record => record.ReadableUntil);
        }
    }
}
