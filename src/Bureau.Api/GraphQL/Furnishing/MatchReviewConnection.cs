using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Furnishing;

namespace Bureau.Api.GraphQL.Furnishing;

/// <summary>A page of reviews that wait.</summary>
[Unprotected("Beneath matchReviews alone.")]
public sealed class MatchReviewConnection(IReadOnlyList<MatchReview> reviews, bool more)
{
    /// <summary>The reviews of the page, those that have waited longest first.</summary>
    public IReadOnlyList<MatchReviewEdge> Edges => [.. reviews.Select(review => new MatchReviewEdge(review))];

    /// <summary>Where the page ends.</summary>
    public PageInfo PageInfo => new(more, reviews.Count == 0 ? null : Cursor.Of(reviews[^1].Place));
}

/// <summary>One review of a page.</summary>
[Unprotected("Beneath matchReviews alone.")]
public sealed class MatchReviewEdge(MatchReview review)
{
    /// <summary>Give it as <c>after</c> for what follows.</summary>
    public string Cursor => Paging.Cursor.Of(review.Place);

    /// <summary>The review.</summary>
    public OpenMatchReview Node => new(review);
}
