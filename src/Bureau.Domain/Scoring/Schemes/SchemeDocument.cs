namespace Bureau.Domain.Scoring.Schemes;

/// <summary>A scheme as it is written in JSON, before anything is known of its soundness: every member may be absent. docs/schemes.md explains each.</summary>
internal sealed record SchemeDocument(
    string? Name,
    int? Version,
    string? About,
    string? Subject,
    string? Domain,
    string? Sector,
    string? LegalBasis,
    bool? OptIn,
    bool? AdultsOnly,
    int? Base,
    SchemeDocument.Bounds? Range,
    int? LeastEvents,
    int? RetentionMonths,
    IReadOnlyList<SchemeDocument.Event?>? Events,
    IReadOnlyList<SchemeDocument.GradeStart?>? Grades,
    IReadOnlyList<SchemeDocument.Threshold?>? Thresholds)
{
    public sealed record Bounds(int? Least, int? Most);

    public sealed record Event(string? Category, int? Points, int? Cap, bool? Restores, Fading? Decay);

    public sealed record Fading(string? Kind, int? Months);

    public sealed record GradeStart(string? Grade, int? From);

    public sealed record Threshold(string? Name, int? From, string? Opens);
}
