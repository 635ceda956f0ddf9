using Bureau.Domain.CreditFiles;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Furnishing;

/// <summary>Shows a furnisher what it has furnished, and nothing of anybody else: an account that is another's answers like one that does not exist.</summary>
public sealed class ReadFurnished
{
    private readonly IFurnishedStore furnished;
    private readonly ICreditFileStore files;
    private readonly IPartnerStore partners;
    private readonly TimeProvider clock;

    internal ReadFurnished(IFurnishedStore furnished, ICreditFileStore files, IPartnerStore partners, TimeProvider clock) =>
        (this.furnished, this.files, this.partners, this.clock) = (furnished, files, partners, clock);

    /// <summary>Its batches, newest first: a page of at most <paramref name="first"/> that follow <paramref name="after"/>, or from the newest.</summary>
    public async Task<Outcome<FurnishingBatch[]>> BatchesAsync(Asker furnisher, int first, PlaceInTime? after, CancellationToken cancellation) =>
        await FurnisherRule.RefuseAsync(partners, furnisher, cancellation) is { } refusal
            ? refusal
            : await furnished.BatchesAsync(furnisher.Partner, first, after, cancellation);

    /// <summary>Its account of that number, present or former, as it may be read now: what has expired is not shown to its furnisher either.</summary>
    public async Task<Outcome<Tradeline>> TradelineAsync(Asker furnisher, string accountNumber, CancellationToken cancellation)
    {
        if (await FurnisherRule.RefuseAsync(partners, furnisher, cancellation) is { } refusal)
            return refusal;
        if (await furnished.FindAccountAsync(furnisher.Partner, accountNumber, cancellation) is not var (subject, id)
            || await files.FindHeadAsync(subject, Freshness.Live, cancellation) is not { } head
            || await files.ReadAsync(subject, head.Version, cancellation) is not { } stored
            || stored.RetainedAt(clock.GetUtcNow()).Tradelines.FirstOrDefault(tradeline => tradeline.Id == id) is not { } found)
            return new AccountNotFound();
        return found;
    }
}
