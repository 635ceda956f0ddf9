namespace Bureau.Domain.Companies.Integrity;

/// <summary>A record in a domain of people.</summary>
public sealed record IntegrityDomainOfPeople() : Refusal("INTEGRITY_DOMAIN_OF_PEOPLE", "Records of this domain are about people; a company's are of FOOD_SAFETY, ENVIRONMENT, PUBLIC_ADMINISTRATION, PROCUREMENT or JUDICIAL.");

/// <summary>A fact that has not taken place.</summary>
public sealed record IntegrityDayInFuture() : Refusal("INTEGRITY_DAY_IN_FUTURE", "The day of a fact is not in the future.");

/// <summary>The last day comes before the first.</summary>
public sealed record IntegrityEndsBeforeStart() : Refusal("INTEGRITY_ENDS_BEFORE_START", "The last day is not before the day of the fact.");

/// <summary>No such result, or of another kind than an inspection.</summary>
public sealed record IntegrityResultOutOfRange() : Refusal("INTEGRITY_RESULT_OUT_OF_RANGE", "An inspection has a result of 0 to 100, and nothing else has one.");

/// <summary>A severity too many or too few.</summary>
public sealed record IntegritySeverityOfKind() : Refusal("INTEGRITY_SEVERITY_OF_KIND", "A penalty, a judgment and a debarment have a severity, a finding of an inspection may have one, an honour and a licence have none.");

/// <summary>No number of a file.</summary>
public sealed record IntegrityReferenceMalformed() : Refusal("INTEGRITY_REFERENCE_MALFORMED", "A reference has 1 to 200 characters, without control characters.");

/// <summary>The authority is accredited for other domains.</summary>
public sealed record IntegrityOutsideAccreditation() : Refusal("INTEGRITY_OUTSIDE_ACCREDITATION", "Your agreement does not name this record domain; the operator can add it.");

/// <summary>No such record of yours.</summary>
public sealed record IntegrityRecordNotFound() : Refusal("INTEGRITY_RECORD_NOT_FOUND", "You keep no record under that reference that has not ended.");
