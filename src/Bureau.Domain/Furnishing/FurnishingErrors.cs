using Bureau.Domain.Scoring;

namespace Bureau.Domain.Furnishing;

/// <summary>The reasons for which a row is rejected; the rest of its file is read all the same.</summary>
public static class RejectionReasons
{
    /// <summary>The line has more or fewer fields than the header.</summary>
    public static readonly RejectionReason FieldCount = new("FIELD_COUNT", "has more or fewer fields than the header");

    /// <summary>A quote stands where none may, or is not closed on its line.</summary>
    public static readonly RejectionReason Quotes = new(
        "QUOTES", "has a quotation mark that is not closed on its line, or one inside a field: quote the whole field and double the mark");

    /// <summary>In NDJSON, a line that is no object, or not only one.</summary>
    public static readonly RejectionReason NotJson = new("NOT_JSON", "is not one JSON object that begins and ends on its line");

    /// <summary>In NDJSON, a name that an object has twice.</summary>
    public static readonly RejectionReason DuplicateMember = new("DUPLICATE_MEMBER", "is given more than once");

    /// <summary>In NDJSON, a value that is no string, or in an amount no number either.</summary>
    public static readonly RejectionReason JsonType = new("JSON_TYPE", "is not of the JSON type that belongs there: a string or, for an amount, a number too");

    /// <summary>A required value is absent.</summary>
    public static readonly RejectionReason Required = new("REQUIRED", "is empty");

    /// <summary>No date, or one that does not exist.</summary>
    public static readonly RejectionReason NotADate = new("NOT_A_DATE", "is not a date that exists");

    /// <summary>A date that has not come yet.</summary>
    public static readonly RejectionReason DateInFuture = new("DATE_IN_FUTURE", "lies in the future");

    /// <summary>A date before any that the column may hold.</summary>
    public static readonly RejectionReason DateTooEarly = new("DATE_TOO_EARLY", "lies too far back");

    /// <summary>Opened after the day that the figures are of.</summary>
    public static readonly RejectionReason OpenedAfterAsOf = new("OPENED_AFTER_AS_OF", "is after as_of");

    /// <summary>Born after the day that the figures are of.</summary>
    public static readonly RejectionReason BornAfterAsOf = new("BORN_AFTER_AS_OF", "is after as_of");

    /// <summary>None of the column's codes.</summary>
    public static readonly RejectionReason UnknownCode = new("UNKNOWN_CODE", "is none of the codes of that column");

    /// <summary>Text that is too long or too short.</summary>
    public static readonly RejectionReason TextLength = new("TEXT_LENGTH", "is too long or too short");

    /// <summary>Text with a character that the column does not hold.</summary>
    public static readonly RejectionReason TextCharacters = new("TEXT_CHARACTERS", "has a character that may not be there");

    /// <summary>Not a number as amounts are written.</summary>
    public static readonly RejectionReason NotAnAmount = new("NOT_AN_AMOUNT", "is not an amount");

    /// <summary>A negative amount where only current_balance may have one.</summary>
    public static readonly RejectionReason AmountNegative = new("AMOUNT_NEGATIVE", "is negative");

    /// <summary>More than two decimals.</summary>
    public static readonly RejectionReason AmountDecimals = new("AMOUNT_DECIMALS", "has more than two decimals");

    /// <summary>More digits than an amount has.</summary>
    public static readonly RejectionReason AmountTooLarge = new("AMOUNT_TOO_LARGE", "has too many digits");

    /// <summary>Not written as identity numbers of that type are; the same code as <see cref="Subjects.IdentityNumberMalformed"/>.</summary>
    public static readonly RejectionReason IdentityNumberMalformed = new("IDENTITY_NUMBER_MALFORMED", "is not written as its type requires");

    /// <summary>A wrong check digit; the same code as <see cref="Subjects.IdentityNumberCheckFailed"/>.</summary>
    public static readonly RejectionReason IdentityNumberCheckFailed = new(
        "IDENTITY_NUMBER_CHECK_FAILED", "has a check digit that does not belong to its other digits, or was never assigned");

    /// <summary>Not a name; the same code as <see cref="Subjects.NameMalformed"/>.</summary>
    public static readonly RejectionReason NameMalformed = new("NAME_MALFORMED", "is empty, too long, or has a character that no name has");

