using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>
/// One account of one furnisher, all its months in one column: a file is read in one row an account, and an import writes one row an account
/// whatever the months. The furnisher's account number is its key for imports.
/// </summary>
internal sealed class TradelineRow
{
    public required TradelineId Id { get; init; }

    public required SubjectId SubjectId { get; init; }

    public required PartnerId FurnisherId { get; init; }

    public required string AccountNumber { get; init; }

    public required char PortfolioType { get; set; }

    public required string AccountType { get; set; }

    public DateOnly? OpenedOn { get; set; }

    public required string Currency { get; set; }

    public string? ComplianceCondition { get; set; }

    public DateOnly? FirstDelinquencyOn { get; set; }

    public DateOnly? ClosedOn { get; set; }

    /// <summary>The 24 characters of a payment history profile.</summary>
    public string? PaymentHistory { get; set; }

    /// <summary>The day of the report that carried the profile.</summary>
    public DateOnly? PaymentHistoryAsOf { get; set; }

    /// <summary>How alike the furnished name and the person's are, 0 to 1; null when they were the same.</summary>
    public double? NameLikeness { get; set; }

    /// <summary>As <see cref="MonthsText"/> writes them.</summary>
    public required string Months { get; set; }

    public static TradelineRow Of(SubjectId subject, Tradeline tradeline) => new()
    {
        Id = tradeline.Id,
        SubjectId = subject,
        FurnisherId = tradeline.Furnisher,
        AccountNumber = tradeline.AccountNumber,
        PortfolioType = tradeline.PortfolioType,
        AccountType = tradeline.AccountType,
        OpenedOn = tradeline.OpenedOn,
        Currency = tradeline.Currency,
        ComplianceCondition = tradeline.ComplianceCondition,
        FirstDelinquencyOn = tradeline.FirstDelinquencyOn,
        ClosedOn = tradeline.ClosedOn,
        PaymentHistory = tradeline.History?.Profile,
        PaymentHistoryAsOf = tradeline.History?.AsOf,
        NameLikeness = tradeline.NameLikeness,
        Months = MonthsText.Write(tradeline.Months),
    };

    public Tradeline ToTradeline() => new(
        Id, FurnisherId, AccountNumber, PortfolioType, AccountType, OpenedOn, Currency, ComplianceCondition, MonthsText.Read(Months))
    {
        FirstDelinquencyOn = FirstDelinquencyOn,
        ClosedOn = ClosedOn,
        NameLikeness = NameLikeness,
        History = PaymentHistory is { } profile && PaymentHistoryAsOf is { } day ? new PaymentHistory(day, profile) : null,
    };

    internal sealed class Table : IEntityTypeConfiguration<TradelineRow>
    {
        public void Configure(EntityTypeBuilder<TradelineRow> builder)
        {
            builder.ToTable("tradelines");
            builder.Property(tradeline => tradeline.Id).ValueGeneratedNever();
            builder.Property(tradeline => tradeline.AccountNumber).HasMaxLength(60);
            builder.Property(tradeline => tradeline.AccountType).HasMaxLength(3);
            builder.Property(tradeline => tradeline.Currency).HasMaxLength(3).IsFixedLength();
            builder.Property(tradeline => tradeline.ComplianceCondition).HasMaxLength(2);
            builder.Property(tradeline => tradeline.PaymentHistory).HasMaxLength(Domain.CreditFiles.PaymentHistory.Months).IsFixedLength();
            builder.HasIndex(tradeline => new { tradeline.FurnisherId, tradeline.AccountNumber }).IsUnique();
            builder.HasIndex(tradeline => tradeline.SubjectId);
            builder.HasOne<CreditFileRow>().WithMany().HasForeignKey(tradeline => tradeline.SubjectId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<PartnerRow>().WithMany().HasForeignKey(tradeline => tradeline.FurnisherId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
