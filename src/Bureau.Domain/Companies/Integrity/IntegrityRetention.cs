namespace Bureau.Domain.Companies.Integrity;

/// <summary>
/// How long a record is kept, by its class; afterwards it is unreadable at once and deleted by the daily job. Penalties, judgments and debarments: the longest times for which China's Measures for
/// Credit Repair (National Development and Reform Commission, Order 36 of 20 November 2025) let them be shown, 3 months for a minor one, 12 for an ordinary one and 36 for a serious one, counted from the
/// end of what lasts. Inspections and honours: 36 months, and licences 12 months after their end; the bureau's own rule, as long as the schemes look back.
/// </summary>
internal static class IntegrityRetention
{
    public static DateOnly LastDay(IntegrityRecord record)
    {
        var end = record.Until is { } until && until > record.On ? until : record.On;
        return Months(record) is var months && end <= DateOnly.MaxValue.AddMonths(-months) ? end.AddMonths(months) : DateOnly.MaxValue;
    }

    private static int Months(IntegrityRecord record) => record.Kind switch
    {
        IntegrityKind.Inspection or IntegrityKind.Honour => 36,
        IntegrityKind.Licence => 12,
        _ => record.Severity switch
        {
            Severity.Minor => 3,
            Severity.Ordinary => 12,
            _ => 36,
        },
    };
}
