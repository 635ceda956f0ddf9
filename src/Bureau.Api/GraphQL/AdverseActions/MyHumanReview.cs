using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.AdverseActions;

namespace Bureau.Api.GraphQL.AdverseActions;

/// <summary>That you asked somebody to look at a decision against you.</summary>
[Unprotected("Only the person who asked is given it.")]
public sealed class MyHumanReview(HumanReviewView review)
{
    /// <summary>Its identity.</summary>
    public HumanReviewId Id => review.Id;

    /// <summary>The notice of the decision.</summary>
    public AdverseActionId AdverseAction => review.AdverseAction;

    /// <summary>What you wrote; show it as text.</summary>
    public string? Statement => review.Statement;

    /// <summary>When you asked.</summary>
    public DateTimeOffset RequestedAt => review.RequestedAt;

    /// <summary>When the outcome is due: 30 days on.</summary>
    public DateTimeOffset DueAt => review.DueAt;

    /// <summary>Whether it is late.</summary>
    public bool Overdue => review.Overdue;

    /// <summary>What came of it; null while you wait, as are the three that follow.</summary>
    public ReviewOutcome? Outcome => review.Outcome;

    /// <summary>Why, in the partner's words; show them as text.</summary>
    public string? Reason => review.Reason;

    /// <summary>Who looked at it.</summary>
    public string? Reviewer => review.Reviewer;

    /// <summary>When the outcome was recorded.</summary>
    public DateTimeOffset? DecidedAt => review.DecidedAt;
}
