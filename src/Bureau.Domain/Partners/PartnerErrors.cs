namespace Bureau.Domain.Partners;

/// <summary>The partner has no agreement in force for what it asks.</summary>
public sealed record AgreementNotInForce() : Refusal("AGREEMENT_NOT_IN_FORCE", "Your agreement with the bureau is suspended or has ended; the operator can tell you why.");

/// <summary>The tier could ask for the purpose, and the agreement does not name it.</summary>
public sealed record PurposeNotAgreed() : Refusal("PURPOSE_NOT_AGREED", "Your agreement with the bureau does not name this purpose; the operator can add it.");

/// <summary>Too short to find somebody by, or longer than any name.</summary>
public sealed record SearchTextOutOfRange() : Refusal("SEARCH_TEXT_OUT_OF_RANGE", "Search for 2 to 200 characters of the name, without control characters.");

/// <summary>The tier in the token is not the tier of the agreement.</summary>
public sealed record TierMismatch() : Refusal("TIER_MISMATCH", "Your token names another tier than your agreement; ask for a token of your own tier.");

/// <summary>No score can be the threshold.</summary>
public sealed record ThresholdOutOfRange() : Refusal("THRESHOLD_OUT_OF_RANGE", "minimumScore is 350 to 950, as scores are.");

/// <summary>No such deposit.</summary>
public sealed record DepositOutOfRange() : Refusal(
    "DEPOSIT_OUT_OF_RANGE", "maximumDeposit is above 0 and at most 10,000,000 with two decimals, in a currency of ISO 4217.");

/// <summary>No partner that asks for waivers.</summary>
public sealed record ThresholdPartnerNotFound() : Refusal("THRESHOLD_PARTNER_NOT_FOUND", "There is no such partner of the tier RENTAL.");

/// <summary>A threshold that moves often reads the score.</summary>
/// <param name="FreeAt">When the next change is free, UTC.</param>
public sealed record ThresholdQuotaUsed(DateTimeOffset FreeAt) : Refusal(
    "THRESHOLD_QUOTA_USED", FormattableString.Invariant($"The threshold of this category was changed as often as it may be; the next change is free at {FreeAt:yyyy-MM-ddTHH:mm:ssZ}."));

/// <summary>No partner to suspend.</summary>
public sealed record PartnerNotSuspendable() : Refusal("PARTNER_NOT_SUSPENDABLE", "There is no such partner, or it is an operator.");

/// <summary>Others change the agreement at the same time.</summary>
public sealed record AgreementChanging() : Refusal("AGREEMENT_CHANGING", "The agreement is being changed by somebody else; look at it and try again.");
