using Bureau.Api.Access;
using Bureau.Api.GraphQL.AdverseActions;
using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.AdverseActions;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>Decisions against a person: the partner tells them, and looks again when they ask.</content>
public sealed partial class Mutation
{
    /// <summary>
    /// You decided against a person, wholly or partly by what an inquiry told you, within the last 60 days. The person is told out of the very answer that you were given, with the score,
    /// its principal reasons and their rights. Once for an inquiry.
    /// </summary>
    /// <param name="input">What you decided, and by which inquiry.</param>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender), Cost(10)]
    public static async Task<AdverseAction?> IssueAdverseActionNotice(
        [FromServices] IssueAdverseAction issue, IResolveFieldContext context, IssueAdverseActionNoticeInput input, CancellationToken cancellation) =>
        context.Answer(await issue.ExecuteAsync(input.Inquiry, input.Consent, input.Action, context.Caller().AsAsker(), cancellation)) is { } issued ? new(issued) : null;

    /// <summary>You ask that a person at the partner look at a decision against you. The partner is told, and has 30 days; you may ask once while the outcome is still to come.</summary>
    /// <param name="input">Which decision, and what the partner is to know.</param>
    [Tier(Tier.Subject), Cost(10)]
    public static async Task<MyHumanReview?> RequestHumanReview(
        [FromServices] RequestHumanReview request, IResolveFieldContext context, RequestHumanReviewInput input, CancellationToken cancellation) =>
        context.Answer(await request.ExecuteAsync(input.AdverseAction, input.Statement, context.Caller().AsSubject(), cancellation)) is { } review ? new(review) : null;

    /// <summary>Somebody of yours has looked at a decision again. The person is told what came of it; it is recorded once.</summary>
    /// <param name="input">The outcome.</param>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender), Cost(10)]
    public static async Task<HumanReview?> RecordHumanReview(
        [FromServices] RecordHumanReview record, IResolveFieldContext context, RecordHumanReviewInput input, CancellationToken cancellation) =>
        context.Answer(await record.ExecuteAsync(input.Review, input.Outcome, input.Reason, input.Reviewer, context.Caller().AsAsker(), cancellation)) is { } review ? new(review) : null;
}
