using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bureau.Domain.Scoring;

/// <summary>A scorecard as it is written in JSON, before anything is known of its soundness: every member may be absent.</summary>
internal sealed record ScorecardDocument(
    string? Name,
    int? Version,
    string? Description,
    string? Target,
    ScorecardDocument.Origin? FittedOn,
    int? BasePoints,
    int? LeastMonths,
    IReadOnlyList<ScorecardDocument.BandFrom?>? Bands,
    IReadOnlyList<ScorecardDocument.Row?>? Characteristics)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        ReadCommentHandling = JsonCommentHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    public sealed record Origin(string? Source, string? Identifier, string? Licence, string? Sample, DateOnly? FittedOn);

    public sealed record BandFrom(string? Band, string? Label, int? From);

    public sealed record Row(string? Characteristic, string? Direction, Reason? Reason, IReadOnlyList<Bin?>? Bins);

    public sealed record Reason(string? Code, string? Text);

    public sealed record Bin(double? From, double? Below, bool Missing, int? Points);
}
