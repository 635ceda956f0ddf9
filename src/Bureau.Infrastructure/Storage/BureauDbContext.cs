using System.Data;
using Bureau.Domain.Companies;
using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disputes;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Bureau.Infrastructure.Storage;

/// <summary>
/// The bureau's tables: one model for three providers. Each provider derives a context of its own, which holds what it alone needs and
/// gives it its own migrations. Times are UTC ticks in a bigint: they sort and compare on every provider, SQLite included, and what is read
/// back is exactly what a caller was told, where the providers' own types round differently.
/// </summary>
public abstract class BureauDbContext : DbContext
{
    private protected BureauDbContext(DbContextOptions options)
        : base(options)
    {
    }

    internal DbSet<SubjectRow> Subjects => Set<SubjectRow>();

    internal DbSet<CreditFileRow> CreditFiles => Set<CreditFileRow>();

    internal DbSet<TradelineRow> Tradelines => Set<TradelineRow>();

    internal DbSet<FormerAccountNumberRow> FormerAccountNumbers => Set<FormerAccountNumberRow>();

    internal DbSet<MatchReviewRow> MatchReviews => Set<MatchReviewRow>();

    internal DbSet<HeldMonthRow> HeldMonths => Set<HeldMonthRow>();

    internal DbSet<FurnishingBatchRow> FurnishingBatches => Set<FurnishingBatchRow>();

    internal DbSet<ListingRow> Listings => Set<ListingRow>();

    internal DbSet<CompanyRow> Companies => Set<CompanyRow>();

    internal DbSet<CompanyClockRow> CompanyClock => Set<CompanyClockRow>();

    internal DbSet<CompanyNameWordRow> CompanyNameWords => Set<CompanyNameWordRow>();

    internal DbSet<PendingCompanyNamesRow> PendingCompanyNames => Set<PendingCompanyNamesRow>();

    internal DbSet<CompanyWordRow> CompanyWords => Set<CompanyWordRow>();

    internal DbSet<CompanyWordTypoRow> CompanyWordTypos => Set<CompanyWordTypoRow>();

    internal DbSet<ScreeningExclusionRow> ScreeningExclusions => Set<ScreeningExclusionRow>();

    internal DbSet<CompanyInquiryRow> CompanyInquiries => Set<CompanyInquiryRow>();

    internal DbSet<IntegrityRecordRow> IntegrityRecords => Set<IntegrityRecordRow>();

    internal DbSet<PartnerRow> Partners => Set<PartnerRow>();

    internal DbSet<TrustedDocumentRow> TrustedDocuments => Set<TrustedDocumentRow>();

    internal DbSet<TrustedOnlyRow> TrustedOnly => Set<TrustedOnlyRow>();

    internal DbSet<ConsentGrantRow> ConsentGrants => Set<ConsentGrantRow>();

    internal DbSet<ConsentUseRow> ConsentUses => Set<ConsentUseRow>();

    internal DbSet<InquiryRow> Inquiries => Set<InquiryRow>();

    internal DbSet<ScoreRow> Scores => Set<ScoreRow>();

    internal DbSet<SigningKeyRow> SigningKeys => Set<SigningKeyRow>();

    internal DbSet<NoticeRow> Notices => Set<NoticeRow>();

    internal DbSet<NoticeDeliveryRow> NoticeDeliveries => Set<NoticeDeliveryRow>();

    internal DbSet<DeliveryEndpointRow> DeliveryEndpoints => Set<DeliveryEndpointRow>();

    internal DbSet<WorkPositionRow> WorkPositions => Set<WorkPositionRow>();

    internal DbSet<ConsentReceiptRow> ConsentReceipts => Set<ConsentReceiptRow>();

    internal DbSet<ConsentChangeRow> ConsentChanges => Set<ConsentChangeRow>();

    internal DbSet<ReceiptKeyRow> ReceiptKeys => Set<ReceiptKeyRow>();

    internal DbSet<ShareCodeRow> ShareCodes => Set<ShareCodeRow>();

    internal DbSet<ShareCodeTriesRow> ShareCodeTries => Set<ShareCodeTriesRow>();

    internal DbSet<DisputeRow> Disputes => Set<DisputeRow>();

    internal DbSet<StatementRow> Statements => Set<StatementRow>();

    internal DbSet<CorrectionRecallRow> CorrectionRecalls => Set<CorrectionRecallRow>();

    internal DbSet<CorrectionRow> Corrections => Set<CorrectionRow>();

    internal DbSet<AdverseActionRow> AdverseActions => Set<AdverseActionRow>();

