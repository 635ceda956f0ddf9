using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A number that an account had before its furnisher changed it (Metro 2 segment L1): it goes on finding the account.</summary>
internal sealed class FormerAccountNumberRow
{
    public required PartnerId FurnisherId { get; init; }

    public required string AccountNumber { get; init; }

    public required TradelineId TradelineId { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<FormerAccountNumberRow>
    {
        public void Configure(EntityTypeBuilder<FormerAccountNumberRow> builder)
        {
            builder.ToTable("former_account_numbers");
            builder.HasKey(former => new { former.FurnisherId, former.AccountNumber });
            builder.Property(former => former.AccountNumber).HasMaxLength(60);
            builder.HasOne<TradelineRow>().WithMany().HasForeignKey(former => former.TradelineId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
