using Bureau.Domain.Notices;
using Bureau.Domain.Scoring;

namespace Bureau.Domain.Listings;

/// <summary>Who is told of a step of a listing. The person is told of every one, in the transaction that makes it: no partner can know of it first.</summary>
internal static class ListingNotices
{
    /// <summary>What the person is told; of a company's listing nobody here, since a company has no place in the bureau where it could read: its authority tells it.</summary>
    /// <param name="holder">Whom the listing is about.</param>
    /// <param name="listing">The listing after the step.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="step">What was done, UPPER_SNAKE; null: the listing's new status.</param>
    public static IReadOnlyList<Notice> ToPerson(ListingHolder holder, Listing listing, DateTimeOffset at, string? step = null) => holder.About is ListedOne.Person { Subject: var subject }
        ? [Notice.To(subject, NoticeKind.ListingChanged, listing.Id, at, ("step", step ?? UpperSnake.Of(listing.Status.ToString())), ("authority", listing.Authority))]
        : [];

    /// <summary>That the listed one has appealed: the authority is told, or the operators when the bureau has no agreement with it.</summary>
    public static Notice OfAppeal(Listing listing, DateTimeOffset at) => listing.AuthorityId is { } authority
        ? Notice.To(authority, NoticeKind.ListingAppealed, listing.Id, at)
        : Notice.ToOperators(NoticeKind.ListingAppealed, listing.Id, at);
}