    /// <summary>The birth date and the identity number contradict each other; the same code as <see cref="Subjects.BirthDateMismatch"/>.</summary>
    public static readonly RejectionReason BirthDateMismatch = new("BIRTH_DATE_MISMATCH", "is not the birth date that the identity number carries");

    /// <summary>The number is known with another name or birth date, and somebody has decided that the row is not that person's.</summary>
    public static readonly RejectionReason SubjectMismatch = new(
        "SUBJECT_MISMATCH", "is not the name of the person of that identity number: a review has decided so");

    /// <summary>The furnisher has reported the account for another person.</summary>
    public static readonly RejectionReason AccountOfAnotherSubject = new("ACCOUNT_OF_ANOTHER_SUBJECT", "is an account that was reported before for another person");

    /// <summary>The account was reported in another currency before.</summary>
    public static readonly RejectionReason CurrencyDiffers = new("CURRENCY_DIFFERS", "is not the currency in which the account was reported before");

    /// <summary>A date of the account after the day that the figures are of.</summary>
    public static readonly RejectionReason AfterAsOf = new("AFTER_AS_OF", "is after as_of");

    /// <summary>Closed before it was opened.</summary>
    public static readonly RejectionReason ClosedBeforeOpened = new("CLOSED_BEFORE_OPENED", "is before opened_on");

    /// <summary>A payment rating beside a status that has none.</summary>
    public static readonly RejectionReason RatingNotExpected = new("RATING_NOT_EXPECTED", "has a value beside an account_status that needs none");

    /// <summary>The same file says something else of the same account and day.</summary>
    public static readonly RejectionReason DuplicateAccountDay = new(
        "DUPLICATE_ACCOUNT_DAY", "contradicts an earlier row of the same file, account and day; set correction_indicator to 1 if this one is right");

    /// <summary>An account is taken back as of a day after which it was reported again.</summary>
    public static readonly RejectionReason DeletionOutdated = new(
        "DELETION_OUTDATED", "takes an account back as of a day after which it was reported again; send the deletion with the newest day");

    /// <summary>The new number is another account's.</summary>
    public static readonly RejectionReason AccountNumberTaken = new("ACCOUNT_NUMBER_TAKEN", "is the number of another account of the same furnisher");

    /// <summary>A field of a Metro 2 record that no column has; the message names it.</summary>
    public static readonly RejectionReason Metro2Field = new("METRO2_FIELD", "has a Metro 2 field that does not hold what it must");

    /// <summary>After the base segment comes something that Metro 2 does not have.</summary>
    public static readonly RejectionReason Metro2SegmentUnknown = new("METRO2_SEGMENT_UNKNOWN", "has a segment that Metro 2 does not have");

    /// <summary>The last segment is cut off, or the record goes on after it.</summary>
    public static readonly RejectionReason Metro2SegmentLength = new("METRO2_SEGMENT_LENGTH", "is not as long as its segments together");

    /// <summary>Segments in another order than Metro 2's, or one too many.</summary>
    public static readonly RejectionReason Metro2SegmentOrder = new(
        "METRO2_SEGMENT_ORDER", "has its segments out of order, or one of them twice: J1, J2, K1, K2, K3, K4, L1, N1, and only J1 and J2 more than once");

    /// <summary>A segment that speaks of what may never be furnished.</summary>
    public static readonly RejectionReason ForbiddenSegment = new(
        "FORBIDDEN_SEGMENT", $"has the segment N1, which speaks of employment ({ForbiddenInput.Profession}); that may never be furnished");

    /// <summary>An account for which a company answers and no person.</summary>
    public static readonly RejectionReason CompanyAccount = new(
        "COMPANY_ACCOUNT", "is of an account for which a company answers (ECOA code W); a company's conduct enters no person's file");

    /// <summary>
    /// A loss in the United States without the day from which its seven years run: they would begin anew with each report (15 U.S.C. § 1681s-2(a)(5)).
    /// </summary>
    public static readonly RejectionReason FirstDelinquencyRequired = new(
        "FIRST_DELINQUENCY_REQUIRED", "is empty beside a loss, whose seven years it begins (15 U.S.C. § 1681s-2(a)(5))");

