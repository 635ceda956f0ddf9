using System.Text.Json;
using Bureau.Domain.Corrections;
using Bureau.Domain.Disputes;
using Bureau.Domain.Listings;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A correction whose readers are still to be told; it goes when they are, and with it what was wrong.</summary>
internal sealed class CorrectionRow
{
    public required Guid Id { get; init; }

    public required SubjectId SubjectId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The dispute whose end hid an entry; null: a furnisher corrected.</summary>
    public DisputeId? DisputeId { get; set; }

    /// <summary>The account as it was: a <see cref="TradelineRow"/> in JSON; null of a dispute.</summary>
    public string? Before { get; set; }

    /// <summary>What of that it says now; null when it was taken back.</summary>
    public string? After { get; set; }

    /// <summary>A listing as it had effect: a <see cref="ListingRow"/> in JSON; null of everything else.</summary>
    public string? ListingBefore { get; set; }

    public static CorrectionRow Of(SubjectId subject, CorrectedAccount account, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(),
        SubjectId = subject,
        At = at,
        Before = JsonSerializer.Serialize(TradelineRow.Of(subject, account.Before)),
        After = account.After is { } after ? JsonSerializer.Serialize(TradelineRow.Of(subject, after)) : null,
    };

    /// <summary>Of the step that hides the entry of a dispute; null of any other.</summary>
    public static CorrectionRow? Of(Dispute dispute) => dispute is { Status: DisputeStatus.Deleted or DisputeStatus.Suppressed, ReinsertedAt: null, ClosedAt: { } at }
        ? new() { Id = Guid.CreateVersion7(), SubjectId = dispute.Subject, At = at, DisputeId = dispute.Id }
        : null;

    /// <summary>Of the step that ends what was active; null of any other.</summary>
    public static CorrectionRow? Of(SubjectId subject, Listing? before, Listing next) =>
        before is { Status: ListingStatus.Active } && next is { Status: ListingStatus.Repaired or ListingStatus.Withdrawn, EndedAt: { } at }
            ? new() { Id = Guid.CreateVersion7(), SubjectId = subject, At = at, ListingBefore = JsonSerializer.Serialize(ListingRow.Of(subject, before with { Appeal = null })) }
            : null;

    public Correction ToCorrection() => this switch
    {
        { DisputeId: { } dispute } => new Correction.Hidden(dispute) { Id = Id, Subject = SubjectId, At = At },
        { ListingBefore: { } listing } => new Correction.Delisted(Delisted(listing)) { Id = Id, Subject = SubjectId, At = At },
        _ => new Correction.Furnished(new(Account(Before!), After is null ? null : Account(After))) { Id = Id, Subject = SubjectId, At = At },
    };

    private static Listing Delisted(string text) =>
        JsonSerializer.Deserialize<ListingRow>(text)?.ToListing() ?? throw new InvalidDataException("A correction holds no listing.");

    private static Domain.CreditFiles.Tradeline Account(string text) =>
        JsonSerializer.Deserialize<TradelineRow>(text)?.ToTradeline() ?? throw new InvalidDataException("A correction holds no account.");

    internal sealed class Table : IEntityTypeConfiguration<CorrectionRow>
    {
        public void Configure(EntityTypeBuilder<CorrectionRow> builder)
        {
            builder.ToTable("corrections");
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.HasIndex(row => row.SubjectId);
            builder.HasOne<SubjectRow>().WithMany().HasForeignKey(row => row.SubjectId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
