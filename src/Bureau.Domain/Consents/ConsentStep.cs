using Bureau.Domain.Notices;
using Bureau.Domain.Scoring;

namespace Bureau.Domain.Consents;

/// <summary>What one step writes: all of it or nothing, in one transaction.</summary>
internal sealed record ConsentStep
{
    /// <summary>Consents that are new.</summary>
    public IReadOnlyList<ConsentGrant> Added { get; init; } = [];

    /// <summary>The next versions of consents that are there; the one that the step is about comes first.</summary>
    public IReadOnlyList<ConsentGrant> Changed { get; init; } = [];

    /// <summary>Who is told of it.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];

    /// <summary>New consents, and nobody is told.</summary>
    public static ConsentStep Adding(params IReadOnlyList<ConsentGrant> added) => new() { Added = added };

    /// <summary>The next version of a consent, and nobody is told.</summary>
    public static ConsentStep Changing(ConsentGrant next) => new() { Changed = [next] };

    /// <summary>Requests by a partner: each person whom the bureau knows is told. Requests that lapsed give way, and the partner is told of those.</summary>
    public static ConsentStep Requesting(IReadOnlyList<ConsentGrant> requests, string partnerName, IEnumerable<ConsentGrant> lapsed, DateTimeOffset at)
    {
        var ended = lapsed.ToList();
        var notices = ended.SelectMany(consent => Ended(consent, at)).ToList();
        foreach (var request in requests)
        {
            if (request.Subject is { } subject)
                notices.Add(Notice.To(subject, NoticeKind.ConsentRequested, request.Id.Value, at, ("partner", partnerName), Purpose(request)));
        }

        return new() { Added = requests, Changed = ended, Notices = notices };
    }

    /// <summary>The subject takes a step: the partner is told.</summary>
    /// <param name="next">The consent since.</param>
    /// <param name="kind">What the partner is told.</param>
    /// <param name="counterpart">The other half of a mutual view: its version is raised, so that no answer is committed that was decided on what this half was.</param>
    /// <param name="gaveWay">The consent that this one renews, ended.</param>
    /// <param name="at">When, UTC.</param>
    public static ConsentStep Taking(ConsentGrant next, NoticeKind kind, ConsentGrant? counterpart, ConsentGrant? gaveWay, DateTimeOffset at) => new()
    {
        Changed = [next, .. Given(counterpart?.Raise()), .. Given(gaveWay)],
        Notices =
        [
            Notice.To(next.Partner, kind, next.Id.Value, at, Purpose(next)),
            .. Given(gaveWay).Select(old => Notice.To(old.Partner, NoticeKind.ConsentExpired, old.Id.Value, at, Purpose(old), ("reason", "RENEWED"))),
        ],
    };

    /// <summary>Its time has passed: the partner is told, and the subject when it was granted.</summary>
    public static ConsentStep Expiring(ConsentGrant expired, DateTimeOffset at) => new() { Changed = [expired], Notices = [.. Ended(expired, at)] };

    private static IEnumerable<Notice> Ended(ConsentGrant expired, DateTimeOffset at)
    {
        var reason = ("reason", expired.DecidedAt is null ? "UNANSWERED" : "TIME_PASSED");
        yield return Notice.To(expired.Partner, NoticeKind.ConsentExpired, expired.Id.Value, at, Purpose(expired), reason);
        if (expired is { Subject: { } subject, DecidedAt: not null })
            yield return Notice.To(subject, NoticeKind.ConsentExpired, expired.Id.Value, at, Purpose(expired), reason);
    }

    private static IEnumerable<ConsentGrant> Given(ConsentGrant? consent) => consent is null ? [] : [consent];

    private static (string Name, string Value) Purpose(ConsentGrant consent) => ("purpose", UpperSnake.Of(consent.Purpose.ToString()));
}
