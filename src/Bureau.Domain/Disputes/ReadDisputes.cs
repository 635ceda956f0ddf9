using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Disputes;

/// <summary>Shows disputes to their two sides, and to nobody else.</summary>
public sealed class ReadDisputes
{
    private readonly IDisputeStore disputes;
    private readonly IPartnerStore partners;
    private readonly TimeProvider clock;

    internal ReadDisputes(IDisputeStore disputes, IPartnerStore partners, TimeProvider clock) => (this.disputes, this.partners, this.clock) = (disputes, partners, clock);

    /// <summary>The subject's disputes, newest first: a page of at most <paramref name="first"/> that follow <paramref name="after"/>.</summary>
    public async Task<IReadOnlyList<DisputeView>> OfSubjectAsync(SubjectId subject, int first, PlaceInTime? after, CancellationToken cancellation) =>
        await ViewsAsync(await disputes.PageOfSubjectAsync(subject, first, after, cancellation), clock.GetUtcNow(), cancellation);

    /// <summary>The subject's statements about the whole file that stand, oldest first.</summary>
    public async Task<IReadOnlyList<StatementView>> StatementsAsync(SubjectId subject, CancellationToken cancellation) =>
        [.. (await disputes.StatementsAsync([subject], cancellation)).Where(statement => statement is { Entry: null, WithdrawnAt: null }).Select(StatementView.Of)];

    /// <summary>The disputes that a furnisher or an authority is to answer or has answered, oldest first; with a status, those that stand so now.</summary>
    public async Task<Outcome<DisputeView[]>> OfPartnerAsync(Asker asker, DisputeStatus? status, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        if (await ReporterRule.RefuseAsync(partners, asker, cancellation) is { } refused)
            return refused;
        var now = clock.GetUtcNow();
        return await ViewsAsync(await disputes.PageOfPartnerAsync(asker.Partner, status, now, first, after, cancellation), now, cancellation);
    }

    private async Task<DisputeView[]> ViewsAsync(IReadOnlyList<Dispute> page, DateTimeOffset now, CancellationToken cancellation)
    {
        var statements = (await disputes.StatementsAsync([.. page.Select(dispute => dispute.Subject).Distinct()], cancellation)).ToLookup(statement => statement.Subject);
        var views = new DisputeView[page.Count];
        for (var i = 0; i < views.Length; i++)
        {
            var name = page[i].AnsweredBy is { } partner ? (await partners.FindAsync(partner, Freshness.Remembered, cancellation))?.Name : null;
            views[i] = DisputeView.Of(page[i], name, statements[page[i].Subject], now);
        }

        return views;
    }
}
