using Bureau.Domain.Inquiries;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Disputes;

/// <summary>Whoever reports an entry answers the objection to it, takes more time, or has a hidden entry shown again.</summary>
public sealed class AnswerDispute
{
    private readonly DisputeSteps steps;
    private readonly IPartnerStore partners;

    internal AnswerDispute(DisputeSteps steps, IPartnerStore partners) => (this.steps, this.partners) = (steps, partners);

    /// <summary>Answers. The subject is told, and the mark goes; what was deleted is hidden.</summary>
    /// <param name="id">Which dispute.</param>
    /// <param name="outcome">What the check led to.</param>
    /// <param name="because">Why.</param>
    /// <param name="enteredBy">Who entered the entry.</param>
    /// <param name="reviewedBy">Who checked it: another person.</param>
    /// <param name="asker">Who answers.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<Outcome<DisputeView>> AnswerAsync(
        DisputeId id, DisputeOutcome outcome, string because, string enteredBy, string reviewedBy, Asker asker, CancellationToken cancellation)
    {
        if (await ReporterRule.RefuseAsync(partners, asker, cancellation) is { } refused)
            return refused;
        if (!StatementText.Read(because).Succeeded(out var reason, out var unreadable))
            return unreadable;
        if (!PersonName.Read(enteredBy).Succeeded(out var author, out var noAuthor))
            return noAuthor;
        if (!PersonName.Read(reviewedBy).Succeeded(out var reviewer, out var noReviewer))
            return noReviewer;
        return await steps.TakeAsync(
            id,
            dispute => dispute.AnsweredBy == asker.Partner,
            (dispute, _, now, at) => dispute.Answer(outcome, reason, author, reviewer, now, at),
            static (dispute, at) => [dispute.ClosedNotice(at)],
            cancellation);
    }

    /// <summary>Takes more time, where the law gives it.</summary>
    public async Task<Outcome<DisputeView>> ExtendAsync(DisputeId id, Asker asker, CancellationToken cancellation) =>
        await ReporterRule.RefuseAsync(partners, asker, cancellation) is { } refused
            ? refused
            : await steps.TakeAsync(id, dispute => dispute.AnsweredBy == asker.Partner, static (dispute, said, _, at) => dispute.Extend(said.Statements, at), static (_, _) => [], cancellation);

    /// <summary>Certifies a hidden entry, which is shown again; the subject is told at once, where the law gives five business days (15 U.S.C. § 1681i(a)(5)(B)(ii)).</summary>
    public async Task<Outcome<DisputeView>> ReinsertAsync(DisputeId id, string certifiedBy, Asker asker, CancellationToken cancellation)
    {
        if (await ReporterRule.RefuseAsync(partners, asker, cancellation) is { } refused)
            return refused;
        if (!PersonName.Read(certifiedBy).Succeeded(out var certifier, out var nobody))
            return nobody;
        return await steps.TakeAsync(
            id,
            dispute => dispute.AnsweredBy == asker.Partner,
            (dispute, _, _, at) => dispute.Reinsert(certifier, at),
            static (dispute, at) => [Notice.To(dispute.Subject, NoticeKind.EntryReinserted, dispute.Id.Value, at)],
            cancellation);
    }
}
