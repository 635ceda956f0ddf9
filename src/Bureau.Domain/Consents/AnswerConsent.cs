using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Consents;

/// <summary>The subject grants, refuses or revokes. When it returns, every node of the bureau decides by it.</summary>
public sealed class AnswerConsent
{
    private const int Attempts = 5;

    private readonly IConsentStore consents;
    private readonly IPartnerStore partners;
    private readonly IReceiptIssuer receipts;
    private readonly TimeProvider clock;

    internal AnswerConsent(IConsentStore consents, IPartnerStore partners, IReceiptIssuer receipts, TimeProvider clock) =>
        (this.consents, this.partners, this.receipts, this.clock) = (consents, partners, receipts, clock);

    /// <summary>The subject says yes to a request.</summary>
    public Task<Outcome<ConsentView>> GrantAsync(ConsentId id, SubjectId subject, CancellationToken cancellation) =>
        TakeStepAsync(id, subject, static (consent, at) => consent.Grant(at), cancellation);

    /// <summary>The subject says no to a request.</summary>
    public Task<Outcome<ConsentView>> RefuseAsync(ConsentId id, SubjectId subject, CancellationToken cancellation) =>
        TakeStepAsync(id, subject, static (consent, at) => consent.Refuse(at), cancellation);

    /// <summary>The subject takes a consent back. No answer that is committed after this has returned holds anything of the file.</summary>
    public Task<Outcome<ConsentView>> RevokeAsync(ConsentId id, SubjectId subject, CancellationToken cancellation) =>
        TakeStepAsync(id, subject, static (consent, at) => consent.Revoke(at), cancellation);

    private async Task<Outcome<ConsentView>> TakeStepAsync(
        ConsentId id, SubjectId subject, Func<ConsentGrant, DateTimeOffset, Outcome<ConsentGrant>> step, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var now = clock.GetUtcNow();
            var consent = await consents.FindAsync(id, Freshness.Live, cancellation);
            if (consent is null || consent.Subject != subject)
                return new ConsentNotFound();
            if (!step(consent, now).Succeeded(out var next, out var refusal))
                return refusal;

            var partner = (await partners.FindAsync(next.Partner, Freshness.Remembered, cancellation))?.Name;
            if (consent.Status is ConsentStatus.Requested && next.Status is ConsentStatus.Granted)
                next = next with { Receipt = await receipts.IssueAsync(ConsentReceipt.Of(next, partner ?? "", now), cancellation) };

            // A use by the partner may have come between: then the step is taken again, from the newer state.
            if (await consents.TryReplaceAsync(next, cancellation))
                return ConsentView.Of(next, partner, now);
        }

        return new ConsentChanging();
    }
}
