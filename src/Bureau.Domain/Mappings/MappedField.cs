namespace Bureau.Domain.Mappings;

/// <summary>A field of the bureau that a column can be mapped to; in a mapping it is written in capitals, as <c>REGISTRATION_NUMBER</c>.</summary>
public enum MappedField
{
    /// <summary>A company's name as its register or the list writes it.</summary>
    Name = 1,

    /// <summary>A name that it had before.</summary>
    FormerName,

    /// <summary>A name that it trades under.</summary>
    TradingName,

    /// <summary>Where it is registered: ISO 3166-1 alpha-2, or ISO 3166-2 for a part of a country.</summary>
    Jurisdiction,

    /// <summary>Unified social credit code.</summary>
    Uscc,

    /// <summary>Legal Entity Identifier.</summary>
    Lei,

    /// <summary>The register that gave <see cref="RegistrationNumber"/>.</summary>
    RegistrationAuthority,

    /// <summary>Its number in that register.</summary>
    RegistrationNumber,

    /// <summary>ACTIVE, INACTIVE or UNKNOWN.</summary>
    EntityStatus,

    /// <summary>ISSUED, LAPSED, RETIRED, ANNULLED or UNKNOWN.</summary>
    RegistrationStatus,

    /// <summary>TRUE for an authority, a municipality or another public body.</summary>
    PublicBody,

    /// <summary>Where its register says that it is to be reached, in one line.</summary>
    RegisteredOffice,

    /// <summary>Who serves it: names with a semicolon between two, each with its role in brackets after it.</summary>
    Officers,

    /// <summary>The key of the company in the table that it was imported from, under the same source.</summary>
    Company,

    /// <summary>INSPECTION, PENALTY, JUDGMENT, DEBARMENT, HONOUR or LICENCE.</summary>
    Record,

    /// <summary>The record domain, such as FOOD_SAFETY, ENVIRONMENT or PROCUREMENT.</summary>
    Sector,

    /// <summary>MINOR, ORDINARY or SERIOUS.</summary>
    Severity,

    /// <summary>The result of an inspection, 0 to 100.</summary>
    Result,

    /// <summary>The day of the fact.</summary>
    On,

    /// <summary>RED or BLACK.</summary>
    Colour,

    /// <summary>MINOR, ORDINARY or SERIOUS.</summary>
    Class,

    /// <summary>The article under which it was listed.</summary>
    LegalBasis,

    /// <summary>Why, in the authority's words; or what a record says.</summary>
    Reason,

    /// <summary>The body that found it, where the table gathers the entries of several.</summary>
    Originator,

    /// <summary>The authority's number of the case.</summary>
    CaseNumber,

    /// <summary>An amount of money, with a point before at most two decimals.</summary>
    Amount,

    /// <summary>Currency of the amount, ISO 4217.</summary>
    Currency,

    /// <summary>The day on which the company was told, or the entry was published.</summary>
    NotifiedOn,

    /// <summary>First day of effect.</summary>
    From,

    /// <summary>Last day of effect.</summary>
    Until,

    /// <summary>What the company can do to have the entry ended.</summary>
    RepairRoute,
}

/// <summary>Which fields a table of a kind has.</summary>
public static class MappedFields
{
    private static readonly MappedField[] OfCompanies =
    [
        MappedField.Name, MappedField.FormerName, MappedField.TradingName, MappedField.Jurisdiction, MappedField.Uscc, MappedField.Lei, MappedField.RegistrationAuthority,
        MappedField.RegistrationNumber, MappedField.EntityStatus, MappedField.RegistrationStatus, MappedField.PublicBody, MappedField.RegisteredOffice,
        MappedField.Officers,
    ];

    /// <summary>The fields that a mapping of that kind may have.</summary>
    public static IReadOnlyList<MappedField> Of(MappingKind kind) => kind switch
    {
        MappingKind.Companies => OfCompanies,
        MappingKind.Inspections =>
        [
            MappedField.Company, MappedField.Record, MappedField.Sector, MappedField.Severity, MappedField.Result, MappedField.On, MappedField.Until, MappedField.Amount, MappedField.Currency,
            MappedField.Reason,
        ],
        MappingKind.Listings =>
        [
            .. OfCompanies, MappedField.Colour, MappedField.Class, MappedField.Sector, MappedField.LegalBasis, MappedField.Reason, MappedField.Originator, MappedField.CaseNumber, MappedField.Amount,
            MappedField.Currency, MappedField.NotifiedOn, MappedField.From, MappedField.Until, MappedField.RepairRoute,
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The fields that it must have.</summary>
    public static IReadOnlyList<MappedField> RequiredOf(MappingKind kind) => kind switch
    {
        MappingKind.Companies => [MappedField.Name, MappedField.Jurisdiction],
        MappingKind.Inspections => [MappedField.Company, MappedField.Record, MappedField.Sector, MappedField.On],
        MappingKind.Listings =>
            [MappedField.Name, MappedField.Jurisdiction, MappedField.Colour, MappedField.Sector, MappedField.LegalBasis, MappedField.Reason, MappedField.NotifiedOn, MappedField.From],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
