using Bureau.Domain.Partners;
using Bureau.Domain.Probing;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A partner's questions look like an attempt to find out what it may not know.</summary>
internal sealed class ProbeAlarmRow
{
    public required Guid Id { get; init; }

    public required PartnerId PartnerId { get; init; }

    public required ProbePattern Pattern { get; init; }

    /// <summary>Whose file was probed; null when no one person's.</summary>
    public SubjectId? SubjectId { get; set; }

    public required DateTimeOffset WindowStart { get; init; }

    /// <summary>How many questions of the pattern were seen in the window.</summary>
    public required int Count { get; set; }

    public required DateTimeOffset SeenAt { get; set; }

    public DateTimeOffset? AcknowledgedAt { get; set; }

    /// <summary>The operator.</summary>
    public PartnerId? AcknowledgedBy { get; set; }

    public static ProbeAlarmRow Of(ProbeAlarm alarm) => new()
    {
        Id = alarm.Id.Value,
        PartnerId = alarm.Partner,
        Pattern = alarm.Pattern,
        SubjectId = alarm.Subject,
        WindowStart = alarm.WindowStart,
        Count = alarm.Count,
        SeenAt = alarm.SeenAt,
        AcknowledgedAt = alarm.AcknowledgedAt,
        AcknowledgedBy = alarm.AcknowledgedBy,
    };

    public ProbeAlarm ToAlarm() => new(new ProbeAlarmId(Id), PartnerId, Pattern, SubjectId, WindowStart, Count, SeenAt, AcknowledgedAt, AcknowledgedBy);

    internal sealed class Table : IEntityTypeConfiguration<ProbeAlarmRow>
    {
        public void Configure(EntityTypeBuilder<ProbeAlarmRow> builder)
        {
            builder.ToTable("probe_alarms");
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.HasIndex(row => new { row.PartnerId, row.Pattern, row.WindowStart });
            builder.HasIndex(row => row.SeenAt);
            builder.HasOne<PartnerRow>().WithMany().HasForeignKey(row => row.PartnerId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
