using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.IdentityChanges;

/// <summary>An operator proposes that somebody has died, that two are one, or that somebody has another number. Nothing changes before another operator confirms it.</summary>
public sealed class ProposeIdentityChange
{
    private readonly IIdentityChangeStore changes;
    private readonly ISubjectStore subjects;
    private readonly IPartnerStore partners;
    private readonly TimeProvider clock;

    internal ProposeIdentityChange(IIdentityChangeStore changes, ISubjectStore subjects, IPartnerStore partners, TimeProvider clock) =>
        (this.changes, this.subjects, this.partners, this.clock) = (changes, subjects, partners, clock);

    /// <summary>Proposes that the person died on that day.</summary>
    public Task<Outcome<IdentityChangeView>> DeathAsync(Identity person, DateOnly diedOn, string because, Asker asker, CancellationToken cancellation) =>
        ProposeAsync(person, asker, (known, now) => Task.FromResult(IdentityChange.Death(known, diedOn, because, asker.Partner, now)), cancellation);

    /// <summary>Proposes that the duplicate is the kept one.</summary>
    public Task<Outcome<IdentityChangeView>> MergeAsync(Identity duplicate, Identity kept, string because, Asker asker, CancellationToken cancellation) =>
        ProposeAsync(duplicate, asker, async (known, now) =>
            await KnownAsync(kept, cancellation) is { } other ? IdentityChange.Merge(known, other, because, asker.Partner, now) : new PersonNotFound(), cancellation);

    /// <summary>Proposes that the person has another number.</summary>
    public Task<Outcome<IdentityChangeView>> NewNumberAsync(Identity person, IdentityNumber number, string because, Asker asker, CancellationToken cancellation) =>
        ProposeAsync(person, asker, async (known, now) =>
        {
            if (!IdentityChange.NewNumber(known, person.Number, number, because, asker.Partner, now).Succeeded(out var change, out var refusal))
                return refusal;
            return await NumberRule.JudgeAsync(changes, known, number, cancellation) is { } taken ? taken : change;
        }, cancellation);

    private async Task<Outcome<IdentityChangeView>> ProposeAsync(
        Identity person, Asker asker, Func<Subject, DateTimeOffset, Task<Outcome<IdentityChange>>> propose, CancellationToken cancellation)
    {
        if (await partners.FindAsync(asker.Partner, Freshness.Live, cancellation) is not { Suspended: false } agreement)
            return new AgreementNotInForce();
        if (await KnownAsync(person, cancellation) is not { } known)
            return new PersonNotFound();
        var now = clock.GetUtcNow();
        if (!(await propose(known, now)).Succeeded(out var proposed, out var refusal))
            return refusal;
        await changes.AddAsync(proposed, cancellation);
        return IdentityChangeView.Of(proposed, agreement.Name, null, now);
    }

    private async Task<Subject?> KnownAsync(Identity person, CancellationToken cancellation) =>
        await subjects.FindAsync(person, cancellation) is { } id ? await subjects.ReadAsync(id, cancellation) : null;
}
