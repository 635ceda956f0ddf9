using Bureau.Domain.Furnishing;

namespace Bureau.Domain.Mappings;

/// <summary>The reasons for which a row of a mapped table is left out, beside those that it shares with furnishing files.</summary>
public static class MappedReasons
{
    /// <summary>The columns of the key are empty.</summary>
    public static readonly RejectionReason KeyEmpty = new("KEY_EMPTY", "has nothing in the columns of its key");

    /// <summary>Another row of the table has the same key and says something else.</summary>
    public static readonly RejectionReason KeyRepeated = new("KEY_REPEATED", "contradicts an earlier row of the same key: add to the key the column that tells them apart");

    /// <summary>A list of firms and people does not say which this is.</summary>
    public static readonly RejectionReason PersonPossible = new(
        "PERSON_POSSIBLE", "may be a person's name: a list about people cannot be looked up by name. If every row is an organisation, say so in the mapping with onlyOrganisations");

    /// <summary>The company's record is not among those that were imported.</summary>
    public static readonly RejectionReason CompanyUnknown = new("COMPANY_UNKNOWN", "is the key of no company of this source: import its companies first");

    /// <summary>The end lies before the beginning.</summary>
    public static readonly RejectionReason EndBeforeStart = new("END_BEFORE_START", "is before the first day");

    /// <summary>Not written as a Legal Entity Identifier is, or with wrong check digits.</summary>
    public static readonly RejectionReason LeiInvalid = new("LEI_INVALID", "is not a Legal Entity Identifier, or its check digits are wrong");

    /// <summary>Not written as a unified social credit code is. One whose check character is wrong is taken and flagged.</summary>
    public static readonly RejectionReason UsccInvalid = new("USCC_INVALID", "is not written as a unified social credit code is");

    /// <summary>Not a number from 0 to 100.</summary>
    public static readonly RejectionReason ResultOutOfRange = new("RESULT_OUT_OF_RANGE", "is not a number from 0 to 100");

    /// <summary>A place that ISO 3166 does not write so.</summary>
    public static readonly RejectionReason JurisdictionUnknown = new(
        "JURISDICTION_UNKNOWN", "is not a code of ISO 3166-1 or 3166-2, such as CN or US-NY: give the words of the table a meaning in the mapping");

    /// <summary>A character that no name has, or a name too long.</summary>
    public static readonly RejectionReason CompanyNameMalformed = new("COMPANY_NAME_MALFORMED", "is empty, too long, or has a character that no name has");

    /// <summary>An amount without its currency, or the other way round.</summary>
    public static readonly RejectionReason CurrencyMissing = new("CURRENCY_MISSING", "goes with the other: an amount has a currency");

    /// <summary>Another register has entered a company under the same identifier.</summary>
    public static readonly RejectionReason CompanyHeldElsewhere = new("COMPANY_HELD_ELSEWHERE", "has an identifier under which another register has entered a company");

    /// <summary>Not written as officers are.</summary>
    public static readonly RejectionReason OfficersMalformed = new("OFFICERS_MALFORMED", "is not a list of at most 50 names with a semicolon between two, each with its role in brackets after it");

    /// <summary>An identity number of a person in a text that is shown.</summary>
    public static readonly RejectionReason NamesNumber = new("LISTING_NAMES_NUMBER", "holds an identity number of a person: leave it out");

    /// <summary>A text that is empty or no text.</summary>
    public static readonly RejectionReason TextMalformed = new("LISTING_TEXT_MALFORMED", "has a text that is empty, or one with characters that no text has");

    /// <summary>A record domain that the authority is not accredited for.</summary>
    public static readonly RejectionReason OutsideAccreditation = new("LISTING_OUTSIDE_ACCREDITATION", "is of a record domain that the agreement of its authority does not name");

    /// <summary>A minor entry.</summary>
    public static readonly RejectionReason NotShown = new("LISTING_NOT_SHOWN", "is a minor entry, which is shown to nobody");

    /// <summary>A black entry without a class, or a red one with an amount.</summary>
    public static readonly RejectionReason FieldsOfColour = new("LISTING_FIELDS_OF_COLOUR", "is black and has no class");

    /// <summary>A publication in the future.</summary>
    public static readonly RejectionReason NoticeInFuture = new("NOTICE_DAY_OUT_OF_RANGE", "is published in the future");

    /// <summary>An amount that nobody owes.</summary>
    public static readonly RejectionReason AmountOutOfRange = new("LISTING_AMOUNT_OUT_OF_RANGE", "has an amount above 1,000,000,000,000");

    /// <summary>A record in a domain of people.</summary>
    public static readonly RejectionReason DomainOfPeople = new("INTEGRITY_DOMAIN_OF_PEOPLE", "is of a record domain of people");

    /// <summary>A fact of the future.</summary>
    public static readonly RejectionReason DayInFuture = new("INTEGRITY_DAY_IN_FUTURE", "is of a day in the future");

    /// <summary>The end of a record lies before its day.</summary>
    public static readonly RejectionReason RecordEndsBeforeStart = new("INTEGRITY_ENDS_BEFORE_START", "ends before the day of its fact");

    /// <summary>A result of something else than an inspection.</summary>
    public static readonly RejectionReason ResultOfKind = new("INTEGRITY_RESULT_OUT_OF_RANGE", "has a result and is no inspection");

    /// <summary>A severity too many or too few.</summary>
    public static readonly RejectionReason SeverityOfKind = new("INTEGRITY_SEVERITY_OF_KIND", "is a penalty, judgment or debarment without a severity, or an honour or licence with one");

    /// <summary>Every reason.</summary>
    public static IReadOnlyList<RejectionReason> All { get; } =
    [
        KeyEmpty, KeyRepeated, PersonPossible, CompanyUnknown, EndBeforeStart, LeiInvalid, UsccInvalid, ResultOutOfRange, JurisdictionUnknown, CompanyNameMalformed, CurrencyMissing,
        CompanyHeldElsewhere, OfficersMalformed, NamesNumber, TextMalformed, OutsideAccreditation, NotShown, FieldsOfColour, NoticeInFuture, AmountOutOfRange, DomainOfPeople, DayInFuture, RecordEndsBeforeStart,
        ResultOfKind, SeverityOfKind,
        RejectionReasons.FieldCount, RejectionReasons.Quotes, RejectionReasons.Required, RejectionReasons.NotADate, RejectionReasons.UnknownCode, RejectionReasons.TextLength,
        RejectionReasons.NotAnAmount,
    ];

    /// <summary>The reason for which a rule of the bureau refuses what a row says.</summary>
    /// <exception cref="InvalidOperationException">No row is refused for that.</exception>
    public static RejectionReason Of(Refusal refusal) =>
        All.FirstOrDefault(reason => reason.Code == refusal.Code) ?? throw new InvalidOperationException($"{refusal.Code} is no reason to leave out a row.");
}
