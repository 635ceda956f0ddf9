using Bureau.Domain.CreditFiles;

namespace Bureau.Domain.Subjects;

/// <summary>The people the bureau knows.</summary>
internal interface ISubjectStore
{
    /// <summary>
    /// The living person who has that number, or had it, with that birth date and a name that is alike enough (<see cref="IdentityMatch"/>), or null. A name alone never matches.
    /// MUST do the same work whether or not there is one.
    /// </summary>
    Task<SubjectId?> FindAsync(Identity identity, CancellationToken cancellation);

    /// <summary>Who a subject turned out to be: themselves, unless they were merged into another.</summary>
    Task<SubjectId> KeptAsync(SubjectId id, CancellationToken cancellation);

    /// <summary>Who a subject is, or null when unknown.</summary>
    Task<Subject?> ReadAsync(SubjectId id, CancellationToken cancellation);
}

/// <summary>A person as the bureau shows them to themselves.</summary>
/// <param name="Id">Identity in the bureau.</param>
/// <param name="Name">As furnished.</param>
/// <param name="BirthDate">As furnished and as the number says.</param>
/// <param name="MaskedNumber">The identity number with all but a few characters hidden.</param>
/// <param name="Jurisdiction">Under whose law the file is kept.</param>
internal sealed record Subject(SubjectId Id, string Name, DateOnly BirthDate, string MaskedNumber, Jurisdiction Jurisdiction)
{
    /// <summary>The day of death; null: the person lives, as far as the bureau knows.</summary>
    public DateOnly? DiedOn { get; init; }

    /// <summary>Why the person cannot give a consent at that moment; null when they can.</summary>
    public Refusal? WhyNotBound(DateTimeOffset moment) => DiedOn is null ? MinorRule.Judge(this, moment) : new FileClosed();
}
