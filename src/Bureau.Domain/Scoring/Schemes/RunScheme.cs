namespace Bureau.Domain.Scoring.Schemes;

/// <summary>Runs a scheme over somebody's events. Pure: the same events on the same day give the same points.</summary>
public static class RunScheme
{
    /// <summary>What the scheme says as of a day.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="events">The records about one subject, in any order.</param>
    /// <param name="subject">Whether the subject asked to be rated and is known to be an adult.</param>
    /// <param name="asOf">The day.</param>
    /// <returns>The result; <see cref="SchemeNotOptedIn"/>, <see cref="SchemeForAdults"/> or <see cref="EventNotOfScheme"/>.</returns>
    public static Outcome<SchemeResult> Execute(Scheme scheme, IReadOnlyList<ConductEvent> events, SchemeSubject subject, DateOnly asOf)
    {
        if (scheme.Scope.OptIn && !subject.OptedIn)
            return new SchemeNotOptedIn();
        if (scheme.Scope.AdultsOnly && !subject.KnownAdult)
            return new SchemeForAdults();

        var rows = scheme.Events.ToDictionary(row => row.Category);
        for (var i = 0; i < events.Count; i++)
        {
            if (!rows.ContainsKey(events[i].Category))
                return new EventNotOfScheme(i + 1, events[i].Category);
        }

        var contributions = events.Select(one => Fade(one, rows[one.Category], scheme.Scale.RetentionMonths, asOf)).ToArray();
        Count(contributions, rows);
        return Result(scheme, contributions, asOf);
    }

    private static EventContribution Fade(ConductEvent one, SchemeEvent row, int retention, DateOnly asOf)
    {
        if (one.On > asOf)
            return new(one, EventStanding.NotYet, row.Points, 0, 0);
        if (one.EndAsOf(asOf) is not { } end)
            return new(one, EventStanding.Current, row.Points, row.Points, 0);

        // The last day is included, as in the retention of a file.
        var months = WholeMonths(end, asOf);
        return months > retention || (months == retention && end.AddMonths(retention) < asOf)
            ? new(one, EventStanding.Obsolete, row.Points, 0, 0)
            : new(one, EventStanding.Current, row.Points, row.Decay?.Left(row.Points, months) ?? row.Points, 0);
    }

    // The oldest first, so that it can be told which events lie beyond a cap. What restores comes after all that was taken.
    private static void Count(EventContribution[] contributions, Dictionary<RecordCategory, SchemeEvent> rows)
    {
        var room = rows.ToDictionary(row => row.Key, row => row.Value.Cap);
        var taken = 0;
        foreach (var i in Enumerable.Range(0, contributions.Length)
            .OrderBy(i => rows[contributions[i].Event.Category].Restores)
            .ThenBy(i => contributions[i].Event.On)
            .ThenBy(i => i))
        {
            var (category, left) = (contributions[i].Event.Category, contributions[i].Left);
            var most = rows[category].Restores ? Math.Min(room[category], taken) : room[category];
            var counted = Math.Clamp(left, -most, most);
            room[category] -= Math.Abs(counted);
            taken -= rows[category].Restores || counted < 0 ? counted : 0;
            contributions[i] = contributions[i] with { Counted = counted };
        }
    }

    private static SchemeResult Result(Scheme scheme, EventContribution[] contributions, DateOnly asOf)
    {
        int? points = contributions.Count(one => one.Standing == EventStanding.Current) >= scheme.Scale.LeastEvents
            ? scheme.Scale.Base + contributions.Sum(one => one.Counted)
            : null;
        return new(
            scheme.Id,
            asOf,
            scheme.Scale.Base,
            points,
            points is { } reached ? scheme.GradeOf(reached) : null,
            [.. scheme.Thresholds.Select(threshold => new ThresholdAnswer(threshold, points is null ? Reached.Unknown : points >= threshold.From ? Reached.Yes : Reached.No))],
            contributions);
    }

    // A month from the 31st is over on the last day of a shorter month.
    private static int WholeMonths(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return months > 0 && from.AddMonths(months) > to ? months - 1 : months;
    }
}

/// <summary>What must be known of somebody before a scheme is run. Unknown means no.</summary>
/// <param name="OptedIn">Whether the subject asked to be rated by this scheme.</param>
/// <param name="KnownAdult">Whether the subject is known to be an adult.</param>
public sealed record SchemeSubject(bool OptedIn, bool KnownAdult);
