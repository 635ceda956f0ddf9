namespace Bureau.Domain.Scoring.Schemes;

/// <summary>What a scheme says of somebody on one day, with everything that is needed to recompute it.</summary>
/// <param name="Scheme">Which scheme.</param>
/// <param name="AsOf">The day.</param>
/// <param name="Base">What everybody starts with.</param>
/// <param name="Points">The base plus <see cref="EventContribution.Counted"/> of every event, exactly; null when too few records are there.</param>
/// <param name="Grade">The grade of the points; null without points, or when the scheme gives no grades.</param>
/// <param name="Thresholds">The answer to each threshold, in the scheme's order.</param>
/// <param name="Contributions">One for each event, in the order in which the events were given.</param>
public sealed record SchemeResult(
    SchemeId Scheme, DateOnly AsOf, int Base, int? Points, Grade? Grade, IReadOnlyList<ThresholdAnswer> Thresholds, IReadOnlyList<EventContribution> Contributions);

/// <summary>Whether a threshold is reached.</summary>
/// <param name="Threshold">Which.</param>
/// <param name="Reached">YES, NO or UNKNOWN.</param>
public sealed record ThresholdAnswer(SchemeThreshold Threshold, Reached Reached);

/// <summary>Whether a threshold is reached.</summary>
public enum Reached
{
    /// <summary>The points are at or above it.</summary>
    Yes = 1,

    /// <summary>They are below it.</summary>
    No = 2,

    /// <summary>Too few records are there for points.</summary>
    Unknown = 3,
}

/// <summary>What one event added or took.</summary>
/// <param name="Event">The event.</param>
/// <param name="Standing">Whether it counts on that day.</param>
/// <param name="Points">What the scheme gives for such an event.</param>
/// <param name="Left">What of that has not faded.</param>
/// <param name="Counted">What of that is within the cap and, where it restores, within what was lost: this moves the points.</param>
public sealed record EventContribution(ConductEvent Event, EventStanding Standing, int Points, int Left, int Counted);

/// <summary>Whether an event counts on one day.</summary>
public enum EventStanding
{
    /// <summary>It counts, or has faded within its retention.</summary>
    Current = 1,

    /// <summary>It lies after the day.</summary>
    NotYet = 2,

    /// <summary>Its retention has ended: it is not read.</summary>
    Obsolete = 3,
}
