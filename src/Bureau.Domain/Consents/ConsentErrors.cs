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

/// <summary>The subject paused it.</summary>
public sealed record ConsentPaused() : Refusal("CONSENT_PAUSED", "The subject has paused this consent; nothing can be read until they resume it.");

/// <summary>There is nothing to resume.</summary>
public sealed record ConsentNotPaused() : Refusal("CONSENT_NOT_PAUSED", "This consent is not paused.");

/// <summary>Another consent took its place.</summary>
public sealed record ConsentRenewed() : Refusal("CONSENT_RENEWED", "A newer consent of the subject has taken the place of this one; use that.");

/// <summary>A renewal is of a consent of the same partner with the same person for the same purpose.</summary>
public sealed record ConsentRenewalDiffers() : Refusal("CONSENT_RENEWAL_DIFFERS", "A renewal is for the person and the purpose of the consent that it renews; ask for a new consent instead.");

/// <summary>The other half of a mutual view is not in force.</summary>
public sealed record ConsentOneSided() : Refusal("CONSENT_ONE_SIDED", "This view is mutual, and the other person has not granted it or no longer does; neither is shown.");

/// <summary>A mutual view of one person.</summary>
public sealed record MutualViewOfOne() : Refusal("MUTUAL_VIEW_OF_ONE", "A mutual view is between two people; you named one twice.");

/// <summary>The partner waits for this person's answer already.</summary>
public sealed record ConsentRequestOpen() : Refusal("CONSENT_REQUEST_OPEN", "You have asked this person for this purpose already; wait for the answer or for the request to lapse.");

/// <summary>The person said no a short while ago.</summary>
public sealed record ConsentRefusedRecently() : Refusal("CONSENT_REFUSED_RECENTLY", "This person refused this purpose to you within the last 30 days; ask again later.");

/// <summary>The partner asked this person too often today.</summary>
public sealed record ConsentRequestsExhausted() : Refusal("CONSENT_REQUESTS_EXHAUSTED", "You have asked this person as often as a day allows; ask again tomorrow.");

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
