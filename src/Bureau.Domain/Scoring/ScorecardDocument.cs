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
    string? AmountsIn,
    int? BasePoints,
    int? LeastMonths,
    IReadOnlyList<ScorecardDocument.BandFrom?>? Bands,
    IReadOnlyList<ScorecardDocument.Row?>? Characteristics,
    ScorecardDocument.OddsScale? Scale = null)
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

    /// <summary>The document that reads back as the card.</summary>
    public static ScorecardDocument Of(Scorecard card) => new(
        card.Id.Name,
        card.Id.Version,
        card.Description,
        card.Target,
        new Origin(card.FittedOn.Source, card.FittedOn.Identifier, card.FittedOn.Licence, card.FittedOn.Sample, card.FittedOn.FittedOn),
        card.AmountsIn,
        card.BasePoints,
        card.LeastMonths,
        [.. card.Bands.Select(band => new BandFrom(UpperSnake.Of(band.Band.ToString()), band.Label, band.From))],
        [.. card.Characteristics.Select(Of)],
        card.Scale is { } scale ? new OddsScale(scale.Score, scale.GoodForEachBad, scale.PointsToDouble) : null);

    private static Row Of(ScorecardCharacteristic row) => new(
        UpperSnake.Of(row.Characteristic.ToString()),
        UpperSnake.Of(row.Direction.ToString()),
        new Reason(row.Reason.Code, row.Reason.Text),
        [.. row.Bins.Select(bin => new Bin(bin.From, bin.Below, bin.Missing ? true : null, bin.Points))]);

    public sealed record Origin(string? Source, string? Identifier, string? Licence, string? Sample, DateOnly? FittedOn);

    public sealed record OddsScale(int? Score, double? GoodForEachBad, int? PointsToDouble);

    public sealed record BandFrom(string? Band, string? Label, int? From);

    public sealed record Row(string? Characteristic, string? Direction, Reason? Reason, IReadOnlyList<Bin?>? Bins);

    public sealed record Reason(string? Code, string? Text);

    public sealed record Bin(double? From, double? Below, bool? Missing, int? Points);
}
