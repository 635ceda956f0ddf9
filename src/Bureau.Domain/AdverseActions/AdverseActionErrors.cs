namespace Bureau.Domain.AdverseActions;

/// <summary>No answered inquiry of the caller under that consent: there is none, it was refused, or it is somebody else's.</summary>
public sealed record InquiryNotFound() : Refusal("INQUIRY_NOT_FOUND", "No inquiry of yours was answered so under this consent; name both as the answer and your question did.");

/// <summary>The inquiry is too old for a decision to rest on it.</summary>
public sealed record InquiryTooOld() : Refusal("INQUIRY_TOO_OLD", "This inquiry was answered more than 60 days ago; what it told is no ground for a decision of today.");

/// <summary>The notice of this inquiry was given before.</summary>
public sealed record AdverseActionIssued() : Refusal("ADVERSE_ACTION_ISSUED", "An adverse action notice was issued of this inquiry before; it stands as it was given.");

/// <summary>The person has no such notice.</summary>
public sealed record AdverseActionNotFound() : Refusal("ADVERSE_ACTION_NOT_FOUND", "You have no such adverse action notice.");

/// <summary>A review of the decision has been asked for and not been answered.</summary>
public sealed record HumanReviewOpen() : Refusal("HUMAN_REVIEW_OPEN", "You have asked that somebody look at this decision, and the answer is still to come.");

/// <summary>The caller has no such review to answer.</summary>
public sealed record HumanReviewNotFound() : Refusal("HUMAN_REVIEW_NOT_FOUND", "There is no such human review for you.");

/// <summary>The outcome is on record.</summary>
public sealed record HumanReviewDecided() : Refusal("HUMAN_REVIEW_DECIDED", "The outcome of this human review is on record and stands.");
