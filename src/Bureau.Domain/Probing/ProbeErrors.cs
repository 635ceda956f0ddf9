namespace Bureau.Domain.Probing;

/// <summary>No such alarm.</summary>
public sealed record ProbeAlarmNotFound() : Refusal("PROBE_ALARM_NOT_FOUND", "There is no such alarm.");

/// <summary>Not a month.</summary>
public sealed record MonthUnreadable() : Refusal("MONTH_UNREADABLE", "Write a month as its year and number: 2026-11.");
