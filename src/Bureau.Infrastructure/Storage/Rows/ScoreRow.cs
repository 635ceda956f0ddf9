using Bureau.Domain.Scoring;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>The score of a subject as it stood for a month: one row for each month and card.</summary>
internal sealed class ScoreRow
{
    public required SubjectId SubjectId { get; init; }

    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Name and version of the scorecard.</summary>
    public required string Card { get; init; }

    /// <summary>350 to 950; null when the file carries no score.</summary>
    public required int? Value { get; init; }

    /// <summary>Why there is no score; null when there is one.</summary>
    public required NoScoreReason? NoScoreReason { get; init; }

    /// <summary>The version of the file that was scored.</summary>
    public required long FileVersion { get; init; }

    /// <summary>What each characteristic added, in JSON.</summary>
    public required string Contributions { get; init; }

    public required DateTimeOffset ScoredAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<ScoreRow>
    {
        public void Configure(EntityTypeBuilder<ScoreRow> builder)
        {
            builder.ToTable("scores");
            builder.Property(score => score.Card).HasMaxLength(60);
            builder.HasKey(score => new { score.SubjectId, score.Month, score.Card });
            builder.HasOne<SubjectRow>().WithMany().HasForeignKey(score => score.SubjectId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
