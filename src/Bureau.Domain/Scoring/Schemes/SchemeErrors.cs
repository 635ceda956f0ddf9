using Bureau.Domain.Disclosure;

namespace Bureau.Domain.Scoring.Schemes;

/// <summary>The scheme is refused for all of these; none of its mistakes is left for the next try.</summary>
public sealed record SchemeUnsound(IReadOnlyList<SchemeMistake> Mistakes)
    : Refusal("SCHEME_UNSOUND", string.Join(Environment.NewLine, Mistakes.Select(mistake => $"{mistake.Code} at {mistake.Path}: {mistake.Message}")));

/// <summary>One thing that is wrong with a scheme.</summary>
/// <param name="Code">Stable, UPPER_SNAKE.</param>
/// <param name="Path">Where in the scheme, as a JSON path such as <c>$.events[2].cap</c>.</param>
/// <param name="Message">For whoever wrote the scheme.</param>
public abstract record SchemeMistake(string Code, string Path, string Message) : Refusal(Code, Message);

/// <summary>Not JSON, or a member of another type or name than a scheme has, or one that stands twice.</summary>
public sealed record SchemeMalformed(string Path) : SchemeMistake("SCHEME_MALFORMED", Path, "This is not JSON, has another type, stands here twice, or is no member of a scheme.");

/// <summary>A member that every scheme has.</summary>
public sealed record SchemeMemberMissing(string Path) : SchemeMistake("SCHEME_MEMBER_MISSING", Path, "This member is absent or empty.");

/// <summary>A name of another form.</summary>
public sealed record SchemeNameMalformed(string Path, string Form) : SchemeMistake("SCHEME_NAME_MALFORMED", Path, $"A name here is {Form}, at most {SchemeReader.LongestName} characters.");

/// <summary>A number outside what it may be.</summary>
public sealed record SchemeNumberOutOfRange(string Path, int Least, int Most) : SchemeMistake("SCHEME_NUMBER_OUT_OF_RANGE", Path, $"This number must be {Least} to {Most}.");

/// <summary>A word where one of a few is needed.</summary>
public sealed record SchemeWordUnknown(string Path, string Words) : SchemeMistake("SCHEME_WORD_UNKNOWN", Path, $"This must be one of {Words}.");

/// <summary>Something that may never move a score.</summary>
public sealed record SchemeInputForbidden(string Path, string? Name, ForbiddenInput Forbidden)
    : SchemeMistake("SCHEME_INPUT_FORBIDDEN", Path, $"{Name ?? "This name"} speaks of {UpperSnake.Of(Forbidden.ToString())}, which may never be an input of a score. {ForbiddenInputRules.Of(Forbidden)}");

/// <summary>Something into which no scheme may reach.</summary>
public sealed record SchemeReachForbidden(string Path, string? Name, ForbiddenReach Forbidden)
    : SchemeMistake("SCHEME_REACH_FORBIDDEN", Path, $"{Name ?? "This name"} reaches into {UpperSnake.Of(Forbidden.ToString())}, where nothing may hang on a scheme. {ForbiddenReaches.RuleOf(Forbidden)}");

/// <summary>A name that is no category of records.</summary>
public sealed record EventCategoryUnknown(string Path, string? Name) : SchemeMistake("EVENT_CATEGORY_UNKNOWN", Path, $"{Name ?? "This name"} is no category of records.");

/// <summary>The same category twice in one scheme would count twice.</summary>
public sealed record EventCategoryRepeated(string Path, RecordCategory Category)
    : SchemeMistake("EVENT_CATEGORY_REPEATED", Path, $"{UpperSnake.Of(Category.ToString())} is in the scheme already.");

/// <summary>A record of another domain: no scheme mixes two, so nothing done in one place is set off against another.</summary>
public sealed record EventOfAnotherDomain(string Path, RecordCategory Category, RecordDomain Domain)
    : SchemeMistake("EVENT_OF_ANOTHER_DOMAIN", Path, $"{UpperSnake.Of(Category.ToString())} is a record of {UpperSnake.Of(Domain.ToString())}; a scheme counts records of its own domain alone.");

/// <summary>A company's record in a person's scheme, or the other way round.</summary>
public sealed record EventOfAnotherSubject(string Path, RecordCategory Category, SubjectKind Subject)
    : SchemeMistake("EVENT_OF_ANOTHER_SUBJECT", Path, $"{UpperSnake.Of(Category.ToString())} is a record about a {UpperSnake.Of(Subject.ToString())}; what one did never counts for another.");

/// <summary>Points for an adverse record, or taken for a favourable one.</summary>
public sealed record EventPointsAgainstNature(string Path, RecordCategory Category, bool IsAdverse)
    : SchemeMistake("EVENT_POINTS_AGAINST_NATURE", Path, $"{UpperSnake.Of(Category.ToString())} {(IsAdverse ? "speaks against somebody and takes" : "speaks for somebody and gives")} points.");

/// <summary>A cap below the points of one record.</summary>
public sealed record EventCapTooSmall(string Path) : SchemeMistake("EVENT_CAP_TOO_SMALL", Path, "The cap is below the points of a single record.");

/// <summary>Only what gives points can give back lost ones.</summary>
public sealed record EventRestoresNothing(string Path) : SchemeMistake("EVENT_RESTORES_NOTHING", Path, "An adverse record takes points and can give none back.");