    /// <summary>The person is under 18; the same code as <see cref="Subjects.MinorSubject"/>.</summary>
    public static readonly RejectionReason MinorSubject = new("MINOR_SUBJECT", "is the birth date of a minor, about whom the bureau keeps no file");

    /// <summary>Metro 2 account type 90: a medical debt.</summary>
    public static readonly RejectionReason MedicalAccount = new(
        "FORBIDDEN_ACCOUNT_TYPE_HEALTH", $"is that of a medical debt, which speaks of {ForbiddenInput.Health}; that may never be furnished");

    /// <summary>Metro 2 account types 50 and 93: family support and child support.</summary>
    public static readonly RejectionReason FamilyAccount = new(
        "FORBIDDEN_ACCOUNT_TYPE_FAMILY", $"is that of support for a relative, which speaks of {ForbiddenInput.FriendsOrFamily}; that may never be furnished");

    /// <summary>Every reason.</summary>
    public static IReadOnlyList<RejectionReason> All { get; } =
    [
        FieldCount, Quotes, NotJson, DuplicateMember, JsonType, Required, NotADate, DateInFuture, DateTooEarly, OpenedAfterAsOf, BornAfterAsOf, UnknownCode, TextLength, TextCharacters,
        NotAnAmount, AmountNegative, AmountDecimals, AmountTooLarge,
        IdentityNumberMalformed, IdentityNumberCheckFailed, NameMalformed, BirthDateMismatch,
        SubjectMismatch, AccountOfAnotherSubject, CurrencyDiffers,
        AfterAsOf, ClosedBeforeOpened, RatingNotExpected, DuplicateAccountDay, DeletionOutdated, AccountNumberTaken,
        FirstDelinquencyRequired, MinorSubject, MedicalAccount, FamilyAccount,
        Metro2Field, Metro2SegmentUnknown, Metro2SegmentLength, Metro2SegmentOrder, ForbiddenSegment, CompanyAccount,
    ];
}

/// <summary>No furnisher of that identity has an agreement in force.</summary>
public sealed record FurnisherUnknown() : Refusal("FURNISHER_UNKNOWN", "No furnisher with that identity has an agreement in force.");

/// <summary>Who furnishes was not said, and there is not exactly one furnisher.</summary>
public sealed record FurnisherUnclear(int Furnishers) : Refusal(
    "FURNISHER_UNCLEAR",
    Furnishers == 0
        ? "No furnisher has an agreement with the bureau; register one first."
        : "More than one furnisher has an agreement; say which one sends the file.");

/// <summary>A batch without a record.</summary>
public sealed record BatchEmpty() : Refusal("BATCH_EMPTY", "The batch has no record. Send at least one.");

/// <summary>A batch of more records than one may have.</summary>
public sealed record BatchTooLarge(int Most) : Refusal("BATCH_TOO_LARGE", $"A batch has at most {Most} records; send the others in another one, or all of them in a file.");

/// <summary>No account of that number that the furnisher reports and that may still be read.</summary>
public sealed record AccountNotFound() : Refusal("ACCOUNT_NOT_FOUND", "You report no account of that number.");

/// <summary>Why a whole file is refused; nothing of it is stored.</summary>
/// <param name="Code">Stable, UPPER_SNAKE; listed in docs/errors.md.</param>
/// <param name="Line">Where, the first line being 1, or the first record of a Metro 2 file; null when it concerns the file.</param>
/// <param name="Message">What is wrong and what to do. Quotes no value.</param>
public abstract record FurnishingFileMistake(string Code, long? Line, string Message) : Refusal(Code, Message)
{
    /// <inheritdoc/>
    public sealed override string ToString() => Line is { } line ? $"{Code} at line {line}: {Message}" : $"{Code}: {Message}";
}

/// <summary>Not there, a folder or a pipe, or not for us to read.</summary>
public sealed record FileNotReadable() : FurnishingFileMistake(
    "FILE_NOT_READABLE", null, "The file cannot be read. Check that it exists, that it is no folder and no pipe, and that you may read it.");

/// <summary>No byte, or nothing but blank lines.</summary>
public sealed record FileEmpty() : FurnishingFileMistake("FILE_EMPTY", null, "The file is empty. Send it again.");

/// <summary>An archive or a compressed file. Compressed input is not read: it could grow without bound.</summary>
public sealed record FileCompressed(string Format) : FurnishingFileMistake(
    "FILE_COMPRESSED", null, $"The file is compressed ({Format}). Unpack it, or save a spreadsheet as CSV, and send that.");

