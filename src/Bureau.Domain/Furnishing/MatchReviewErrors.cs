namespace Bureau.Domain.Furnishing;

/// <summary>No such review.</summary>
public sealed record MatchReviewNotFound() : Refusal("MATCH_REVIEW_NOT_FOUND", "There is no such review.");

/// <summary>Somebody has decided it.</summary>
public sealed record MatchReviewDecided() : Refusal("MATCH_REVIEW_DECIDED", "This review was decided before; its rows are in the file or dropped.");

/// <summary>A decision without its reason.</summary>
public sealed record MatchReasonMalformed() : Refusal("MATCH_REASON_MALFORMED", "Say why in 1 to 1000 characters, without control characters.");
