namespace Bureau.Domain.Subjects;

/// <summary>The people the bureau knows.</summary>
internal interface ISubjectStore
{
    /// <summary>The person of that number and birth date whose name is alike enough (<see cref="IdentityMatch"/>), or null. A name alone never matches.</summary>
    Task<SubjectId?> FindAsync(Identity identity, CancellationToken cancellation);

    /// <summary>Who a subject is, or null when unknown.</summary>
    Task<Subject?> ReadAsync(SubjectId id, CancellationToken cancellation);
}

/// <summary>A person as the bureau shows them to themselves.</summary>
/// <param name="Id">Identity in the bureau.</param>
/// <param name="Name">As furnished.</param>
/// <param name="BirthDate">As furnished and as the number says.</param>
/// <param name="MaskedNumber">The identity number with all but a few characters hidden.</param>
/// <param name="Jurisdiction">Under whose law the file is kept.</param>
internal sealed record Subject(SubjectId Id, string Name, DateOnly BirthDate, string MaskedNumber, Jurisdiction Jurisdiction);
