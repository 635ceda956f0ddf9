using Bureau.Domain.Subjects;

namespace Bureau.Domain.Disputes;

/// <summary>How long a furnisher has to answer. The day on which the dispute was received is not counted.</summary>
internal static class DisputeDays
{
    /// <summary>15 U.S.C. § 1681i(a)(1)(B): not more than 15 additional days.</summary>
    private const int Additional = 15;

    /// <summary>The last day to answer a dispute that was received on a day: 20 days in China (State Council Order 631, art. 25), 30 in the United States (15 U.S.C. § 1681i(a)(1)(A)).</summary>
    public static DateOnly DueOn(Jurisdiction jurisdiction, DateOnly received) => received.AddDays(jurisdiction switch
    {
        Jurisdiction.Cn => 20,
        Jurisdiction.Us => 30,
        _ => throw new ArgumentOutOfRangeException(nameof(jurisdiction)),
    });

    /// <summary>The last day after more time was taken; null where the law gives none.</summary>
    public static DateOnly? Extended(Jurisdiction jurisdiction, DateOnly dueOn) => jurisdiction is Jurisdiction.Us ? dueOn.AddDays(Additional) : null;
}
