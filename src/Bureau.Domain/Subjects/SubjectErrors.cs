namespace Bureau.Domain.Subjects;

/// <summary>The bureau holds no file about the person who asks.</summary>
public sealed record SubjectNotFound() : Refusal("SUBJECT_NOT_FOUND", "The bureau holds no file about you.");

/// <summary>Under 18 on the day, in the number's jurisdiction.</summary>
public sealed record MinorSubject() : Refusal("MINOR_SUBJECT", "The person is a minor: the bureau keeps no file about minors and takes no consent of them.");

/// <summary>Not a kind of number that the bureau checks.</summary>
public sealed record IdentityNumberTypeUnknown() : Refusal("IDENTITY_NUMBER_TYPE_UNKNOWN", "The type of the identity number is not known here; CN_RESIDENT_ID and US_SSN are.");

/// <summary>Wrong length, a character that cannot be there, or a birth date that does not exist.</summary>
public sealed record IdentityNumberMalformed() : Refusal("IDENTITY_NUMBER_MALFORMED", "The identity number is not written as its type requires.");

/// <summary>The check digit is another, or the number is one that its register never assigns.</summary>
public sealed record IdentityNumberCheckFailed() : Refusal("IDENTITY_NUMBER_CHECK_FAILED", "The identity number fails the check of its type; look for a typing error.");

/// <summary>Empty, too long, or with characters that no name has.</summary>
public sealed record NameMalformed() : Refusal("NAME_MALFORMED", "The name must have 1 to 200 characters and no control characters.");

/// <summary>The birth date is not the one that the number states.</summary>
public sealed record BirthDateMismatch() : Refusal("BIRTH_DATE_MISMATCH", "The birth date is not the one that the identity number states.");

/// <summary>A file of labelled pairs of names that cannot be read as one.</summary>
/// <param name="Line">Where, the header being 1.</param>
public sealed record NamePairsMalformed(long Line) : Refusal(
    "NAME_PAIRS_MALFORMED", $"Line {Line} is not what it should be: CSV in UTF-8 with the columns name1, name2, is_match (true or false) and quality, each name on its row, a row at least.");
