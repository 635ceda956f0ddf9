using Bureau.Domain.Notices;
using Bureau.Domain.Scoring;

namespace Bureau.Domain.Partners;

/// <summary>
/// Ends and resumes what a partner may ask. While it is suspended its consents sleep: nothing is answered under them on any node, and they go on running out.
/// </summary>
public sealed class SuspendPartner
{
    private const int Attempts = 4;

    private readonly IPartnerStore partners;
    private readonly IAgreementStore agreements;
    private readonly TimeProvider clock;

    internal SuspendPartner(IPartnerStore partners, IAgreementStore agreements, TimeProvider clock) => (this.partners, this.agreements, this.clock) = (partners, agreements, clock);

    /// <summary>Suspends the partner. Nothing is committed for it after this has returned; to say it again changes nothing.</summary>
    /// <param name="partner">Whom; not an operator.</param>
    /// <param name="reason">Why; the partner is told.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public Task<Outcome<PartnerStanding>> ExecuteAsync(PartnerId partner, SuspensionReason reason, CancellationToken cancellation) =>
        SetAsync(partner, suspended: true, ("change", "SUSPENDED"), ("reason", UpperSnake.Of(reason.ToString())), cancellation);

    /// <summary>Lets the partner ask again; to say it again changes nothing.</summary>
    public Task<Outcome<PartnerStanding>> ResumeAsync(PartnerId partner, CancellationToken cancellation) =>
        SetAsync(partner, suspended: false, ("change", "RESUMED"), null, cancellation);

    private async Task<Outcome<PartnerStanding>> SetAsync(
        PartnerId partner, bool suspended, (string, string) change, (string, string)? reason, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            // Operators suspend partners, not each other: the last one could not be resumed.
            if (await partners.FindAsync(partner, Freshness.Live, cancellation) is not { Tier: not Tier.Operator } agreement)
                return new PartnerNotSuspendable();
            if (agreement.Suspended == suspended)
                return new PartnerStanding(partner, agreement.Name, suspended);
            var notice = Notice.To(partner, NoticeKind.AgreementChanged, partner.Value, clock.GetUtcNow(), reason is { } why ? [change, why] : [change]);
            if (await agreements.TryReplaceAsync(agreement with { Suspended = suspended, Version = agreement.Version + 1 }, [], notice, cancellation))
                return new PartnerStanding(partner, agreement.Name, suspended);
        }

        return new AgreementChanging();
    }
}

/// <summary>Whether a partner may ask.</summary>
/// <param name="Partner">Which.</param>
/// <param name="Name">As in its consent requests.</param>
/// <param name="Suspended">It gets no answer.</param>
public sealed record PartnerStanding(PartnerId Partner, string Name, bool Suspended);

/// <summary>Why a partner is suspended.</summary>
public enum SuspensionReason
{
    /// <summary>Its questions were an attempt to find out what it may not know.</summary>
    Probing = 1,

    /// <summary>It used what it learnt for something else than it said.</summary>
    PurposeAbused = 2,

    /// <summary>Its access fell into other hands, or may have.</summary>
    AccessCompromised = 3,

    /// <summary>It does not answer people: adverse actions without notice, reviews without outcome.</summary>
    DutiesNeglected = 4,

    /// <summary>It asked for it.</summary>
    OwnRequest = 5,
}