    internal DbSet<HumanReviewRow> HumanReviews => Set<HumanReviewRow>();

    internal DbSet<ThawRow> Thaws => Set<ThawRow>();

    internal DbSet<FormerIdentityNumberRow> FormerIdentityNumbers => Set<FormerIdentityNumberRow>();

    internal DbSet<IdentityChangeRow> IdentityChanges => Set<IdentityChangeRow>();

    internal DbSet<ThresholdChangeRow> ThresholdChanges => Set<ThresholdChangeRow>();

    internal DbSet<ProbeAlarmRow> ProbeAlarms => Set<ProbeAlarmRow>();

    internal DbSet<InquiryTallyRow> InquiryTallies => Set<InquiryTallyRow>();

    internal DbSet<IdempotencyKeyRow> IdempotencyKeys => Set<IdempotencyKeyRow>();

    /// <summary>The statements by which the ledger commits on this provider.</summary>
    internal abstract LedgerDialect Ledger { get; }

    /// <summary>How furnished rows are found and written on this provider.</summary>
    internal abstract FurnishedTables Furnished { get; }

    /// <summary>
    /// Stores snapshots of scores, each in the place of one of the same subject, month and card. Its parameter, <c>{0}</c>, is the rows in a JSON array.
    /// </summary>
    internal abstract string ReplaceScores { get; }

    /// <summary>Whether rows are bound to a prepared statement one by one, rather than sent together.</summary>
    internal virtual bool BindsRows => false;

    /// <summary>
    /// The rows of a JSON array, <c>{0}</c>, as what stands behind FROM, under the alias <c>given</c>. Names in the array are those of the columns.
    /// </summary>
    internal abstract string RowsOfJson(IReadOnlyList<(string Name, string Type)> columns);

    /// <summary>
    /// Where the store has one writer at a time: whose turn it is among those of this process. SQLite alone lets waiting writers look for the
    /// lock at intervals, and whoever writes all the time, as the ledger does, always has it when they look.
    /// </summary>
    private protected virtual SemaphoreSlim? Turn => null;

    /// <summary>Brings the database to the newest migration, creating it when there is none; other processes may do the same at that moment.</summary>
    internal virtual Task MigrateAsync(CancellationToken cancellation) => Database.MigrateAsync(cancellation);

