namespace Bureau.Domain.Companies.Names;

/// <summary>Longer than a name may be that is searched.</summary>
public sealed record SearchTooLong() : Refusal("SEARCH_TOO_LONG", "A name to be searched has at most 300 characters.");

/// <summary>Nothing to search by.</summary>
public sealed record SearchEmpty() : Refusal("SEARCH_EMPTY", "A name to be searched has a letter or a digit; there are no wildcards.");

/// <summary>None or too many names.</summary>
public sealed record ScreeningSizeOutOfRange() : Refusal("SCREENING_SIZE_OUT_OF_RANGE", "A screening takes 1 to 100 names.");

/// <summary>No likeness that a match can have.</summary>
public sealed record ThresholdOutOfRange() : Refusal("SCREENING_THRESHOLD_OUT_OF_RANGE", "The threshold of a screening is from 0.5 to 1.");

/// <summary>More false positives than are kept of one name.</summary>
public sealed record TooManyExclusions() : Refusal("TOO_MANY_EXCLUSIONS", "At most 1,000 companies are excluded of one name; remove some.");

/// <summary>A name of a screening that cannot be searched; nothing was screened.</summary>
/// <param name="Place">Which name, the first being 1.</param>
/// <param name="Reason">Why.</param>
public sealed record ScreenedNameRefused(int Place, string Reason) : Refusal("SCREENING_NAME_REFUSED", $"Nothing was screened, because of name {Place}: {Reason}");
