namespace Bureau.Domain.Partners;

/// <summary>The partner has no agreement in force for what it asks.</summary>
public sealed record AgreementNotInForce() : Refusal("AGREEMENT_NOT_IN_FORCE", "Your agreement with the bureau is suspended or has ended; the operator can tell you why.");

/// <summary>The tier could ask for the purpose, and the agreement does not name it.</summary>
public sealed record PurposeNotAgreed() : Refusal("PURPOSE_NOT_AGREED", "Your agreement with the bureau does not name this purpose; the operator can add it.");

/// <summary>Too short to find somebody by, or longer than any name.</summary>
public sealed record SearchTextOutOfRange() : Refusal("SEARCH_TEXT_OUT_OF_RANGE", "Search for 2 to 200 characters of the name, without control characters.");

/// <summary>The tier in the token is not the tier of the agreement.</summary>
public sealed record TierMismatch() : Refusal("TIER_MISMATCH", "Your token names another tier than your agreement; ask for a token of your own tier.");