/// <summary>The domain's records are about somebody else than the scheme rates.</summary>
public sealed record DomainOfAnotherSubject(string Path, RecordDomain Domain, SubjectKind Subject)
    : SchemeMistake("DOMAIN_OF_ANOTHER_SUBJECT", Path, $"Records of {UpperSnake.Of(Domain.ToString())} are about a {UpperSnake.Of(Subject.ToString())}.");

/// <summary>A sector in a person's scheme.</summary>
public sealed record SectorOfPerson(string Path) : SchemeMistake("SECTOR_OF_PERSON", Path, "A person has no line of business here; only a company's scheme names a sector.");

/// <summary>An exemplary list of people without their own wish, or with children in it.</summary>
public sealed record ExemplaryListUnasked(string Path)
    : SchemeMistake("EXEMPLARY_LIST_UNASKED", Path, "A scheme that honours people rates only adults who asked for it: optIn and adultsOnly must be true.");

/// <summary>Some records give points outside the range.</summary>
public sealed record SchemeOutOfRange(string Path, long Least, long Most)
    : SchemeMistake("SCHEME_OUT_OF_RANGE", Path, $"Points of {Least} to {Most} can be reached; the base and the caps must keep within the range.");

/// <summary>The grades are not A to D, best first, down to the lowest points.</summary>
public sealed record GradesOutOfOrder(string Path)
    : SchemeMistake("GRADES_OUT_OF_ORDER", Path, "The grades are A, B, C and D, each from fewer points than the one before, and D from the lowest points of the range.");

/// <summary>Two thresholds of one name.</summary>
public sealed record ThresholdRepeated(string Path) : SchemeMistake("THRESHOLD_REPEATED", Path, "Another threshold of the scheme has this name.");

/// <summary>An advantage outside the scheme's own field.</summary>
public sealed record BenefitOfAnotherDomain(string Path, Benefit Benefit)
    : SchemeMistake("BENEFIT_OF_ANOTHER_DOMAIN", Path, $"{UpperSnake.Of(Benefit.ToString())} is opened by {string.Join(" or ", Benefits.OpenedBy(Benefit).Select(domain => UpperSnake.Of(domain.ToString())))} alone.");

/// <summary>The events are refused for all of these.</summary>
public sealed record EventsUnsound(IReadOnlyList<EventMistake> Mistakes)
    : Refusal("EVENTS_UNSOUND", string.Join(Environment.NewLine, Mistakes.Select(mistake => $"{mistake.Code} in line {mistake.Line}: {mistake.Message}")));

/// <summary>One thing that is wrong with a file of events.</summary>
/// <param name="Code">Stable, UPPER_SNAKE.</param>
/// <param name="Line">The first is 1.</param>
/// <param name="Message">For whoever wrote it.</param>
public abstract record EventMistake(string Code, int Line, string Message) : Refusal(Code, Message);

/// <summary>Not one JSON object with category, on and ended.</summary>
public sealed record EventMalformed(int Line) : EventMistake("EVENT_MALFORMED", Line, "A line is a JSON object with \"category\", \"on\" and, if need be, \"ended\"; days are written YYYY-MM-DD.");

/// <summary>A record that may never move a score.</summary>
public sealed record EventForbidden(int Line, string? Name, ForbiddenInput Forbidden)
    : EventMistake("EVENT_FORBIDDEN", Line, $"{Name ?? "This name"} speaks of {UpperSnake.Of(Forbidden.ToString())}, which may never be an input of a score. {ForbiddenInputRules.Of(Forbidden)}");

/// <summary>A name that is no category of records.</summary>
public sealed record EventUnknown(int Line, string? Name) : EventMistake("EVENT_UNKNOWN", Line, $"{Name ?? "This name"} is no category of records.");

/// <summary>Ended before it began.</summary>
public sealed record EventEndsTooEarly(int Line) : EventMistake("EVENT_ENDS_TOO_EARLY", Line, "The conduct ends before it begins.");

/// <summary>More events than one subject can have.</summary>
public sealed record TooManyEvents(int Line) : EventMistake("TOO_MANY_EVENTS", Line, $"A file of one subject has at most {ConductEventReader.MostEvents} events.");

/// <summary>A record that the scheme does not count.</summary>
public sealed record EventNotOfScheme(int Number, RecordCategory Category)
    : Refusal("EVENT_NOT_OF_SCHEME", $"Event {Number}: the scheme does not count {UpperSnake.Of(Category.ToString())}, a record of {UpperSnake.Of(RecordCategories.Of(Category).Domain.ToString())}.");

/// <summary>The subject did not ask to be rated.</summary>
public sealed record SchemeNotOptedIn() : Refusal("SCHEME_NOT_OPTED_IN", "The scheme rates only those who asked for it.");

/// <summary>The subject is not known to be an adult.</summary>
public sealed record SchemeForAdults() : Refusal("SCHEME_FOR_ADULTS", "The scheme rates adults alone, and the subject is not known to be one.");

/// <summary>The purpose does not read the scheme's domain.</summary>
public sealed record DomainNotOfPurpose(RecordDomain Domain, Purpose Purpose)
    : Refusal("DOMAIN_NOT_OF_PURPOSE", $"{UpperSnake.Of(Purpose.ToString())} does not read records of {UpperSnake.Of(Domain.ToString())}; nothing of the scheme is told for it.");
