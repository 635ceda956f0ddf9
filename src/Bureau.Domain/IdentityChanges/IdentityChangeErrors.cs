namespace Bureau.Domain.IdentityChanges;

/// <summary>Nobody whom the bureau knows has all three.</summary>
public sealed record PersonNotFound() : Refusal("PERSON_NOT_FOUND", "The bureau knows no living person of that number, name and birth date.");

/// <summary>No such proposal.</summary>
public sealed record IdentityChangeNotFound() : Refusal("IDENTITY_CHANGE_NOT_FOUND", "There is no such proposal.");

/// <summary>It is confirmed or withdrawn.</summary>
public sealed record IdentityChangeDecided() : Refusal("IDENTITY_CHANGE_DECIDED", "This proposal was confirmed or withdrawn before.");

/// <summary>Its seven days are over.</summary>
public sealed record IdentityChangeExpired() : Refusal("IDENTITY_CHANGE_EXPIRED", "This proposal has waited for more than 7 days; propose the change again.");

/// <summary>One person alone may not do it.</summary>
public sealed record ConfirmedByProposer() : Refusal("IDENTITY_CHANGE_OWN", "Another operator than the one who proposed the change must confirm it.");

/// <summary>A proposal without its reason.</summary>
public sealed record IdentityChangeReasonMalformed() : Refusal("IDENTITY_CHANGE_REASON_MALFORMED", "Say why in 1 to 1000 characters, without control characters.");

/// <summary>Before the birth, or in the future.</summary>
public sealed record DeathDayOutOfRange() : Refusal("DEATH_DAY_OUT_OF_RANGE", "The day of death lies between the birth date and today.");

/// <summary>A person cannot be merged with themselves.</summary>
public sealed record MergeOfOne() : Refusal("MERGE_OF_ONE", "Both identities are already those of one person.");

/// <summary>Their files are kept under two laws.</summary>
public sealed record MergeOfTwoJurisdictions() : Refusal("MERGE_OF_TWO_JURISDICTIONS", "The two numbers are of registers of different countries; one file cannot be kept under two laws.");

/// <summary>Somebody else has the number, or had it.</summary>
public sealed record IdentityNumberTaken() : Refusal("IDENTITY_NUMBER_TAKEN", "The new number is or was another person's; if the two are one, merge them.");

/// <summary>It is the number that the person has.</summary>
public sealed record IdentityNumberUnchanged() : Refusal("IDENTITY_NUMBER_UNCHANGED", "The person has this number already.");

/// <summary>Another register would be another law.</summary>
public sealed record IdentityNumberOfAnotherRegister() : Refusal("IDENTITY_NUMBER_OF_ANOTHER_REGISTER", "The new number must be of the same type as the one before.");
