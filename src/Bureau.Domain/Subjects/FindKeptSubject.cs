namespace Bureau.Domain.Subjects;

/// <summary>Finds who a subject is now: a token that was given to somebody before a merge sees the kept file.</summary>
public sealed class FindKeptSubject
{
    private readonly ISubjectStore subjects;

    internal FindKeptSubject(ISubjectStore subjects) => this.subjects = subjects;

    /// <summary>The subject, or whom they were merged into.</summary>
    public Task<SubjectId> ExecuteAsync(SubjectId subject, CancellationToken cancellation) => subjects.KeptAsync(subject, cancellation);
}
