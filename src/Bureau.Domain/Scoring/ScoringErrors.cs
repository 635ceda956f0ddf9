namespace Bureau.Domain.Scoring;

/// <summary>Why a scorecard was refused.</summary>
/// <param name="Code">Stable, UPPER_SNAKE; listed in docs/errors.md.</param>
/// <param name="Where">JSON path in the card, such as <c>$.characteristics[2].bins[0]</c>.</param>
/// <param name="Text">What is wrong, for whoever wrote the card.</param>
public abstract record ScorecardMistake(string Code, string Where, string Text)
{
    /// <inheritdoc/>
    public sealed override string ToString() => $"{Code} at {Where}: {Text}";
}

/// <summary>Not JSON, or a member of another shape or name than a scorecard has.</summary>
public sealed record ScorecardMalformed(string Path) : ScorecardMistake("SCORECARD_MALFORMED", Path, "not JSON, of another type, or not a member of a scorecard");

/// <summary>A member that every card has is absent or empty.</summary>
public sealed record ScorecardMemberMissing(string Path) : ScorecardMistake("SCORECARD_MEMBER_MISSING", Path, "absent or empty");

/// <summary>A number that must be above zero is not, or a count of months that the window does not have.</summary>
public sealed record ScorecardNumberOutOfRange(string Path, int Least, int Most) : ScorecardMistake("SCORECARD_NUMBER_OUT_OF_RANGE", Path, $"must be {Least} to {Most}");

/// <summary>A currency that is not three capital letters.</summary>
public sealed record CurrencyMalformed(string Path) : ScorecardMistake("CURRENCY_MALFORMED", Path, "must be an ISO 4217 code");

/// <summary>A characteristic that no scorecard may ask for.</summary>
public sealed record CharacteristicForbidden(string Path, string Name, ForbiddenInput Forbidden)
    : ScorecardMistake("CHARACTERISTIC_FORBIDDEN", Path, $"{Name} speaks of {Forbidden}, which may never be an input of a score");

/// <summary>A name that is no characteristic.</summary>
public sealed record CharacteristicUnknown(string Path, string Name) : ScorecardMistake("CHARACTERISTIC_UNKNOWN", Path, $"{Name} is no characteristic");

/// <summary>The same characteristic twice on one card would count twice.</summary>
public sealed record CharacteristicRepeated(string Path, Characteristic Characteristic)
    : ScorecardMistake("CHARACTERISTIC_REPEATED", Path, $"{Characteristic} is on the card already");

/// <summary>A direction that is none of the three.</summary>
public sealed record DirectionUnknown(string Path) : ScorecardMistake("DIRECTION_UNKNOWN", Path, "must be HIGHER_IS_BETTER, HIGHER_IS_WORSE or FREE");

/// <summary>The points of the bins do not keep what the direction promises.</summary>
public sealed record DirectionBroken(string Path, Direction Direction) : ScorecardMistake("DIRECTION_BROKEN", Path, $"points are not {Direction}");

/// <summary>Two rows give the same reason code.</summary>
public sealed record ReasonCodeRepeated(string Path, string ReasonCode) : ScorecardMistake("REASON_CODE_REPEATED", Path, $"{ReasonCode} is on the card already");

/// <summary>Values lie between two bins.</summary>
public sealed record BinsLeaveGap(string Path) : ScorecardMistake("BINS_LEAVE_GAP", Path, "begins above the end of the bin before it");

/// <summary>Values lie in two bins.</summary>
public sealed record BinsOverlap(string Path) : ScorecardMistake("BINS_OVERLAP", Path, "begins below the end of the bin before it");

/// <summary>The lowest bin has a lower end or the highest an upper one, so the bins do not cover the line.</summary>
public sealed record BinsNotOpenEnded(string Path) : ScorecardMistake("BINS_NOT_OPEN_ENDED", Path, "the outermost bins must have no outer bound");

/// <summary>A bin that no value can lie in.</summary>
public sealed record BinEmpty(string Path) : ScorecardMistake("BIN_EMPTY", Path, "ends where it begins or before");

/// <summary>A value that the file does not tell needs one bin, without bounds.</summary>
public sealed record BinForMissingUnclear(string Path) : ScorecardMistake("BIN_FOR_MISSING_UNCLEAR", Path, "needs exactly one bin with \"missing\": true, without bounds");

/// <summary>The bands are not the five, worst first, from 350 in rising steps.</summary>
public sealed record BandsOutOfOrder(string Path) : ScorecardMistake("BANDS_OUT_OF_ORDER", Path, "must be POOR from 350, then FAIR, GOOD, VERY_GOOD, EXCELLENT, each from a higher score, up to 950");

/// <summary>Some combination of bins gives a score below 350 or above 950.</summary>
public sealed record ScoreOutOfRange(string Path, int Least, int Most)
    : ScorecardMistake("SCORE_OUT_OF_RANGE", Path, $"scores of {Least} to {Most} can be reached, and only 350 to 950 are scores");
