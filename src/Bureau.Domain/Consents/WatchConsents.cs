using System.Runtime.CompilerServices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Consents;

/// <summary>Tells the two sides of a consent when it changes. Whoever listens is judged anew at each event: by the consent as it stands then, and by the agreement.</summary>
public sealed class WatchConsents
{
    /// <summary>How long a suspension can remain unnoticed while nothing happens.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly IConsentFeed feed;
    private readonly ReadConsent read;
    private readonly IPartnerStore partners;

    internal WatchConsents(IConsentFeed feed, ReadConsent read, IPartnerStore partners) => (this.feed, this.read, this.partners) = (feed, read, partners);

    /// <summary>
    /// Begins to follow the consents that the partner asked for: each as it stands after a change, of those that come after this has returned. Ends with <see cref="AgreementNotInForce"/> when the
    /// partner is suspended. What is returned MUST be enumerated, and disposed of.
    /// </summary>
    public async Task<IAsyncEnumerable<Outcome<ConsentView>>> OfPartnerAsync(PartnerId partner, CancellationToken cancellation) =>
        FollowAsync(await feed.WatchAsync(partner, null, cancellation), partner, cancellation);

    /// <summary>Begins to follow the consents that name the subject, as for a partner.</summary>
    public async Task<IAsyncEnumerable<Outcome<ConsentView>>> OfSubjectAsync(SubjectId subject, CancellationToken cancellation) =>
        FollowAsync(await feed.WatchAsync(null, subject, cancellation), subject, cancellation);

    private async IAsyncEnumerable<Outcome<ConsentView>> FollowAsync(IConsentWatch begun, PartnerId partner, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var watch = begun;
        while (true)
        {
            var changed = await watch.NextAsync(Patience, cancellation);
            if (await partners.FindAsync(partner, Freshness.Live, cancellation) is not { Suspended: false })
            {
                yield return new AgreementNotInForce();
                yield break;
            }

            if (changed is { } id && (await read.OfPartnerAsync(id, partner, cancellation)).Succeeded(out var consent, out _))
                yield return consent;
        }
    }

    private async IAsyncEnumerable<Outcome<ConsentView>> FollowAsync(IConsentWatch begun, SubjectId subject, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var watch = begun;
        while (true)
        {
            if (await watch.NextAsync(Patience, cancellation) is { } id && (await read.OfSubjectAsync(id, subject, cancellation)).Succeeded(out var consent, out _))
                yield return consent;
        }
    }
}
