namespace Bureau.Domain.Scoring;

/// <summary>The card is refused for all of these; none of its mistakes is left for the next try.</summary>
public sealed record ScorecardUnsound(IReadOnlyList<ScorecardMistake> Mistakes)
    : Refusal("SCORECARD_UNSOUND", string.Join(Environment.NewLine, Mistakes.Select(mistake => $"{mistake.Code} at {mistake.Path}: {mistake.Message}")));

/// <summary>One thing that is wrong with a scorecard.</summary>
/// <param name="Code">Stable, UPPER_SNAKE.</param>
/// <param name="Path">Where in the card, as a JSON path such as <c>$.characteristics[2].bins[0]</c>.</param>
/// <param name="Message">For whoever wrote the card.</param>
public abstract record ScorecardMistake(string Code, string Path, string Message) : Refusal(Code, Message);

/// <summary>Not JSON, or a member of another type or name than a scorecard has.</summary>
public sealed record ScorecardMalformed(string Path) : ScorecardMistake("SCORECARD_MALFORMED", Path, "This is not JSON, has another type, or is no member of a scorecard.");

/// <summary>A member that every card has.</summary>
public sealed record ScorecardMemberMissing(string Path) : ScorecardMistake("SCORECARD_MEMBER_MISSING", Path, "This member is absent or empty.");

/// <summary>A number outside what it may be.</summary>
public sealed record ScorecardNumberOutOfRange(string Path, int Least, int Most) : ScorecardMistake("SCORECARD_NUMBER_OUT_OF_RANGE", Path, $"This number must be {Least} to {Most}.");

/// <summary>A currency that is not three capital letters.</summary>
public sealed record ScorecardCurrencyMalformed(string Path) : ScorecardMistake("SCORECARD_CURRENCY_MALFORMED", Path, "A currency is an ISO 4217 code of three capital letters.");

/// <summary>A characteristic that no scorecard may ask for.</summary>
public sealed record CharacteristicForbidden(string Path, string? Name, ForbiddenInput Forbidden)
    : ScorecardMistake("CHARACTERISTIC_FORBIDDEN", Path, $"{Name ?? "This name"} speaks of {UpperSnake.Of(Forbidden.ToString())}, which may never be an input of a score. {ForbiddenInputRules.Of(Forbidden)}");

/// <summary>A name that is no characteristic.</summary>
public sealed record CharacteristicUnknown(string Path, string? Name) : ScorecardMistake("CHARACTERISTIC_UNKNOWN", Path, $"{Name ?? "This name"} is no characteristic.");

/// <summary>The same characteristic twice on one card would count twice.</summary>
public sealed record CharacteristicRepeated(string Path, Characteristic Characteristic)
    : ScorecardMistake("CHARACTERISTIC_REPEATED", Path, $"{UpperSnake.Of(Characteristic.ToString())} is on the card already.");

/// <summary>A direction that is none of the three.</summary>
public sealed record DirectionUnknown(string Path) : ScorecardMistake("DIRECTION_UNKNOWN", Path, "A direction is HIGHER_IS_BETTER, HIGHER_IS_WORSE or FREE.");

/// <summary>The points of the bins do not keep what the direction promises.</summary>
public sealed record DirectionBroken(string Path, Direction Direction)
    : ScorecardMistake("DIRECTION_BROKEN", Path, $"The points of these bins do not keep {UpperSnake.Of(Direction.ToString())}.");

/// <summary>Two rows give the same reason code.</summary>
public sealed record ReasonCodeRepeated(string Path) : ScorecardMistake("REASON_CODE_REPEATED", Path, "Another characteristic of the card has this reason code.");

/// <summary>Values lie between two bins.</summary>
public sealed record BinsLeaveGap(string Path) : ScorecardMistake("BINS_LEAVE_GAP", Path, "This bin begins above the end of the one before it.");

/// <summary>Values lie in two bins.</summary>
public sealed record BinsOverlap(string Path) : ScorecardMistake("BINS_OVERLAP", Path, "This bin begins below the end of the one before it.");

/// <summary>The lowest bin has a lower end or the highest an upper one, so the bins do not cover the line.</summary>
public sealed record BinsNotOpenEnded(string Path) : ScorecardMistake("BINS_NOT_OPEN_ENDED", Path, "The lowest bin has no lower end and the highest no upper end.");

/// <summary>A bin that no value can lie in.</summary>
public sealed record BinEmpty(string Path) : ScorecardMistake("BIN_EMPTY", Path, "No value can lie in this bin.");

/// <summary>A value that the file does not tell needs one bin, without bounds.</summary>
public sealed record BinForMissingUnclear(string Path) : ScorecardMistake("BIN_FOR_MISSING_UNCLEAR", Path, "Exactly one bin has \"missing\": true, and it has no bounds.");

/// <summary>The bands are not the five, worst first, from 350 in rising steps.</summary>
public sealed record BandsOutOfOrder(string Path)
    : ScorecardMistake("BANDS_OUT_OF_ORDER", Path, "The bands are POOR from 350, then FAIR, GOOD, VERY_GOOD and EXCELLENT, each from a higher score up to 950.");

/// <summary>Some combination of bins gives a score below 350 or above 950.</summary>
public sealed record ScoreOutOfRange(string Path, int Least, int Most)
    : ScorecardMistake("SCORE_OUT_OF_RANGE", Path, $"Scores of {Least} to {Most} can be reached, and a score is 350 to 950.");

/// <summary>Too few files of one outcome to tell a rate from chance.</summary>
public sealed record SampleTooSmall(int LeastOfEachOutcome, int Good, int Bad) : Refusal(
    "SAMPLE_TOO_SMALL", $"At least {LeastOfEachOutcome} files of either outcome are needed that a card would score; there are {Good} good and {Bad} bad ones.");

/// <summary>The regression found no rest.</summary>
public sealed record FitNotSettled() : Refusal("FIT_NOT_SETTLED", "The points did not settle; raise the penalties.");

/// <summary>None of the accounts that the outcomes name is known.</summary>
public sealed record OutcomesMatchNothing() : Refusal(
    "OUTCOMES_MATCH_NOTHING", "No account of the outcomes is known of that furnisher; import its files first, or name the furnisher.");

/// <summary>The table of outcomes or of traits lacks a column.</summary>
public sealed record SampleColumnMissing(string Column) : Refusal("SAMPLE_COLUMN_MISSING", $"The file has no column {Column}, or its first line names no columns separated by commas.");

/// <summary>Rows of the table of outcomes or of traits that cannot be used; none is, lest a sample be smaller than it seems.</summary>
public sealed record SampleRowsMalformed(IReadOnlyList<long> Lines) : Refusal(
    "SAMPLE_ROWS_MALFORMED",
    $"Rows cannot be used, at lines {string.Join(", ", Lines.Take(20))}{(Lines.Count > 20 ? $" and {Lines.Count - 20} more" : "")}: an account number has 1 to 60 characters and occurs once; defaulted is 0 or 1; sex has 1 to 20 letters or digits; age is 0 to 150.");
