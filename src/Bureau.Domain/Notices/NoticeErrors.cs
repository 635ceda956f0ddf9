namespace Bureau.Domain.Notices;

/// <summary>The address of a webhook is none to which notices are sent.</summary>
public sealed record WebhookAddressRefused()
    : Refusal("WEBHOOK_ADDRESS_REFUSED", "A webhook is an absolute https URL of at most 500 characters, without user name, password or fragment, and of a public host.");

/// <summary>The text is no e-mail address.</summary>
public sealed record EmailAddressMalformed() : Refusal("EMAIL_ADDRESS_MALFORMED", "This is not an e-mail address, or it is longer than 254 characters.");

/// <summary>The recipient has as many endpoints as it may have.</summary>
public sealed record EndpointsTooMany() : Refusal("ENDPOINTS_TOO_MANY", "You have 5 places where notices are sent; remove one first.");

/// <summary>No such endpoint of the caller's.</summary>
public sealed record EndpointNotFound() : Refusal("ENDPOINT_NOT_FOUND", "You have no such place where notices are sent.");

/// <summary>More notices at once than a page holds, or none.</summary>
public sealed record NoticesOutOfRange() : Refusal("NOTICES_OUT_OF_RANGE", "Name 1 to 100 notices.");
