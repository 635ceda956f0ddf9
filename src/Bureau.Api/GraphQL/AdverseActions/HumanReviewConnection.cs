using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.AdverseActions;

namespace Bureau.Api.GraphQL.AdverseActions;

/// <summary>A page of human reviews.</summary>
[Unprotected("Beneath humanReviews alone.")]
public sealed class HumanReviewConnection(IReadOnlyList<HumanReviewView> reviews, bool more)
{
    /// <summary>The reviews of the page, oldest first.</summary>
    public IReadOnlyList<HumanReviewEdge> Edges => [.. reviews.Select(review => new HumanReviewEdge(review))];

    /// <summary>Where the page ends.</summary>
    public PageInfo PageInfo => new(more, reviews.Count == 0 ? null : Cursor.Of(reviews[^1].Place));
}

/// <summary>One review of a page.</summary>
[Unprotected("Beneath humanReviews alone.")]
public sealed class HumanReviewEdge(HumanReviewView review)
{
    /// <summary>Give it as <c>after</c> for what follows.</summary>
    public string Cursor => Paging.Cursor.Of(review.Place);

    /// <summary>The review.</summary>
    public HumanReview Node => new(review);
}
