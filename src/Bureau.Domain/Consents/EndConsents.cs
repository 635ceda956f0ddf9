namespace Bureau.Domain.Consents;

/// <summary>
/// Puts on record which requests have lapsed and which consents have ended, and tells both sides. What may be read does not wait for it: the clock ends a
/// consent, this tells of it. Several nodes may do it at once: each end is told once.
/// </summary>
public sealed class EndConsents
{
    private const int AtOnce = 500;

    private readonly IConsentStore consents;
    private readonly TimeProvider clock;

    internal EndConsents(IConsentStore consents, TimeProvider clock) => (this.consents, this.clock) = (consents, clock);

    /// <summary>How many ends were put on record.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var told = 0;
        while (true)
        {
            var ended = await consents.EndedAsync(now, AtOnce, cancellation);
            var before = told;
            foreach (var expired in ended.Select(consent => consent.Expire(now)).OfType<ConsentGrant>())
                told += await consents.TryWriteAsync(ConsentStep.Expiring(expired, now), cancellation) ? 1 : 0;

            // Where others came first they have told; the next run finds what is left.
            if (ended.Count < AtOnce || told == before)
                return told;
        }
    }
}
