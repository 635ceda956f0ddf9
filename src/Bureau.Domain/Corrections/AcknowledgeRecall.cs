using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Corrections;

/// <summary>Lists recalls to whom they concern, and takes a partner's word that it knows of one.</summary>
public sealed class AcknowledgeRecall
{
    private readonly ICorrectionStore corrections;
    private readonly IPartnerStore partners;
    private readonly TimeProvider clock;

    internal AcknowledgeRecall(ICorrectionStore corrections, IPartnerStore partners, TimeProvider clock) => (this.corrections, this.partners, this.clock) = (corrections, partners, clock);

    /// <summary>The partner knows. To say it again changes nothing.</summary>
    public async Task<Outcome<RecallView>> ExecuteAsync(RecallId id, PartnerId partner, CancellationToken cancellation) =>
        await corrections.AcknowledgeAsync(id, partner, clock.GetUtcNow(), cancellation) is { } recall ? await ViewAsync(ToPartner(recall), cancellation) : new RecallNotFound();

    /// <summary>What the partner was told, newest first: at most <paramref name="first"/> that follow <paramref name="after"/>.</summary>
    public async Task<IReadOnlyList<RecallView>> OfPartnerAsync(PartnerId partner, bool unacknowledged, int first, PlaceInTime? after, CancellationToken cancellation) =>
        await ViewsAsync((await corrections.ListAsync(partner, unacknowledged, first, after, cancellation)).Select(ToPartner), cancellation);

    /// <summary>What no partner has acknowledged yet, newest first.</summary>
    public async Task<IReadOnlyList<RecallView>> UnacknowledgedAsync(int first, PlaceInTime? after, CancellationToken cancellation) =>
        await ViewsAsync(await corrections.ListAsync(null, unacknowledged: true, first, after, cancellation), cancellation);

    /// <summary>Who was told of corrections to the person's file, newest first.</summary>
    public async Task<IReadOnlyList<RecallView>> OfSubjectAsync(SubjectId subject, int first, PlaceInTime? after, CancellationToken cancellation) =>
        await ViewsAsync(await corrections.OfSubjectAsync(subject, first, after, cancellation), cancellation);

    // Whether the person objected is between them and the furnisher, once it is over.
    private static CorrectionRecall ToPartner(CorrectionRecall recall) => recall with { Dispute = null };

    private async Task<IReadOnlyList<RecallView>> ViewsAsync(IEnumerable<CorrectionRecall> recalls, CancellationToken cancellation)
    {
        var views = new List<RecallView>();
        foreach (var recall in recalls)
            views.Add(await ViewAsync(recall, cancellation));
        return views;
    }

    private async Task<RecallView> ViewAsync(CorrectionRecall recall, CancellationToken cancellation) =>
        new(recall, (await partners.FindAsync(recall.Partner, Freshness.Remembered, cancellation))?.Name);
}

/// <summary>A recall with the name of who is told.</summary>
/// <param name="Recall">The recall.</param>
/// <param name="PartnerName">Who is told; null when its agreement is gone.</param>
public sealed record RecallView(CorrectionRecall Recall, string? PartnerName);
