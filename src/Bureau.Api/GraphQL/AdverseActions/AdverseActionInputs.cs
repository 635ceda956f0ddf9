using Bureau.Domain.AdverseActions;
using Bureau.Domain.Consents;
using Bureau.Domain.Inquiries;

namespace Bureau.Api.GraphQL.AdverseActions;

/// <summary>A decision against a person by an inquiry.</summary>
/// <param name="Inquiry">The inquiry, as its answer named it.</param>
/// <param name="Consent">The consent under which you made it.</param>
/// <param name="Action">What you decided.</param>
public sealed record IssueAdverseActionNoticeInput(InquiryId Inquiry, ConsentId Consent, ActionTaken Action);

/// <summary>A decision that somebody is to look at.</summary>
/// <param name="AdverseAction">The notice of it, as <c>me</c> lists it.</param>
/// <param name="Statement">What the partner is to know, 1 to 2000 characters.</param>
public sealed record RequestHumanReviewInput(AdverseActionId AdverseAction, string? Statement);

/// <summary>What came of it when somebody looked at a decision.</summary>
/// <param name="Review">Which, as <c>humanReviews</c> lists it.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reason">Why, in 1 to 2000 characters; the person reads it.</param>
/// <param name="Reviewer">Who looked at it, by name or staff number: a person.</param>
public sealed record RecordHumanReviewInput(HumanReviewId Review, ReviewOutcome Outcome, string Reason, string Reviewer);
