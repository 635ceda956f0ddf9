namespace Bureau.Domain.Consents;

/// <summary>No such consent for the caller: it does not exist, or it is somebody else's.</summary>
public sealed record ConsentNotFound() : Refusal("CONSENT_NOT_FOUND", "There is no such consent for you.");

/// <summary>The subject has not answered the request.</summary>
public sealed record ConsentNotGranted() : Refusal("CONSENT_NOT_GRANTED", "The subject has not granted this consent.");

/// <summary>The subject said no.</summary>
public sealed record ConsentRefused() : Refusal("CONSENT_REFUSED", "The subject refused this consent; a new request needs a new reason.");

/// <summary>The subject took the consent back.</summary>
public sealed record ConsentRevoked() : Refusal("CONSENT_REVOKED", "The subject revoked this consent; it cannot be used again.");

/// <summary>The end has passed.</summary>
public sealed record ConsentExpired() : Refusal("CONSENT_EXPIRED", "The consent or its request has expired; ask the subject for a new one.");

/// <summary>The subject granted it before.</summary>
public sealed record ConsentAlreadyGranted() : Refusal("CONSENT_ALREADY_GRANTED", "This consent was granted before; revoke it to end it.");

/// <summary>A consent for one use was used, and this is another question or another day.</summary>
public sealed record ConsentUsedUp() : Refusal("CONSENT_USED_UP", "The consent was for one use, which has been made; ask the subject for a new one.");

/// <summary>The uses of the period are made.</summary>
public sealed record ConsentUsedTooOften() : Refusal("CONSENT_USED_TOO_OFTEN", "The consent allows no more uses in this period; ask again when a use has aged out of it.");

/// <summary>A grant without a frequency bound, outside the sandbox.</summary>
public sealed record ConsentWithoutBound() : Refusal("CONSENT_WITHOUT_BOUND", "This consent has no frequency bound and counts in a sandbox alone.");

/// <summary>The request asks for more than its purpose's template allows.</summary>
public sealed record ConsentBeyondTemplate(string Part) : Refusal("CONSENT_BEYOND_TEMPLATE", $"The {Part} asked for are outside what this purpose allows; see the purpose's template.");

/// <summary>The purpose belongs to another tier.</summary>
public sealed record ConsentForAnotherTier() : Refusal("CONSENT_FOR_ANOTHER_TIER", "Your tier may not ask for a consent with this purpose.");

/// <summary>The consent changed again and again while the step was taken.</summary>
public sealed record ConsentChanging() : Refusal("CONSENT_CHANGING", "The consent is changing at this moment; try again.");
