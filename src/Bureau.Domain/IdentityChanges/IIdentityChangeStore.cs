using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.IdentityChanges;

/// <summary>The proposed changes, and how a confirmed one is done.</summary>
internal interface IIdentityChangeStore
{
    /// <summary>Stores a proposal.</summary>
    Task AddAsync(IdentityChange proposed, CancellationToken cancellation);

    /// <summary>The change of that identity, or null.</summary>
    Task<IdentityChange?> FindAsync(IdentityChangeId id, CancellationToken cancellation);

    /// <summary>Changes, newest first: at most <paramref name="first"/>, from <paramref name="after"/> on; with <paramref name="openAt"/> only those that wait at that moment.</summary>
    Task<IReadOnlyList<IdentityChange>> ListAsync(DateTimeOffset? openAt, int first, PlaceInTime? after, CancellationToken cancellation);

    /// <summary>Whose the number is or was, whatever their name; null when nobody's.</summary>
    Task<NumberOwner?> OwnerAsync(IdentityNumber number, CancellationToken cancellation);

    /// <summary>What a change of who a subject is rests on, or null when there is no such subject.</summary>
    Task<PersonStanding?> StandingAsync(SubjectId subject, DateTimeOffset asOf, CancellationToken cancellation);

    /// <summary>Stores that a change was withdrawn. False, and nothing is written, when somebody has taken a step since it was read.</summary>
    Task<bool> TryWithdrawAsync(IdentityChange withdrawn, CancellationToken cancellation);

    /// <summary>
    /// Does a confirmed change in one transaction: MUST write only when the change, each consent and each file are stored at the version before, and when no
    /// consent of the person came since; MUST have committed when it returns true. False: somebody else came first, and nothing was written.
    /// </summary>
    Task<bool> TryApplyAsync(IdentityStep step, CancellationToken cancellation);
}

/// <summary>Whose a number is.</summary>
/// <param name="Subject">Whose.</param>
/// <param name="Now">Whether it is the number that they have now.</param>
internal sealed record NumberOwner(SubjectId Subject, bool Now);

/// <summary>A subject as a change of who they are finds them.</summary>
/// <param name="Person">Who they are.</param>
/// <param name="File">The head of their file.</param>
/// <param name="Open">Their consents that have not ended, requests among them; without their uses.</param>
internal sealed record PersonStanding(Subject Person, FileHead File, IReadOnlyList<ConsentGrant> Open);
