using Bureau.Domain.Consents;

namespace Bureau.Domain.Inquiries;

/// <summary>Tells that something has changed on which inquiries under a consent are decided: the consent, the partner's agreement, or the subject's file; wherever that happened.</summary>
internal interface IFactsFeed
{
    /// <summary>Begins to follow: every change that is committed after this has returned is told, and once that nothing was known before.</summary>
    Task<IFactsWatch> WatchAsync(ConsentId consent, CancellationToken cancellation);
}

/// <summary>One who follows. Changes that nobody took meanwhile are told as one.</summary>
internal interface IFactsWatch : IDisposable
{
    /// <summary>Whether something has changed since this was asked last, or does within the time.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<bool> ChangedAsync(TimeSpan patience, CancellationToken cancellation);
}
