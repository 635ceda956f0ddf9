using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Consents;

/// <summary>The subject grants, refuses, pauses, resumes or revokes. When it returns, every node of the bureau decides by it.</summary>
public sealed class AnswerConsent
{
    private const int Attempts = 5;

    private readonly IConsentStore consents;
    private readonly IPartnerStore partners;
    private readonly IReceiptIssuer receipts;
    private readonly ISubjectStore subjects;
    private readonly TimeProvider clock;

    internal AnswerConsent(IConsentStore consents, IPartnerStore partners, IReceiptIssuer receipts, ISubjectStore subjects, TimeProvider clock) =>
        (this.consents, this.partners, this.receipts, this.subjects, this.clock) = (consents, partners, receipts, subjects, clock);

    /// <summary>The subject says yes to a request. A consent that it renews ends.</summary>
    public Task<Outcome<ConsentView>> GrantAsync(ConsentId id, SubjectId subject, CancellationToken cancellation) =>
        TakeStepAsync(id, subject, NoticeKind.ConsentGranted, static (consent, counterpart, at) => consent.Grant(at, counterpart), cancellation);

    /// <summary>The subject says no to a request.</summary>
    public Task<Outcome<ConsentView>> RefuseAsync(ConsentId id, SubjectId subject, CancellationToken cancellation) =>
        TakeStepAsync(id, subject, NoticeKind.ConsentRefused, static (consent, _, at) => consent.Refuse(at), cancellation);

    /// <summary>The subject stops a consent for a while. No answer that is committed after this has returned holds anything of the file.</summary>
    public Task<Outcome<ConsentView>> PauseAsync(ConsentId id, SubjectId subject, CancellationToken cancellation) =>
        TakeStepAsync(id, subject, NoticeKind.ConsentPaused, static (consent, _, at) => consent.Pause(at), cancellation);

    /// <summary>The subject lets a paused consent go on.</summary>
    public Task<Outcome<ConsentView>> ResumeAsync(ConsentId id, SubjectId subject, CancellationToken cancellation) =>
        TakeStepAsync(id, subject, NoticeKind.ConsentResumed, static (consent, _, at) => consent.Resume(at), cancellation);

    /// <summary>The subject takes a consent back. No answer that is committed after this has returned holds anything of the file.</summary>
    public Task<Outcome<ConsentView>> RevokeAsync(ConsentId id, SubjectId subject, CancellationToken cancellation) =>
        TakeStepAsync(id, subject, NoticeKind.ConsentRevoked, static (consent, _, at) => consent.Revoke(at), cancellation);

    private async Task<Outcome<ConsentView>> TakeStepAsync(
        ConsentId id, SubjectId subject, NoticeKind kind, Func<ConsentGrant, ConsentGrant?, DateTimeOffset, Outcome<ConsentGrant>> step, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var now = clock.GetUtcNow();
            var consent = await consents.FindAsync(id, Freshness.Live, cancellation);
            if (consent is null || consent.Subject != subject)
                return new ConsentNotFound();
            var counterpart = await FindAsync(consent.Counterpart, cancellation);
            if (!step(consent, counterpart, now).Succeeded(out var next, out var refusal))
                return refusal;

            var partner = (await partners.FindAsync(next.Partner, Freshness.Remembered, cancellation))?.Name;
            var renewed = default(ConsentGrant);
            if (consent.Status is ConsentStatus.Requested && next.Status is ConsentStatus.Granted)
            {
                // Who may grant is looked at when they do: much may have become known of them since they were asked.
                if (await subjects.ReadAsync(subject, cancellation) is { } person && person.WhyNotBound(now) is { } objection)
                    return objection;
                renewed = await FindAsync(consent.Renews, cancellation);
                next = next with { Receipt = await receipts.IssueAsync(ConsentReceipt.Of(next, partner ?? "", now), cancellation) };
            }

            // A consent that has ended by itself has no place to give.
            var taken = ConsentStep.Taking(next, kind, counterpart, renewed?.GiveWay(now).Value, now);

            // A use by the partner may have come between: then the step is taken again, from the newer state.
            if (await consents.TryWriteAsync(taken, cancellation))
                return ConsentView.Of(next, partner, now);
        }

        return new ConsentChanging();
    }

    private async ValueTask<ConsentGrant?> FindAsync(ConsentId? id, CancellationToken cancellation) =>
        id is { } given ? await consents.FindAsync(given, Freshness.Live, cancellation) : null;
}
