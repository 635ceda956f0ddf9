using Bureau.Domain.Disclosure;

namespace Bureau.Domain.Consents;

/// <summary>
/// How often a partner may ask one person. It is counted by what the partner itself was told of its requests, and by a key of the number that it gave: a person
/// whom the bureau does not know is counted like any other, so no limit tells who is known.
/// </summary>
internal static class RequestLimits
{
    /// <summary>A tier has at most two purposes, and each can be asked once until it is answered: more than a few a day are a nuisance.</summary>
    public const int RequestsPerDay = 5;

    /// <summary>How long a no stands.</summary>
    public static readonly TimeSpan RefusalStands = TimeSpan.FromDays(30);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>How far back requests matter.</summary>
    public static TimeSpan Reach => ConsentGrant.RequestWaits + RefusalStands;

    /// <summary>Why the partner may not ask again now; null when it may.</summary>
    /// <param name="earlier">The requests of the partner to the person within <see cref="Reach"/>.</param>
    /// <param name="purpose">What it asks for now.</param>
    /// <param name="now">The moment, UTC.</param>
    public static Refusal? Judge(IReadOnlyCollection<ConsentGrant> earlier, Purpose purpose, DateTimeOffset now)
    {
        foreach (var request in earlier.Where(request => request.Purpose == purpose))
        {
            if (request.StatusAt(now) is ConsentStatus.Requested)
                return new ConsentRequestOpen();
            if (request.Status is ConsentStatus.Refused && request.DecidedAt > now - RefusalStands)
                return new ConsentRefusedRecently();
        }

        return earlier.Count(request => request.RequestedAt > now - Day) < RequestsPerDay ? null : new ConsentRequestsExhausted();
    }

    /// <summary>Requests that have lapsed and stand in the way of a new one, ended.</summary>
    public static IReadOnlyList<ConsentGrant> Lapsed(IReadOnlyCollection<ConsentGrant> earlier, Purpose purpose, DateTimeOffset now) =>
        [.. earlier.Where(request => request.Purpose == purpose && request.Status is ConsentStatus.Requested).Select(request => request.Expire(now)).OfType<ConsentGrant>()];
}
