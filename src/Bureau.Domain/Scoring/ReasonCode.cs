namespace Bureau.Domain.Scoring;

/// <summary>Why a score is not higher, for an adverse action notice and for the person.</summary>
/// <param name="Code">Stable, UPPER_SNAKE; unique on a scorecard.</param>
/// <param name="Text">One sentence in plain words.</param>
public sealed record ReasonCode(string Code, string Text);
