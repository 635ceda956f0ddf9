using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Listings;

/// <summary>An authority takes the steps of its own listings. When a step returns, every report is made by it, whatever a cache holds.</summary>
public sealed class AdvanceListing
{
    private readonly ListingSteps steps;
    private readonly IPartnerStore partners;

    internal AdvanceListing(ListingSteps steps, IPartnerStore partners) => (this.steps, this.partners) = (steps, partners);

    /// <summary>Records that whom it is about was told. The time to object begins.</summary>
    /// <param name="id">Which listing.</param>
    /// <param name="channel">How.</param>
    /// <param name="servedOn">The day on which it reached them.</param>
    /// <param name="reference">Where the proof is found, 1 to 200 characters.</param>
    /// <param name="sha256">SHA-256 of the proof in hexadecimal digits.</param>
    /// <param name="asker">Which authority.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public Task<Outcome<ListingView>> RecordNoticeAsync(
        ListingId id, NoticeChannel channel, DateOnly servedOn, string reference, string sha256, Asker asker, CancellationToken cancellation) =>
        TakeAsync(id, asker, (holder, listing, _, at) => listing.RecordNotice(channel, servedOn, reference, sha256, holder.Jurisdiction, at), null, cancellation);

    /// <summary>Lets it take effect, after the time to object.</summary>
    public Task<Outcome<ListingView>> ActivateAsync(ListingId id, Asker asker, CancellationToken cancellation) =>
        TakeAsync(id, asker, static (holder, listing, today, _) => listing.Activate(holder.About.Kind, today), null, cancellation);

    /// <summary>Ends it, since what it is about was put right. Whoever read it is told.</summary>
    public Task<Outcome<ListingView>> RepairAsync(ListingId id, string because, Asker asker, CancellationToken cancellation) =>
        TakeAsync(id, asker, (_, listing, today, at) => listing.Repair(because, today, at), null, cancellation);

    /// <summary>Takes it back. Whoever read it is told.</summary>
    public Task<Outcome<ListingView>> WithdrawAsync(ListingId id, string because, Asker asker, CancellationToken cancellation) =>
        TakeAsync(id, asker, (_, listing, today, at) => listing.Withdraw(because, today, at), null, cancellation);

    /// <summary>Records that a company has appealed. When it returns, the listing has no effect until the appeal is decided.</summary>
    /// <param name="id">Which listing of a company.</param>
    /// <param name="words">What the company says, 1 to 2000 characters.</param>
    /// <param name="asker">Which authority.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public Task<Outcome<ListingView>> RecordAppealAsync(ListingId id, string words, Asker asker, CancellationToken cancellation) => TakeAsync(
        id, asker, (holder, listing, today, at) => holder.About is ListedOne.OfCompany ? listing.OpenAppeal(words, today, at) : new ListingAppealIsTheirs(), null, cancellation);

    /// <summary>Decides the appeal against it.</summary>
    /// <param name="id">Which listing.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="because">Why, 1 to 2000 characters.</param>
    /// <param name="decidedBy">Who decided: another person than the one who entered the listing.</param>
    /// <param name="asker">Which authority.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public Task<Outcome<ListingView>> DecideAppealAsync(ListingId id, AppealOutcome outcome, string because, string decidedBy, Asker asker, CancellationToken cancellation) => TakeAsync(
        id, asker, (_, listing, today, at) => listing.DecideAppeal(outcome, because, decidedBy, today, at),
        outcome is AppealOutcome.Granted ? "APPEAL_GRANTED" : "APPEAL_DISMISSED", cancellation);

    private async Task<Outcome<ListingView>> TakeAsync(
        ListingId id, Asker asker, Func<ListingHolder, Listing, DateOnly, DateTimeOffset, Outcome<Listing>> step, string? told, CancellationToken cancellation)
    {
        if (!(await AuthorityRule.AgreementAsync(partners, asker, cancellation)).Succeeded(out var authority, out var refusal))
            return refusal;
        return await steps.TakeAsync(
            id, held => held.Listing.AuthorityId == authority.Id, step, (holder, next, at) => ListingNotices.ToPerson(holder, next, at, told), cancellation);
    }
}