    /// <summary>Begins a transaction that writes, when it is this context's turn. Everything that writes begins here.</summary>
    internal async Task<WriteTransaction> BeginWriteAsync(CancellationToken cancellation)
    {
        var turn = Turn;
        if (turn is not null)
            await turn.WaitAsync(cancellation);
        try
        {
            return new(await Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation), turn);
        }
        catch
        {
            turn?.Release();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<TimeSpan>().HaveConversion<long>();
        configurationBuilder.Properties<SubjectId>().HaveConversion<SubjectIdValue>();
        configurationBuilder.Properties<PartnerId>().HaveConversion<PartnerIdValue>();
        configurationBuilder.Properties<ConsentId>().HaveConversion<ConsentIdValue>();
        configurationBuilder.Properties<PersonKey>().HaveConversion<PersonKeyValue>();
        configurationBuilder.Properties<InquiryId>().HaveConversion<InquiryIdValue>();
        configurationBuilder.Properties<TradelineId>().HaveConversion<TradelineIdValue>();
        configurationBuilder.Properties<DisputeId>().HaveConversion<DisputeIdValue>();
        configurationBuilder.Properties<CompanyId>().HaveConversion<CompanyIdValue>();
        configurationBuilder.Conventions.Add(_ => new SnakeCaseNames());
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new SubjectRow.Table());
        modelBuilder.ApplyConfiguration(new CreditFileRow.Table());
        modelBuilder.ApplyConfiguration(new TradelineRow.Table());
        modelBuilder.ApplyConfiguration(new FormerAccountNumberRow.Table());
        modelBuilder.ApplyConfiguration(new MatchReviewRow.Table());
        modelBuilder.ApplyConfiguration(new HeldMonthRow.Table());
        modelBuilder.ApplyConfiguration(new FurnishingBatchRow.Table());
        modelBuilder.ApplyConfiguration(new ListingRow.Table());
        modelBuilder.ApplyConfiguration(new CompanyRow.Table());
        modelBuilder.ApplyConfiguration(new CompanyClockRow.Table());
        modelBuilder.ApplyConfiguration(new IntegrityRecordRow.Table());
        modelBuilder.ApplyConfiguration(new CompanyInquiryRow.Table());
        modelBuilder.ApplyConfiguration(new CompanyNameWordRow.Table());
        modelBuilder.ApplyConfiguration(new PendingCompanyNamesRow.Table());
        modelBuilder.ApplyConfiguration(new CompanyWordRow.Table());
        modelBuilder.ApplyConfiguration(new CompanyWordTypoRow.Table());
        modelBuilder.ApplyConfiguration(new ScreeningExclusionRow.Table());
        modelBuilder.ApplyConfiguration(new PartnerRow.Table());
        modelBuilder.ApplyConfiguration(new TrustedDocumentRow.Table());
        modelBuilder.ApplyConfiguration(new TrustedOnlyRow.Table());
        modelBuilder.ApplyConfiguration(new ConsentGrantRow.Table());
        modelBuilder.ApplyConfiguration(new ConsentUseRow.Table());
        modelBuilder.ApplyConfiguration(new InquiryRow.Table());
        modelBuilder.ApplyConfiguration(new ScoreRow.Table());
        modelBuilder.ApplyConfiguration(new SigningKeyRow.Table());
        modelBuilder.ApplyConfiguration(new NoticeRow.Table());
        modelBuilder.ApplyConfiguration(new NoticeDeliveryRow.Table());
        modelBuilder.ApplyConfiguration(new DeliveryEndpointRow.Table());
        modelBuilder.ApplyConfiguration(new WorkPositionRow.Table());
        modelBuilder.ApplyConfiguration(new ConsentReceiptRow.Table());
        modelBuilder.ApplyConfiguration(new ConsentChangeRow.Table());
        modelBuilder.ApplyConfiguration(new ReceiptKeyRow.Table());
        modelBuilder.ApplyConfiguration(new ShareCodeRow.Table());
        modelBuilder.ApplyConfiguration(new ShareCodeTriesRow.Table());
        modelBuilder.ApplyConfiguration(new DisputeRow.Table());
        modelBuilder.ApplyConfiguration(new StatementRow.Table());
        modelBuilder.ApplyConfiguration(new CorrectionRecallRow.Table());
        modelBuilder.ApplyConfiguration(new CorrectionRow.Table());
        modelBuilder.ApplyConfiguration(new AdverseActionRow.Table());
        modelBuilder.ApplyConfiguration(new HumanReviewRow.Table());
        modelBuilder.ApplyConfiguration(new ThawRow.Table());
        modelBuilder.ApplyConfiguration(new FormerIdentityNumberRow.Table());
        modelBuilder.ApplyConfiguration(new IdentityChangeRow.Table());
        modelBuilder.ApplyConfiguration(new ThresholdChangeRow.Table());
        modelBuilder.ApplyConfiguration(new ProbeAlarmRow.Table());
        modelBuilder.ApplyConfiguration(new InquiryTallyRow.Table());
        modelBuilder.ApplyConfiguration(new IdempotencyKeyRow.Table());
        modelBuilder.UseOpenIddict();
        ShortenOpenIddictKeys(modelBuilder);
    }

    // OpenIddict's ids are GUIDs in text. At their default length of 450 its four-column indexes pass SQL Server's 1,700 bytes a key.
    private static void ShortenOpenIddictKeys(ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(entity => entity.ClrType.Namespace == "OpenIddict.EntityFrameworkCore.Models"))
            modelBuilder.Entity(entity.ClrType).Property<string>("Id").HasMaxLength(36);
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(moment => moment.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    private sealed class SubjectIdValue() : ValueConverter<SubjectId, Guid>(id => id.Value, value => new SubjectId(value));

    private sealed class PartnerIdValue() : ValueConverter<PartnerId, Guid>(id => id.Value, value => new PartnerId(value));

    private sealed class ConsentIdValue() : ValueConverter<ConsentId, Guid>(id => id.Value, value => new ConsentId(value));

    private sealed class PersonKeyValue() : ValueConverter<PersonKey, Guid>(key => key.Value, value => new PersonKey(value));

    private sealed class InquiryIdValue() : ValueConverter<InquiryId, Guid>(id => id.Value, value => new InquiryId(value));

    private sealed class DisputeIdValue() : ValueConverter<DisputeId, Guid>(id => id.Value, value => new DisputeId(value));

    private sealed class CompanyIdValue() : ValueConverter<CompanyId, Guid>(id => id.Value, value => new CompanyId(value));

    private sealed class TradelineIdValue() : ValueConverter<TradelineId, Guid>(id => id.Value, value => new TradelineId(value));
}
