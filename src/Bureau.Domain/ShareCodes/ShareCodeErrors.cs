namespace Bureau.Domain.ShareCodes;

/// <summary>
/// No code that this partner can redeem: none at all, one that was redeemed, withdrawn or has expired, or one for another tier or purpose. All are answered alike, so
/// that a guess learns nothing.
/// </summary>
public sealed record ShareCodeInvalid() : Refusal("SHARE_CODE_INVALID", "This is not a code that you can redeem; ask the person for a new one.");

/// <summary>Too many codes of the hour were none.</summary>
public sealed record ShareCodeTriesExhausted() : Refusal("SHARE_CODE_TRIES_EXHAUSTED", "Too many of your codes were not valid in this hour; try again in the next one.");

/// <summary>No such code for the caller: it does not exist, or it is somebody else's.</summary>
public sealed record ShareCodeNotFound() : Refusal("SHARE_CODE_NOT_FOUND", "There is no such share code of yours.");

/// <summary>A partner has redeemed it: what is left to end is the consent.</summary>
public sealed record ShareCodeRedeemed() : Refusal("SHARE_CODE_REDEEMED", "This code was redeemed; revoke the consent that came of it.");

/// <summary>It was withdrawn before or has expired.</summary>
public sealed record ShareCodeEnded() : Refusal("SHARE_CODE_ENDED", "This code was withdrawn or has expired; nobody can redeem it.");

/// <summary>As many codes as one person may have are live.</summary>
public sealed record TooManyShareCodes() : Refusal("TOO_MANY_SHARE_CODES", "You have 10 codes that nobody redeemed; withdraw one or wait until one expires.");

/// <summary>Shorter or longer than a code may live.</summary>
public sealed record ShareCodeLifetimeOutOfRange() : Refusal("SHARE_CODE_LIFETIME_OUT_OF_RANGE", "A code can be redeemed for 15 minutes to 7 days; change 'minutes'.");
