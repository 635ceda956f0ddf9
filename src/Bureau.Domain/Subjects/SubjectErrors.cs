namespace Bureau.Domain.Subjects;

/// <summary>The bureau holds no file about the person who asks.</summary>
public sealed record SubjectNotFound() : Refusal("SUBJECT_NOT_FOUND", "The bureau holds no file about you.");
