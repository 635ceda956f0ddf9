namespace Bureau.Domain.Disclosure;

/// <summary>The consent is for another purpose than the question serves, or the agreement does not name it.</summary>
public sealed record PurposeNotPermitted() : Refusal("PURPOSE_NOT_PERMITTED", "The consent's purpose does not permit this question; ask the subject for a consent with the right purpose.");

/// <summary>The subject froze the file.</summary>
public sealed record FileFrozen() : Refusal("FILE_FROZEN", "The subject has frozen the file; only the subject can thaw it.");

/// <summary>There is no file to read: nothing is disclosed.</summary>
public sealed record FileUnavailable() : Refusal("FILE_UNAVAILABLE", "There is no file that could be read under this consent.");

/// <summary>The consent covers no section that was asked for.</summary>
public sealed record SectionNotCovered() : Refusal("SECTION_NOT_COVERED", "The consent does not cover this section of the file.");
