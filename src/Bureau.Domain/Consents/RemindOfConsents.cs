using Bureau.Domain.Notices;

namespace Bureau.Domain.Consents;

/// <summary>
/// Reminds each subject of their live consents, paused ones among them, 90 days after the oldest of them was granted or last told of. One notice tells of all.
/// Several nodes may do it at once: nobody is reminded twice.
/// </summary>
public sealed class RemindOfConsents
{
    private const int AtOnce = 500;

    /// <summary>How often.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromDays(90);

    private readonly IConsentStore consents;
    private readonly TimeProvider clock;

    internal RemindOfConsents(IConsentStore consents, TimeProvider clock) => (this.consents, this.clock) = (consents, clock);

    /// <summary>How many subjects were reminded.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var since = now - Every;
        var reminded = 0;
        while (true)
        {
            var due = await consents.ToRemindAsync(since, now, AtOnce, cancellation);
            var before = reminded;
            foreach (var subject in due)
                reminded += await consents.TryRemindAsync(Notice.To(subject, NoticeKind.ConsentsLive, subject.Value, now), since, cancellation) ? 1 : 0;
            if (due.Count < AtOnce || reminded == before)
                return reminded;
        }
    }
}
