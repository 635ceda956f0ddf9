using Bureau.Domain.Consents;
using Bureau.Domain.Inquiries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>
/// A use of a consent, written with its inquiry. Its key is the consent and the version that the use was decided on: whatever else goes
/// wrong, a version of a consent can be used once.
/// </summary>
internal sealed class ConsentUseRow
{
    /// <summary>Before the key of a question whose answer was recalled: the use counts as before, and no question is answered by it any more.</summary>
    public const string Recalled = "recalled:";

    public required ConsentId ConsentId { get; init; }

    public required long ConsentVersion { get; init; }

    public required InquiryId InquiryId { get; init; }

    /// <summary>The question's key, behind <see cref="Recalled"/> once the answer was found wrong.</summary>
    public required string Question { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The answer that stands for 24 hours, in JSON.</summary>
    public required string Answer { get; init; }

    public ConsentUse ToUse() => new(Question, At, Answer);

    /// <summary>Whether its answer was found wrong.</summary>
    public bool IsRecalled => Question.StartsWith(Recalled, StringComparison.Ordinal);

    /// <summary>The use as it was made, whatever became of its answer.</summary>
    public ConsentUse AsMade() => new(IsRecalled ? Question[Recalled.Length..] : Question, At, Answer);

    internal sealed class Table : IEntityTypeConfiguration<ConsentUseRow>
    {
        public void Configure(EntityTypeBuilder<ConsentUseRow> builder)
        {
            builder.ToTable("consent_uses");
            builder.HasKey(use => new { use.ConsentId, use.ConsentVersion });
            builder.Property(use => use.ConsentVersion).ValueGeneratedNever();
            builder.Property(use => use.Question).HasMaxLength(100);
            builder.HasOne<ConsentGrantRow>().WithMany().HasForeignKey(use => use.ConsentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
