using Bureau.Domain.Consents;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;

namespace Bureau.Domain.AdverseActions;

/// <summary>
/// A partner decided against a person by an inquiry, and the person is told, out of the very answer that was used. The partner learns nothing by it. One whose agreement is suspended
/// tells all the same: the duty is owed to the person.
/// </summary>
public sealed class IssueAdverseAction
{
    private readonly IAdverseActionStore actions;
    private readonly IPartnerStore partners;
    private readonly string source;
    private readonly TimeProvider clock;

    internal IssueAdverseAction(IAdverseActionStore actions, IPartnerStore partners, string source, TimeProvider clock) =>
        (this.actions, this.partners, this.source, this.clock) = (actions, partners, source, clock);

    /// <summary>Issues the notice, once for an inquiry.</summary>
    /// <param name="inquiry">The inquiry that was used, as its answer named it.</param>
    /// <param name="consent">The consent under which it was made.</param>
    /// <param name="action">What was decided.</param>
    /// <param name="asker">Who decided.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<Outcome<IssuedNotice>> ExecuteAsync(InquiryId inquiry, ConsentId consent, ActionTaken action, Asker asker, CancellationToken cancellation)
    {
        if (await partners.FindAsync(asker.Partner, Freshness.Live, cancellation) is not { } agreement)
            return new AgreementNotInForce();
        if (agreement.Tier != asker.Tier)
            return new TierMismatch();
        if (await actions.FindUsedAsync(inquiry, consent, asker.Partner, cancellation) is not { } used)
            return new InquiryNotFound();
        if (!AdverseAction.Issue(used, agreement.Name, action, source, clock.GetUtcNow()).Succeeded(out var issued, out var refusal))
            return refusal;
        return await actions.TryIssueAsync(issued, issued.IssuedNotice(), cancellation) ? IssuedNotice.Of(issued) : new AdverseActionIssued();
    }
}
