using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Consents;

/// <summary>The consents.</summary>
internal interface IConsentStore
{
    /// <summary>The consent with the uses that its frequency bound reaches back to, or null.</summary>
    ValueTask<ConsentGrant?> FindAsync(ConsentId id, Freshness freshness, CancellationToken cancellation);

    /// <summary>
    /// Tells that a use was committed with an inquiry, and what the consent is since. A store that remembers MAY remember that instead of
    /// being out of date; it writes nothing.
    /// </summary>
    ValueTask NoteUseAsync(ConsentGrant used, CancellationToken cancellation);

    /// <summary>
    /// Consents that name the subject, newest first: at most <paramref name="first"/>, from <paramref name="after"/> on, of that status at
    /// <paramref name="asOf"/> when one is given. Without their uses.
    /// </summary>
    Task<IReadOnlyList<ConsentGrant>> OfSubjectAsync(
        SubjectId subject, ConsentStatus? status, DateTimeOffset asOf, int first, PlaceInTime? after, CancellationToken cancellation);

    /// <summary>What the partner asked of the person since then. Without their uses.</summary>
    Task<IReadOnlyList<ConsentGrant>> RequestsAsync(PartnerId partner, PersonKey person, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>Consents whose end has passed and is not on record: at most so many, those that ended first. Without their uses.</summary>
    Task<IReadOnlyList<ConsentGrant>> EndedAsync(DateTimeOffset asOf, int most, CancellationToken cancellation);

    /// <summary>Subjects with a live consent of which they were not reminded since then, nor granted it since: at most so many.</summary>
    Task<IReadOnlyList<SubjectId>> ToRemindAsync(DateTimeOffset since, DateTimeOffset asOf, int most, CancellationToken cancellation);

    /// <summary>
    /// Notes that a subject is reminded of all live consents, with the notice, in one transaction. False, and nothing is written, when somebody else did
    /// it since <paramref name="since"/>.
    /// </summary>
    Task<bool> TryRemindAsync(Notice reminder, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>
    /// Writes a step in one transaction. MUST write only when each changed consent is stored at the version before, and when of what is added no request
    /// stands beside another open one of the same partner to the same person for the same purpose; MUST have committed when it returns true. False:
    /// somebody else came first, and nothing was written.
    /// </summary>
    Task<bool> TryWriteAsync(ConsentStep step, CancellationToken cancellation);
}
