namespace Bureau.Domain.Notices;

/// <summary>Notices, and where they are sent. A notice is written by the store of what it tells of.</summary>
internal interface INoticeStore
{
    /// <summary>The notices of a recipient, newest first: at most <paramref name="first"/> that follow <paramref name="after"/>.</summary>
    Task<IReadOnlyList<NoticeView>> OfAsync(Recipient recipient, bool unreadOnly, int first, PlaceInTime? after, CancellationToken cancellation);

    /// <summary>Notes that the recipient has read them; one that was read before keeps its time, one of somebody else's is left alone.</summary>
    /// <returns>How many of them are the recipient's.</returns>
    Task<int> MarkReadAsync(Recipient recipient, IReadOnlyCollection<NoticeId> notices, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Where the recipient is told, oldest first; without secrets.</summary>
    Task<IReadOnlyList<DeliveryEndpoint>> EndpointsAsync(Recipient recipient, CancellationToken cancellation);

    /// <summary>Adds a place; false when the recipient has as many as it may have. Of places that are added at once, each counts those before it.</summary>
    Task<bool> TryAddEndpointAsync(Recipient recipient, DeliveryEndpoint endpoint, CancellationToken cancellation);

    /// <summary>Takes a place away, with what still was to be sent there; false when the recipient has no such place.</summary>
    Task<bool> RemoveEndpointAsync(Recipient recipient, DeliveryEndpointId endpoint, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>What could not be delivered, newest first.</summary>
    Task<IReadOnlyList<UndeliveredNotice>> UndeliveredAsync(int first, PlaceInTime? after, CancellationToken cancellation);
}
