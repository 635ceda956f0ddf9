namespace Bureau.Domain.Furnishing;

/// <summary>How furnished records reached the bureau.</summary>
public enum FurnishingFormat
{
    /// <summary>A file of comma-separated values with a header (RFC 4180).</summary>
    Csv = 1,

    /// <summary>A file with one JSON object a line.</summary>
    Ndjson = 2,

    /// <summary>A file in the character format of Metro 2.</summary>
    Metro2 = 3,

    /// <summary>The mutation <c>furnishTradelines</c>.</summary>
    GraphQL = 4,
}
