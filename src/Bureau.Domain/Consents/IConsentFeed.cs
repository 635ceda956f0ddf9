using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Consents;

/// <summary>Tells which consents have changed, wherever that happened.</summary>
internal interface IConsentFeed
{
    /// <summary>Begins to follow: every step that is committed after this has returned is told, one that was committed shortly before may be.</summary>
    /// <param name="partner">Whose consents; null: those of the subject.</param>
    /// <param name="subject">Whose consents; null: those of the partner.</param>
    /// <param name="cancellation">Ends the beginning.</param>
    Task<IConsentWatch> WatchAsync(PartnerId? partner, SubjectId? subject, CancellationToken cancellation);
}

/// <summary>One who follows. Steps of a consent that nobody took meanwhile are told as one: whoever is slow is told the newest.</summary>
internal interface IConsentWatch : IDisposable
{
    /// <summary>The next consent that has changed; null when none has within the time.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<ConsentId?> NextAsync(TimeSpan patience, CancellationToken cancellation);
}