/// <summary>UTF-16 or UTF-32 by its byte order mark, or bytes that are no UTF-8.</summary>
public sealed record FileNotUtf8(long At) : FurnishingFileMistake(
    "FILE_NOT_UTF8", At, "The file is not UTF-8 text, so its names cannot be trusted. Save it as UTF-8 and send it again.");

/// <summary>A zero byte: a program, a picture, a database, or UTF-16 without its mark.</summary>
public sealed record FileNotText(long At) : FurnishingFileMistake(
    "FILE_NOT_TEXT", At, "The file is binary or in UTF-16. Save the table as CSV in UTF-8 and send that.");

/// <summary>A line beyond any that a furnishing file has.</summary>
public sealed record LineTooLong(long At, int Most) : FurnishingFileMistake(
    "LINE_TOO_LONG", At, $"The line is longer than {Most} bytes. Check that every row ends with a line break.");

/// <summary>The end is missing, or cannot be told from a missing one.</summary>
public sealed record FileTruncated(long At) : FurnishingFileMistake(
    "FILE_TRUNCATED", At, "The last line was cut off, or ends so that this cannot be told. Send the whole file again, with a line break at its end.");

/// <summary>The first line is no header of a furnishing file.</summary>
public sealed record NotCsv() : FurnishingFileMistake(
    "NOT_CSV", 1, $"The first line does not name the columns of a furnishing file, separated by commas: {FurnishingDictionary.Names}.");

/// <summary>The lines are no JSON objects.</summary>
/// <param name="At">The first line that is not blank.</param>
/// <param name="IsList">Whether the file begins as one JSON list.</param>
public sealed record NotNdjson(long At, bool IsList) : FurnishingFileMistake(
    "NOT_NDJSON",
    At,
    IsList
        ? "The file is one JSON list. Write each record as an object on a line of its own, without the brackets around and the commas between them."
        : $"No line holds a record as one JSON object. Write each record on a line of its own, with the names {FurnishingDictionary.Names}.");

/// <summary>A header and nothing else.</summary>
public sealed record NoRows() : FurnishingFileMistake("NO_ROWS", null, "The file has a header and no row. Send the rows too.");

/// <summary>A column that may never be furnished.</summary>
/// <param name="Position">The first column is 1.</param>
/// <param name="Name">As it was written; null when it does not look like a name.</param>
/// <param name="Forbidden">What it speaks of.</param>
/// <param name="At">The line: the header or, in NDJSON, the first record that has it.</param>
public sealed record ForbiddenColumn(int Position, string? Name, ForbiddenInput Forbidden, long At = 1) : FurnishingFileMistake(
    "FORBIDDEN_COLUMN", At, $"Column {Position}{(Name is null ? "" : $", {Name},")} speaks of {UpperSnake.Of(Forbidden.ToString())}, which may never be furnished. {ForbiddenInputRules.Of(Forbidden)} Send the file without it.");

/// <summary>A column that the dictionary does not have: refused, since a mistyped name would drop its values in silence.</summary>
/// <param name="Position">The first column is 1.</param>
/// <param name="Name">As it was written; null when it does not look like a name.</param>
/// <param name="At">The line: the header or, in NDJSON, the first record that has it.</param>
public sealed record UnknownColumn(int Position, string? Name, long At = 1) : FurnishingFileMistake(
    "UNKNOWN_COLUMN", At,
    $"Column {Position}{(Name is null ? "" : $", {Name},")} is not one of {FurnishingDictionary.Names}. Mend its name or send the file without it.");

/// <summary>A required column that the header does not name.</summary>
public sealed record MissingColumn(string Name) : FurnishingFileMistake(
    "MISSING_COLUMN", 1, $"The column {Name} is missing; every furnishing file has it. Send the file with it.");

/// <summary>A column that the header names twice.</summary>
public sealed record DuplicateColumn(string Name) : FurnishingFileMistake(
    "DUPLICATE_COLUMN", 1, $"The column {Name} is named more than once. Send it once.");

/// <summary>The bytes were not the same at the second reading.</summary>
public sealed record FileChanged() : FurnishingFileMistake("FILE_CHANGED", null, "The file changed while it was read. Send it again when it is complete.");
