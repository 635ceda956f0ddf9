using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.AdverseActions;
using Bureau.Domain.Inquiries;

namespace Bureau.Api.GraphQL.AdverseActions;

/// <summary>A person asks that somebody look at a decision of a partner.</summary>
[Unprotected("Only the partner that decided is given it and, without anybody's words, the operators: ReadAdverseActions and RecordHumanReview see to it.")]
public sealed class HumanReview(HumanReviewView review)
{
    /// <summary>Its identity.</summary>
    public HumanReviewId Id => review.Id;

    /// <summary>The notice of the decision.</summary>
    public AdverseActionId AdverseAction => review.AdverseAction;

    /// <summary>The inquiry that was used.</summary>
    public InquiryId Inquiry => review.Inquiry;

    /// <summary>Who decided.</summary>
    public string PartnerName => review.PartnerName;

    /// <summary>What was decided.</summary>
    public ActionTaken Action => review.Action;

    /// <summary>The person's own words; show them as text. Null: none, and to an operator.</summary>
    public string? Statement => review.Statement;

    /// <summary>When the person asked.</summary>
    public DateTimeOffset RequestedAt => review.RequestedAt;

    /// <summary>When the outcome is due: 30 days on.</summary>
    public DateTimeOffset DueAt => review.DueAt;

    /// <summary>Whether it is late.</summary>
    public bool Overdue => review.Overdue;

    /// <summary>What came of it; null while it is open.</summary>
    public ReviewOutcome? Outcome => review.Outcome;

    /// <summary>Why; null while it is open, and to an operator.</summary>
    public string? Reason => review.Reason;

    /// <summary>Who looked at it; null while it is open, and to an operator.</summary>
    public string? Reviewer => review.Reviewer;

    /// <summary>When the outcome was recorded; null while it is open.</summary>
    public DateTimeOffset? DecidedAt => review.DecidedAt;
}
