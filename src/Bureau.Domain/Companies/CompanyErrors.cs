namespace Bureau.Domain.Companies;

/// <summary>Not written as a USCC is.</summary>
public sealed record UsccMalformed() : Refusal("USCC_MALFORMED", "A unified social credit code has 18 digits and capital letters, without I, O, S, V and Z; the third to the eighth are digits.");

/// <summary>A wrong check character.</summary>
public sealed record UsccCheckFailed() : Refusal("USCC_CHECK_FAILED", "The unified social credit code fails its check character; look for a typing error.");

/// <summary>Not written as an LEI is.</summary>
public sealed record LeiMalformed() : Refusal("LEI_MALFORMED", "A Legal Entity Identifier has 18 letters and digits and two check digits.");

/// <summary>Wrong check digits.</summary>
public sealed record LeiCheckFailed() : Refusal("LEI_CHECK_FAILED", "The Legal Entity Identifier fails its check digits; look for a typing error.");
