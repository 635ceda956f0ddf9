using Bureau.Domain.Consents;
using Bureau.Domain.Disputes;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;

namespace Bureau.Domain.IdentityChanges;

/// <summary>An operator confirms what another proposed, and it is done at once and whole; or an operator withdraws it.</summary>
public sealed class DecideIdentityChange
{
    private const int Attempts = 8;

    private readonly IIdentityChangeStore changes;
    private readonly IConsentStore consents;
    private readonly IPartnerStore partners;
    private readonly TimeProvider clock;

    internal DecideIdentityChange(IIdentityChangeStore changes, IConsentStore consents, IPartnerStore partners, TimeProvider clock) =>
        (this.changes, this.consents, this.partners, this.clock) = (changes, consents, partners, clock);

    /// <summary>Confirms a proposal of another operator. When it returns, every node decides by it.</summary>
    public Task<Outcome<IdentityChangeView>> ConfirmAsync(IdentityChangeId id, Asker asker, CancellationToken cancellation) => TakeAsync(
        id, asker, (change, now) => change.Confirm(asker.Partner, now), async (confirmed, now) =>
        {
            if (!(await StepAsync(confirmed, now, cancellation)).Succeeded(out var step, out var refusal))
                return refusal;
            return new Written(await changes.TryApplyAsync(step, cancellation));
        }, cancellation);

    /// <summary>Withdraws a proposal.</summary>
    public Task<Outcome<IdentityChangeView>> WithdrawAsync(IdentityChangeId id, Asker asker, CancellationToken cancellation) => TakeAsync(
        id, asker, (change, now) => change.Withdraw(asker.Partner, now), async (withdrawn, _) => new Written(await changes.TryWithdrawAsync(withdrawn, cancellation)), cancellation);

    private async Task<Outcome<IdentityChangeView>> TakeAsync(
        IdentityChangeId id, Asker asker, Func<IdentityChange, DateTimeOffset, Outcome<IdentityChange>> step,
        Func<IdentityChange, DateTimeOffset, Task<Outcome<Written>>> write, CancellationToken cancellation)
    {
        if (await partners.FindAsync(asker.Partner, Freshness.Live, cancellation) is not { Suspended: false } agreement)
            return new AgreementNotInForce();
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var now = clock.GetUtcNow();
            if (await changes.FindAsync(id, cancellation) is not { } change)
                return new IdentityChangeNotFound();
            if (!step(change, now).Succeeded(out var next, out var refusal) || !(await write(next, now)).Succeeded(out var written, out refusal))
                return refusal;
            if (written.Done)
                return IdentityChangeView.Of(next, (await partners.FindAsync(next.ProposedBy, Freshness.Remembered, cancellation))?.Name, agreement.Name, now);
        }

        return new FileChanging();
    }

    private async Task<Outcome<IdentityStep>> StepAsync(IdentityChange change, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await changes.StandingAsync(change.Person.Subject, now, cancellation) is not { } person)
            return new PersonNotFound();
        if (!(await EffectAsync(change, person, now, cancellation)).Succeeded(out var step, out var refusal))
            return refusal;
        var counterparts = new List<ConsentGrant>();
        foreach (var id in step.Counterparts)
        {
            if (await consents.FindAsync(id, Freshness.Live, cancellation) is { } counterpart)
                counterparts.Add(counterpart);
        }

        return step.Raising(counterparts);
    }

    private async Task<Outcome<IdentityStep>> EffectAsync(IdentityChange change, PersonStanding person, DateTimeOffset now, CancellationToken cancellation) => change switch
    {
        { Kind: IdentityChangeKind.Death } => IdentityStep.Death(change, person, now),
        { Kept: { } kept } => await changes.StandingAsync(kept.Subject, now, cancellation) is { } other ? IdentityStep.Merge(change, person, other, now) : new PersonNotFound(),
        { Number: { } number } => await NumberRule.JudgeAsync(changes, person.Person, number, cancellation) is { } taken ? taken : IdentityStep.NewNumber(change, person, now),
        _ => throw new InvalidOperationException("A change of who somebody is changes nothing."),
    };

    private sealed record Written(bool Done);
}
