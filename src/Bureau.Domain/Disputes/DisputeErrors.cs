namespace Bureau.Domain.Disputes;

/// <summary>No such dispute for the caller: it does not exist, or it is somebody else's.</summary>
public sealed record DisputeNotFound() : Refusal("DISPUTE_NOT_FOUND", "There is no such dispute for you.");

/// <summary>No such entry in the caller's file.</summary>
public sealed record EntryNotFound() : Refusal("ENTRY_NOT_FOUND", "There is no such entry in your file.");

/// <summary>Neither or both of an account and a listing.</summary>
public sealed record EntryAmbiguous() : Refusal("ENTRY_AMBIGUOUS", "Name one entry: either a tradeline or a listing.");

/// <summary>The entry is being disputed.</summary>
public sealed record DisputeAlreadyOpen() : Refusal("DISPUTE_ALREADY_OPEN", "You are disputing this entry; add a statement to it if there is more to say.");

/// <summary>A dispute has hidden the entry.</summary>
public sealed record EntryHidden() : Refusal("ENTRY_HIDDEN", "This entry is hidden by an earlier dispute: nobody reads it.");

/// <summary>Too many disputes at once.</summary>
public sealed record TooManyDisputes() : Refusal("TOO_MANY_DISPUTES", "You may have 20 disputes open, and open 60 within 30 days; wait for an answer to one of them.");

/// <summary>15 U.S.C. § 1681i(a)(3): substantially the same dispute again.</summary>
public sealed record DisputeFrivolous() : Refusal(
    "DISPUTE_FRIVOLOUS", "The furnisher has verified this entry against the same objection within 30 days; send the hash of evidence that it has not seen, or add a statement to the entry.");

/// <summary>The dispute has been answered or withdrawn.</summary>
public sealed record DisputeIsClosed() : Refusal("DISPUTE_CLOSED", "This dispute has been answered or withdrawn.");

/// <summary>The time to answer has passed.</summary>
public sealed record DisputeOverdue() : Refusal("DISPUTE_OVERDUE", "The time to answer has passed and the entry is hidden; certify it to have it shown again.");

/// <summary>The one who reviewed an entry is the one who entered it.</summary>
public sealed record ReviewerIsAuthor() : Refusal("REVIEWER_IS_AUTHOR", "Whoever entered the entry may not review it; let another person do so.");

/// <summary>An answer names nobody, or at too great a length.</summary>
public sealed record PersonNameMalformed() : Refusal("PERSON_NAME_MALFORMED", "Name the person in 1 to 100 characters, without control characters.");

/// <summary>CORRECTED, and nothing was.</summary>
public sealed record CorrectionMissing() : Refusal("CORRECTION_MISSING", "The entry is as it was when the dispute was opened; furnish the correction first, then answer.");

/// <summary>The law of the subject's jurisdiction gives no more time.</summary>
public sealed record ExtensionNotAllowed() : Refusal("EXTENSION_NOT_ALLOWED", "The law that governs this file gives no more time.");

/// <summary>More time was taken before.</summary>
public sealed record ExtensionTaken() : Refusal("EXTENSION_TAKEN", "More time was taken for this dispute before; there is no second time.");

/// <summary>15 U.S.C. § 1681i(a)(1)(B): the subject sent nothing more.</summary>
public sealed record NothingNewFromSubject() : Refusal("NOTHING_NEW_FROM_SUBJECT", "More time is given only when the subject has sent something more about the entry since the dispute was opened.");

/// <summary>Nothing is hidden that could be shown again.</summary>
public sealed record EntryNotHidden() : Refusal("ENTRY_NOT_HIDDEN", "This dispute hides no entry, so there is nothing to show again.");

/// <summary>Text that is empty, too long or not text.</summary>
public sealed record StatementMalformed() : Refusal("STATEMENT_MALFORMED", "Write 1 to 2000 characters, without control characters but line breaks.");

/// <summary>Not a SHA-256.</summary>
public sealed record EvidenceHashMalformed() : Refusal("EVIDENCE_HASH_MALFORMED", "Give the SHA-256 of the evidence in 64 hexadecimal digits.");

/// <summary>No such statement in the caller's file.</summary>
public sealed record StatementNotFound() : Refusal("STATEMENT_NOT_FOUND", "There is no such statement of yours.");

/// <summary>Too many statements.</summary>
public sealed record TooManyStatements() : Refusal("TOO_MANY_STATEMENTS", "Your file carries 40 statements, or you wrote 60 within 30 days; withdraw one, or wait.");

/// <summary>The file changed again and again while the step was taken.</summary>
public sealed record FileChanging() : Refusal("FILE_CHANGING", "The file is changing at this moment; try again.");
