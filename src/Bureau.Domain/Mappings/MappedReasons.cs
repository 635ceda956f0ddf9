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

    /// <summary>Every reason.</summary>
    public static IReadOnlyList<RejectionReason> All { get; } =
    [
        KeyEmpty, KeyRepeated, PersonPossible, CompanyUnknown, EndBeforeStart, LeiInvalid, UsccInvalid, ResultOutOfRange, JurisdictionUnknown, CompanyNameMalformed, CurrencyMissing,
        RejectionReasons.FieldCount, RejectionReasons.Quotes, RejectionReasons.Required, RejectionReasons.NotADate, RejectionReasons.UnknownCode, RejectionReasons.TextLength,
        RejectionReasons.NotAnAmount,
    ];
}
