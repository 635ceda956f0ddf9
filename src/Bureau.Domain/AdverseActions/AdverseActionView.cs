using Bureau.Domain.Consents;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;

namespace Bureau.Domain.AdverseActions;

/// <summary>A notice as its person sees it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Inquiry">The inquiry that was used, as the person's list of inquiries has it.</param>
/// <param name="Consent">Under which consent.</param>
/// <param name="Notice">What the person was told.</param>
/// <param name="IssuedAt">When, UTC.</param>
/// <param name="Reviews">What the person asked for and what came of it, oldest first.</param>
public sealed record AdverseActionView(
    AdverseActionId Id, InquiryId Inquiry, ConsentId Consent, AdverseActionNotice Notice, DateTimeOffset IssuedAt, IReadOnlyList<HumanReviewView> Reviews)
{
    /// <summary>Its place among the notices of its person.</summary>
    public PlaceInTime Place => new(IssuedAt, Id.Value);

    internal static AdverseActionView Of(AdverseAction action, IEnumerable<HumanReview> reviews, DateTimeOffset now) => new(
        action.Id, action.Inquiry, action.Consent, action.Notice, action.IssuedAt, [.. reviews.Select(review => HumanReviewView.Of(review, action, now))]);
}

/// <summary>A notice as the partner sees it that gave it: without what was told to the person alone.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Inquiry">The inquiry that was used.</param>
/// <param name="Consent">Under which consent.</param>
/// <param name="Action">What was decided.</param>
/// <param name="IssuedAt">When the person was told, UTC.</param>
public sealed record IssuedNotice(AdverseActionId Id, InquiryId Inquiry, ConsentId Consent, ActionTaken Action, DateTimeOffset IssuedAt)
{
    internal static IssuedNotice Of(AdverseAction action) => new(action.Id, action.Inquiry, action.Consent, action.Notice.Action, action.IssuedAt);
}

/// <summary>A review as its two sides see it, and, without words, the operators.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="AdverseAction">The notice that it is about.</param>
/// <param name="Inquiry">The inquiry that was used.</param>
/// <param name="Partner">Who decided.</param>
/// <param name="PartnerName">Its name, as in the notice.</param>
/// <param name="Action">What was decided.</param>
/// <param name="Statement">The person's words; null: none.</param>
/// <param name="RequestedAt">When the person asked, UTC.</param>
/// <param name="DueAt">When the outcome is due, UTC.</param>
/// <param name="Overdue">Whether it is late.</param>
/// <param name="Outcome">What came of it; null while it is open.</param>
/// <param name="Reason">Why; null while it is open.</param>
/// <param name="Reviewer">Who looked; null while it is open.</param>
/// <param name="DecidedAt">When it was recorded, UTC; null while it is open.</param>
public sealed record HumanReviewView(
    HumanReviewId Id, AdverseActionId AdverseAction, InquiryId Inquiry, PartnerId Partner, string PartnerName, ActionTaken Action, string? Statement, DateTimeOffset RequestedAt,
    DateTimeOffset DueAt, bool Overdue, ReviewOutcome? Outcome, string? Reason, string? Reviewer, DateTimeOffset? DecidedAt)
{
    /// <summary>Its place among reviews.</summary>
    public PlaceInTime Place => new(RequestedAt, Id.Value);

    /// <summary>What an operator sees: who is late with what, and nobody's words.</summary>
    internal HumanReviewView WithoutWords() => this with { Statement = null, Reason = null, Reviewer = null };

    internal static HumanReviewView Of(HumanReview review, AdverseAction action, DateTimeOffset now) => new(
        review.Id, review.AdverseAction, action.Inquiry, review.Partner, action.Notice.PartnerName, action.Notice.Action, review.Statement, review.RequestedAt, review.DueAt,
        review.OverdueAt(now), review.Outcome, review.Reason, review.Reviewer, review.DecidedAt);
}
