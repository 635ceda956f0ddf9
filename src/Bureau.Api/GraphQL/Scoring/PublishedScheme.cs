using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Scoring.Schemes;

namespace Bureau.Api.GraphQL.Scoring;

/// <summary>A points scheme with everything that is needed to recompute its points; docs/schemes.md explains the members.</summary>
[Unprotected("Public: it says how points are made, and nothing about anybody.")]
public sealed class PublishedScheme(Scheme scheme)
{
    /// <summary>What it is called; the name and the version together are the scheme, which never changes.</summary>
    public string Name => scheme.Id.Name;

    /// <summary>A correction is a new version.</summary>
    public int Version => scheme.Id.Version;

    /// <summary>What it is for.</summary>
    public string About => scheme.Scope.About;

    /// <summary>Whom it rates.</summary>
    public SubjectKind Subject => scheme.Scope.Subject;

    /// <summary>The one record domain whose records it counts.</summary>
    public RecordDomain Domain => scheme.Scope.Domain;

    /// <summary>For companies: the line of business; null is all.</summary>
    public Sector? Sector => scheme.Scope.Sector;

    /// <summary>The law or contract by which such records may be counted.</summary>
    public string LegalBasis => scheme.Scope.LegalBasis;

    /// <summary>Whether it rates only those who asked for it.</summary>
    public bool OptIn => scheme.Scope.OptIn;

    /// <summary>Whether it rates adults alone.</summary>
    public bool AdultsOnly => scheme.Scope.AdultsOnly;

    /// <summary>The purposes that read its domain. It is told for no other; an empty list is none.</summary>
    [ListSize(AssumedSize = 4)]
    public IReadOnlyList<Purpose> ReadFor => scheme.ReadFor;

    /// <summary>What everybody starts with.</summary>
    public int Base => scheme.Scale.Base;

    /// <summary>The fewest points that can be reached.</summary>
    public int Least => scheme.Scale.Least;

    /// <summary>The most points that can be reached.</summary>
    public int Most => scheme.Scale.Most;

    /// <summary>With fewer current records than this, every answer is UNKNOWN.</summary>
    public int LeastEvents => scheme.Scale.LeastEvents;

    /// <summary>How many months after the end of the conduct a record counts at most.</summary>
    public int RetentionMonths => scheme.Scale.RetentionMonths;

    /// <summary>What counts, one row for each kind of record.</summary>
    [ListSize(AssumedSize = 8)]
    public IReadOnlyList<SchemeEvent> Events => scheme.Events;

    /// <summary>A to D, best first; empty when the scheme gives no grades.</summary>
    [ListSize(AssumedSize = 4)]
    public IReadOnlyList<GradeFrom> Grades => scheme.Grades;

    /// <summary>What reaching how many points opens.</summary>
    [ListSize(AssumedSize = 4)]
    public IReadOnlyList<SchemeThreshold> Thresholds => scheme.Thresholds;
}
