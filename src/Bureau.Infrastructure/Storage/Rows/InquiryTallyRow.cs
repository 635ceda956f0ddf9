using Bureau.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>
/// A partner's inquiries of one hour, counted after the ledger has them: an index of the ledger by partner would cost every commit, and a partner's month would
/// still be as long to count as the partner is busy.
/// </summary>
internal sealed class InquiryTallyRow
{
    public required PartnerId PartnerId { get; init; }

    /// <summary>The beginning of the hour, UTC.</summary>
    public required DateTimeOffset Hour { get; init; }

    /// <summary>Answered anew.</summary>
    public required int Charged { get; set; }

    /// <summary>Answered by an answer that stood.</summary>
    public required int Repeated { get; set; }

    public required int Refused { get; set; }

    /// <summary>Refused, since the consent is unknown or somebody else's; a part of the refused.</summary>
    public required int UnknownConsents { get; set; }

    /// <summary>How many of the last ones were refused with no answer between them, in this hour.</summary>
    public required int RefusedInARow { get; set; }

    /// <summary>The longest such row of the hour.</summary>
    public required int LongestRow { get; set; }

    /// <summary>Counts one more, which came after those that are counted.</summary>
    /// <param name="denial">The code of the refusal; null: it was answered.</param>
    /// <param name="charged">Whether it was answered anew.</param>
    /// <param name="unknownConsent">Whether it named a consent that is unknown or somebody else's.</param>
    public void Count(string? denial, bool charged, bool unknownConsent)
    {
        if (denial is null)
        {
            Charged += charged ? 1 : 0;
            Repeated += charged ? 0 : 1;
            RefusedInARow = 0;
            return;
        }

        Refused++;
        UnknownConsents += unknownConsent ? 1 : 0;
        LongestRow = Math.Max(LongestRow, ++RefusedInARow);
    }

    internal sealed class Table : IEntityTypeConfiguration<InquiryTallyRow>
    {
        public void Configure(EntityTypeBuilder<InquiryTallyRow> builder)
        {
            builder.ToTable("inquiry_tallies");
            builder.HasKey(row => new { row.PartnerId, row.Hour });
            builder.Property(row => row.Hour).ValueGeneratedNever();
        }
    }
}
