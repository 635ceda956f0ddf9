namespace Bureau.Domain.Listings;

/// <summary>No such listing for the caller.</summary>
public sealed record ListingNotFound() : Refusal("LISTING_NOT_FOUND", "There is no such listing for you.");

/// <summary>Whoever lists is no authority.</summary>
public sealed record ListingWithoutAuthority() : Refusal("LISTING_WITHOUT_AUTHORITY", "Only an authority lists, by its own agreement with the bureau.");

/// <summary>No article of a law.</summary>
public sealed record ListingWithoutLegalBasis() : Refusal("LISTING_WITHOUT_LEGAL_BASIS", "Name the article under which you list, in 1 to 400 characters.");

/// <summary>A text that is empty, too long or no text.</summary>
public sealed record ListingTextMalformed() : Refusal(
    "LISTING_TEXT_MALFORMED", "A reason has 1 to 2000 characters, a repair route 1 to 1000, criteria 1 to 400, a case number 1 to 100, a reference 1 to 200; without control characters but line breaks.");

/// <summary>An identity number in a text that is shown.</summary>
public sealed record ListingNamesNumber() : Refusal("LISTING_NAMES_NUMBER", "A text of the listing holds an identity number; leave it out.");

/// <summary>The authority is accredited for other domains.</summary>
public sealed record ListingOutsideAccreditation() : Refusal("LISTING_OUTSIDE_ACCREDITATION", "Your agreement does not name this record domain; the operator can add it.");

/// <summary>A person's listing in a domain of companies.</summary>
public sealed record ListingDomainOfCompanies() : Refusal("LISTING_DOMAIN_OF_COMPANIES", "Records of this domain are about companies alone.");

/// <summary>The last day comes before the first, or has passed.</summary>
public sealed record ListingEndsBeforeStart() : Refusal("LISTING_ENDS_BEFORE_START", "The last day is not before the first, and not in the past.");

/// <summary>Longer than its class allows.</summary>
/// <param name="Months">The most, in months.</param>
public sealed record ListingTooLong(int Months) : Refusal("LISTING_TOO_LONG", $"A listing of this class is shown for at most {Months} months.");

/// <summary>Shorter than its class asks for.</summary>
/// <param name="Months">The least, in months.</param>
public sealed record ListingTooShort(int Months) : Refusal("LISTING_TOO_SHORT", $"A listing of this class is shown for at least {Months} months; a repair may end it sooner.");

/// <summary>The same case a second time.</summary>
public sealed record ListingOverlaps() : Refusal("LISTING_OVERLAPS", "You have listed the same case for these days before.");

/// <summary>A black listing without a class or a way out, a red one with a class, or without criteria.</summary>
public sealed record ListingFieldsOfColour() : Refusal(
    "LISTING_FIELDS_OF_COLOUR", "A black listing has a class and a repair route; a red one has published criteria, no class and no amount.");

/// <summary>No such amount.</summary>
public sealed record ListingAmountOutOfRange() : Refusal("LISTING_AMOUNT_OUT_OF_RANGE", "An amount is above 0 and at most 1,000,000,000,000 with two decimals, in a currency of ISO 4217.");

/// <summary>A minor listing is shown to nobody.</summary>
public sealed record ListingNotShown() : Refusal("LISTING_NOT_SHOWN", "A minor listing is told to whom it concerns and never shown, so it cannot be activated.");

/// <summary>The listing is past the state in which its notice is recorded.</summary>
public sealed record ListingAlreadyNotified() : Refusal("LISTING_ALREADY_NOTIFIED", "The notice of this listing was recorded before, and stands.");

/// <summary>A notice of the future.</summary>
public sealed record NoticeDayOutOfRange() : Refusal("NOTICE_DAY_OUT_OF_RANGE", "The notice reached the listed one today or within the last 366 days.");

/// <summary>No hash of the proof.</summary>
public sealed record NoticeProofMalformed() : Refusal("NOTICE_PROOF_MALFORMED", "Give the SHA-256 of the document that proves the notice as 64 hexadecimal digits.");

/// <summary>Nobody was told yet, as far as the bureau knows.</summary>
public sealed record ListingNotNotified() : Refusal("LISTING_NOT_NOTIFIED", "A listing has no effect before the listed one was told: record the proof of the notice first.");

/// <summary>The time to object runs.</summary>
/// <param name="Until">Its last day.</param>
public sealed record ObjectionWindowOpen(DateOnly Until) : Refusal(
    "OBJECTION_WINDOW_OPEN", FormattableString.Invariant($"The listed one may object until {Until:yyyy-MM-dd}; the listing can be activated from the day after on."));

/// <summary>A person is on a red list only when they want to be.</summary>
public sealed record ListingNotAccepted() : Refusal("LISTING_NOT_ACCEPTED", "A person is on a red list only when they have accepted it.");

/// <summary>Nothing that could be accepted.</summary>
public sealed record ListingNotAcceptable() : Refusal("LISTING_NOT_ACCEPTABLE", "Only a red listing that has not ended, and that you have not accepted before, can be accepted.");

/// <summary>The listing is active.</summary>
public sealed record ListingAlreadyActive() : Refusal("LISTING_ALREADY_ACTIVE", "This listing is active already.");

/// <summary>The listing has ended.</summary>
public sealed record ListingEnded() : Refusal("LISTING_ENDED", "This listing was repaired or withdrawn, or its last day has passed; what has ended stays ended.");

/// <summary>Nothing to repair.</summary>
public sealed record ListingNotRepairable() : Refusal("LISTING_NOT_REPAIRABLE", "Only a black listing is repaired; withdraw a red one.");

/// <summary>The appeal is still to be decided.</summary>
public sealed record ListingUnderAppeal() : Refusal("LISTING_UNDER_APPEAL", "This listing is under appeal; decide the appeal first.");

/// <summary>There is one appeal.</summary>
public sealed record ListingAppealed() : Refusal("LISTING_APPEALED", "This listing was appealed before, and the decision stands; dispute the entry if something in it is wrong.");

/// <summary>Nothing to decide.</summary>
public sealed record AppealNotOpen() : Refusal("APPEAL_NOT_OPEN", "This listing has no appeal that waits for a decision.");

/// <summary>Who entered a listing does not decide the appeal against it.</summary>
public sealed record AppealDecidedByAuthor() : Refusal("APPEAL_DECIDED_BY_AUTHOR", "Whoever entered the listing may not decide the appeal against it; let another person do so.");

/// <summary>Neither or both of a person and a company.</summary>
public sealed record ListedOneAmbiguous() : Refusal("LISTED_ONE_AMBIGUOUS", "Name whom you list: either a person or a company.");

/// <summary>Nobody whom the bureau knows.</summary>
public sealed record ListedOneNotFound() : Refusal("LISTED_ONE_NOT_FOUND", "The bureau knows nobody of that description, and keeps a listing of nobody else.");

/// <summary>Others change the listing at the same time.</summary>
public sealed record ListingChanging() : Refusal("LISTING_CHANGING", "The listing is being changed by somebody else; look at it and try again.");

/// <summary>A person appeals themselves.</summary>
public sealed record ListingAppealIsTheirs() : Refusal("LISTING_APPEAL_IS_THEIRS", "A person appeals themselves, by appealListing; only a company's appeal is recorded by its authority.");
