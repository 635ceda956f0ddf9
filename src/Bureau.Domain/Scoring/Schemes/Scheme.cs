using Bureau.Domain.Disclosure;

namespace Bureau.Domain.Scoring.Schemes;

/// <summary>
/// A published points scheme: base points, what each kind of record of one domain adds or takes, how long that counts, and what the sum means.
/// Only <see cref="SchemeReader"/> makes one, so every scheme is sound: its records are of its domain, its grades cover its range, and no records can
/// move the points out of it.
/// </summary>
public sealed class Scheme
{
    /// <summary>The longest that a record may count, in months from the end of the conduct: five years, Regulation on the Administration of the
    /// Credit Reporting Industry (PRC, State Council Order 631), Art. 16.</summary>
    public const int LongestRetention = 60;

    internal Scheme(SchemeId id, SchemeScope scope, SchemeScale scale, IReadOnlyList<SchemeEvent> events, IReadOnlyList<GradeFrom> grades, IReadOnlyList<SchemeThreshold> thresholds)
    {
        (Id, Scope, Scale) = (id, scope, scale);
        (Events, Grades, Thresholds) = (events, grades, thresholds);
    }

    /// <summary>Name and version.</summary>
    public SchemeId Id { get; }

    /// <summary>Whom and what the scheme is for, and by which right.</summary>
    public SchemeScope Scope { get; }

    /// <summary>Where the points begin and between which bounds they stay.</summary>
    public SchemeScale Scale { get; }

    /// <summary>What counts, one row for each kind of record.</summary>
    public IReadOnlyList<SchemeEvent> Events { get; }

    /// <summary>A to D, best first; empty when the scheme gives no grades.</summary>
    public IReadOnlyList<GradeFrom> Grades { get; }

    /// <summary>What reaching how many points opens.</summary>
    public IReadOnlyList<SchemeThreshold> Thresholds { get; }

    /// <summary>The fewest and the most points that any records can give. What restores only gives back what was lost.</summary>
    public (long Least, long Most) Reach => ReachOf(Scale.Base, Events);

    /// <summary>The purposes that read the scheme's domain; nothing of the scheme reaches any other.</summary>
    public IReadOnlyList<Purpose> ReadFor => [.. Enum.GetValues<Purpose>().Where(purpose => PurposeMatrix.Of(purpose).Domains.Contains(Scope.Domain))];

    /// <summary>The grade of that many points; null when the scheme gives no grades.</summary>
    public Grade? GradeOf(int points) => Grades.FirstOrDefault(grade => points >= grade.From)?.Grade;

    internal static (long Least, long Most) ReachOf(int start, IEnumerable<SchemeEvent> events)
    {
        var rows = events.ToList();
        return (start - rows.Where(row => row.Points < 0).Sum(row => (long)row.Cap), start + rows.Where(row => row.Points > 0 && !row.Restores).Sum(row => (long)row.Cap));
    }

    /// <summary>Why a purpose may not read what the scheme says of somebody; null when it may.</summary>
    public Refusal? WhyNotFor(Purpose purpose) => ReadFor.Contains(purpose) ? null : new DomainNotOfPurpose(Scope.Domain, purpose);
}

/// <summary>Which scheme, in which version. A scheme never changes: a correction is a new version.</summary>
public sealed record SchemeId(string Name, int Version)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name}-{Version}";
}

/// <summary>Whom and what a scheme is for, and by which right.</summary>
/// <param name="About">What it is for, in a sentence or two.</param>
/// <param name="Subject">Whom it rates.</param>
/// <param name="Domain">The one domain whose records it counts.</param>
/// <param name="Sector">The line of business, for companies; null is all.</param>
/// <param name="LegalBasis">The law or contract by which such records may be counted.</param>
/// <param name="OptIn">Whether nobody is rated who has not asked for it.</param>
/// <param name="AdultsOnly">Whether only adults are rated.</param>
public sealed record SchemeScope(string About, SubjectKind Subject, RecordDomain Domain, Sector? Sector, string LegalBasis, bool OptIn, bool AdultsOnly);

/// <summary>Where the points begin and between which bounds they stay.</summary>
/// <param name="Base">What everybody starts with.</param>
/// <param name="Least">The fewest points that can be reached.</param>
/// <param name="Most">The most points that can be reached.</param>
/// <param name="LeastEvents">How many records must be there for points to be given; with fewer every answer is UNKNOWN.</param>
/// <param name="RetentionMonths">How many months after the end of the conduct a record counts at most, the last day included; from then on it is not read.</param>
public sealed record SchemeScale(int Base, int Least, int Most, int LeastEvents, int RetentionMonths);

/// <summary>What one kind of record adds or takes.</summary>
/// <param name="Category">The kind of record.</param>
/// <param name="Points">For each record; negative for an adverse one.</param>
/// <param name="Cap">The most points, without sign, that all records of the kind move together.</param>
/// <param name="Restores">Whether the points only give back what adverse records of the scheme took, and never more.</param>
/// <param name="Decay">How the points of a record fade; null: they count in full until the retention ends.</param>
public sealed record SchemeEvent(RecordCategory Category, int Points, int Cap, bool Restores, SchemeDecay? Decay);

/// <summary>How the points of a record fade, counted from the end of the conduct.</summary>
/// <param name="Kind">At once or by halves.</param>
/// <param name="Months">After how many whole months.</param>
public sealed record SchemeDecay(DecayKind Kind, int Months)
{
    /// <summary>What is left of so many points after so many whole months. Halves are rounded towards zero.</summary>
    internal int Left(int points, int months) => Kind switch
    {
        DecayKind.Step => months >= Months ? 0 : points,
        _ => months / Months is < 31 and var halvings ? points / (1 << halvings) : 0,
    };
}

/// <summary>How the points of a record fade.</summary>
public enum DecayKind
{
    /// <summary>They count in full and are gone after the given months.</summary>
    Step = 1,

    /// <summary>They are halved each time that the given months have passed.</summary>
    HalfLife = 2,
}

/// <summary>What reaching so many points opens.</summary>
/// <param name="Name">UPPER_SNAKE, unique in the scheme.</param>
/// <param name="From">The points from which the answer is YES.</param>
/// <param name="Opens">What a YES opens.</param>
public sealed record SchemeThreshold(string Name, int From, Benefit Opens);
