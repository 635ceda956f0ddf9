using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Furnishing;

/// <summary>An operator says whose the rows are that name and birth date leave in doubt. Each decision is recorded with who took it, when and why.</summary>
public sealed class ReviewMatches
{
    private readonly IMatchReviewStore reviews;
    private readonly IPartnerStore partners;
    private readonly TimeProvider clock;

    internal ReviewMatches(IMatchReviewStore reviews, IPartnerStore partners, TimeProvider clock) => (this.reviews, this.partners, this.clock) = (reviews, partners, clock);

    /// <summary>The open reviews, those that have waited longest first: at most <paramref name="first"/> that follow <paramref name="after"/>.</summary>
    public Task<IReadOnlyList<MatchReview>> OpenAsync(int first, PlaceInTime? after, CancellationToken cancellation) => reviews.OpenAsync(first, after, cancellation);

    /// <summary>Decides a review.</summary>
    /// <param name="review">Which.</param>
    /// <param name="verdict">Whose the rows are.</param>
    /// <param name="because">Why.</param>
    /// <param name="asker">The operator.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<Outcome<DecidedMatch>> DecideAsync(MatchReviewId review, MatchVerdict verdict, string because, Asker asker, CancellationToken cancellation)
    {
        if (await partners.FindAsync(asker.Partner, Freshness.Live, cancellation) is null or { Suspended: true })
            return new AgreementNotInForce();
        var reason = because.Trim();
        if (reason.Length is 0 or > MatchDecision.LongestReason || reason.Any(character => char.IsControl(character) && character is not '\n'))
            return new MatchReasonMalformed();
        return await reviews.DecideAsync(new MatchDecision(review, verdict, reason, asker.Partner, clock.GetUtcNow()), cancellation);
    }
}
