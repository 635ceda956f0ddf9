using System.Collections.Frozen;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Scoring.Schemes;

namespace Bureau.Domain.Companies.Integrity;

/// <summary>
/// The grade of a company in one record domain, by the published scheme of that domain. It is made of the company's own records of the domain alone: there is no way to give it a supplier's, a
/// customer's or an officer's, or one of another domain.
/// </summary>
/// <param name="Domain">The record domain.</param>
/// <param name="Scheme">Which scheme; <c>schemes</c> publishes it, and <c>score scheme run</c> recomputes the points.</param>
/// <param name="AsOf">The day.</param>
/// <param name="Grade">A to D; null: too little is on record.</param>
/// <param name="Points">The points behind it; null: too little is on record.</param>
/// <param name="Base">What every company starts with.</param>
/// <param name="Reasons">What moved the points most, at most four.</param>
public sealed record IntegrityGrade(RecordDomain Domain, SchemeId Scheme, DateOnly AsOf, Grade? Grade, int? Points, int Base, IReadOnlyList<GradeReason> Reasons)
{
    private const int MostReasons = 4;
    private const int MonthsOfHistory = 12;

    private static readonly FrozenDictionary<RecordDomain, Scheme> Schemes = PublishedSchemes.All.Where(scheme => scheme.Scope.Subject is SubjectKind.Company)
        .GroupBy(scheme => scheme.Scope.Domain).ToFrozenDictionary(schemes => schemes.Key, schemes => schemes.MaxBy(scheme => scheme.Id.Version)!);

    /// <summary>The grades of a company: one for each domain in which it has a record and a scheme is published, in the order of the domains.</summary>
    internal static IReadOnlyList<IntegrityGrade> Of(IReadOnlyList<IntegrityRecord> records, DateOnly asOf) =>
        [.. records.GroupBy(record => record.Domain).Where(domain => Schemes.ContainsKey(domain.Key)).OrderBy(domain => domain.Key).Select(domain => Of(Schemes[domain.Key], [.. domain], asOf))];

    /// <summary>
    /// The grade of a domain as it was at the end of each of the last months, newest first, from the records that may still be read: one that was repaired or is obsolete has left its past too. Empty
    /// when no scheme of the domain is published.
    /// </summary>
    internal static IReadOnlyList<IntegrityGrade> HistoryOf(IReadOnlyList<IntegrityRecord> records, RecordDomain domain, DateOnly asOf)
    {
        if (!Schemes.TryGetValue(domain, out var scheme))
            return [];
        var firstOfMonth = new DateOnly(asOf.Year, asOf.Month, 1);
        return [.. Enumerable.Range(0, MonthsOfHistory).Select(month => firstOfMonth.AddMonths(-month).AddDays(-1))
            .Select(day => Of(scheme, [.. records.Where(record => record.Domain == domain && record.On <= day && day <= record.ReadableUntil)], day))];
    }

    private static IntegrityGrade Of(Scheme scheme, IReadOnlyList<IntegrityRecord> records, DateOnly asOf)
    {
        var counted = records.Select(record => (Record: record, Event: EventOf(record))).Where(one => one.Event is not null && scheme.Events.Any(row => row.Category == one.Event.Category)).ToList();
        var result = RunScheme.Execute(scheme, [.. counted.Select(one => one.Event!)], new SchemeSubject(OptedIn: true, KnownAdult: true), asOf).Value
            ?? throw new InvalidOperationException($"{scheme.Id} cannot be run over records of its own.");
        var reasons = result.Points is null ? [] : counted.Zip(result.Contributions, (one, contribution) => new GradeReason(one.Record.Id, contribution.Event.Category, one.Record.On, contribution.Counted))
            .Where(reason => reason.Points != 0).OrderByDescending(reason => Math.Abs(reason.Points)).ThenBy(reason => reason.Points).ThenByDescending(reason => reason.On).ThenBy(reason => reason.Record)
            .Take(MostReasons).ToArray();
        return new(scheme.Scope.Domain, scheme.Id, asOf, result.Grade, result.Points, result.Base, reasons);
    }

    /// <summary>
    /// What a record is to a scheme; null: nothing, it is shown and not counted. An inspection counts as passed with the full result and no finding; its findings count as records of their own, so a
    /// lower result, which is made of them, does not count again.
    /// </summary>
    internal static ConductEvent? EventOf(IntegrityRecord record)
    {
        RecordCategory? category = (record.Domain, record.Kind, record.Severity) switch
        {
            (RecordDomain.FoodSafety, IntegrityKind.Inspection, null) when record.Result == 100 => RecordCategory.FoodInspectionPassed,
            (RecordDomain.FoodSafety, IntegrityKind.Inspection, Severity.Serious) => RecordCategory.FoodCriticalViolation,
            (RecordDomain.FoodSafety, IntegrityKind.Inspection, not null) => RecordCategory.FoodViolation,
            (RecordDomain.FoodSafety, IntegrityKind.Penalty, _) => RecordCategory.FoodSafetyPenalty,
            (RecordDomain.FoodSafety, IntegrityKind.Honour, _) => RecordCategory.FoodSafetyHonour,
            (RecordDomain.Environment, IntegrityKind.Inspection, null) when record.Result == 100 => RecordCategory.EmissionInspectionPassed,
            (RecordDomain.Environment, IntegrityKind.Inspection, not null) => RecordCategory.EmissionLimitExceeded,
            (RecordDomain.Environment, IntegrityKind.Penalty, _) => RecordCategory.PollutionPenalty,
            (RecordDomain.Environment, IntegrityKind.Honour, _) => RecordCategory.EnvironmentalHonour,
            (RecordDomain.PublicAdministration, IntegrityKind.Inspection, null) when record.Result == 100 => RecordCategory.PublicAuditPassed,
            (RecordDomain.PublicAdministration, IntegrityKind.Judgment, _) => RecordCategory.PublicJudgmentUnmet,
            (RecordDomain.PublicAdministration, IntegrityKind.Penalty, _) => RecordCategory.PublicContractBroken,
            _ => null,
        };
        return category is { } known ? new ConductEvent(known, record.On, record.Until) : null;
    }
}

/// <summary>What one record added to the points of a grade, or took.</summary>
/// <param name="Record">Which record.</param>
/// <param name="Category">What it is to the scheme.</param>
/// <param name="On">The day of the fact.</param>
/// <param name="Points">What it moved, after decay and caps.</param>
public sealed record GradeReason(Guid Record, RecordCategory Category, DateOnly On, int Points);
