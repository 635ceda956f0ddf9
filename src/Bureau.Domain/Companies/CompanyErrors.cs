namespace Bureau.Domain.Companies;

/// <summary>Not written as a USCC is.</summary>
public sealed record UsccMalformed() : Refusal("USCC_MALFORMED", "A unified social credit code has 18 digits and capital letters, without I, O, S, V and Z; the third to the eighth are digits.");

/// <summary>A wrong check character.</summary>
public sealed record UsccCheckFailed() : Refusal("USCC_CHECK_FAILED", "The unified social credit code fails its check character; look for a typing error.");

/// <summary>Not written as an LEI is.</summary>
public sealed record LeiMalformed() : Refusal("LEI_MALFORMED", "A Legal Entity Identifier has 18 letters and digits and two check digits.");

/// <summary>Wrong check digits.</summary>
public sealed record LeiCheckFailed() : Refusal("LEI_CHECK_FAILED", "The Legal Entity Identifier fails its check digits; look for a typing error.");

/// <summary>No code of a country or of a part of one.</summary>
public sealed record JurisdictionMalformed() : Refusal("JURISDICTION_MALFORMED", "A jurisdiction is a code of ISO 3166-1 or 3166-2, such as CN or US-NY.");

/// <summary>No name that a company could have.</summary>
public sealed record CompanyNameUnsound() : Refusal("COMPANY_NAME_MALFORMED", "A company's name has 1 to 400 characters, a letter or digit among them, and no control characters.");

/// <summary>None of the identifiers, or several.</summary>
public sealed record CompanyKeyAmbiguous() : Refusal("COMPANY_KEY_AMBIGUOUS", "Name the company by one of id, uscc, lei and registration.");

/// <summary>A number of a register that nobody gives.</summary>
public sealed record RegistrationMalformed() : Refusal("REGISTRATION_MALFORMED", "A registration has an authority and a number of 1 to 100 characters each, without control characters.");

/// <summary>No such company.</summary>
public sealed record CompanyNotFound() : Refusal("COMPANY_NOT_FOUND", "The bureau holds no company under that identifier; companies finds one by its name.");
