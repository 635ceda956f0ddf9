using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Furnishing;

namespace Bureau.Api.GraphQL.Furnishing;

/// <summary>A decision on a review.</summary>
/// <param name="Review">The review, as <c>matchReviews</c> lists it.</param>
/// <param name="Verdict">Whose the rows are.</param>
/// <param name="Because">What you went by, in 1 to 1000 characters; nothing of the person that is not needed.</param>
public sealed record DecideMatchInput(MatchReviewId Review, MatchVerdict Verdict, string Because);

/// <summary>What a decision led to.</summary>
[Unprotected("Beneath decideMatch alone.")]
public sealed class MatchDecided(DecidedMatch decided)
{
    /// <summary>The review.</summary>
    public MatchReviewId Review => decided.Decision.Review;

    /// <summary>What was decided.</summary>
    public MatchVerdict Verdict => decided.Decision.Verdict;

    /// <summary>When.</summary>
    public DateTimeOffset DecidedAt => decided.Decision.At;

    /// <summary>Account-months that went into the file and changed it.</summary>
    public int Stored => decided.Stored;

    /// <summary>Account-months that did not.</summary>
    public int LeftOut => decided.LeftOut;
}
