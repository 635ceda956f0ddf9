using Bureau.Api.Access;
using Bureau.Api.GraphQL.Badges;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Inquiries;
using Bureau.Domain.Badges;
using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>The questions about a person. Each is an inquiry, committed before it is answered.</content>
public sealed partial class Query
{
    /// <summary>May the deposit be waived, by the threshold that you registered? YES, NO or UNKNOWN; never the score.</summary>
    /// <param name="consent">A consent for RENTAL_DEPOSIT that the person granted to you.</param>
    /// <param name="category">What is rented.</param>
    [Tier(Tier.Rental), Cost(10)]
    public static async Task<DepositWaiverAnswer?> DepositWaiver(
        [FromServices] MakeInquiry inquiry, IResolveFieldContext context, ConsentId consent, DepositCategory category, CancellationToken cancellation) =>
        await AskAsync(inquiry, context, new AskDepositWaiver(category), consent, cancellation) is { } answer ? new(answer) : null;

    /// <summary>A badge to show beside the person's profile: the band, never the score.</summary>
    /// <param name="consent">A consent for DATING_BADGE that the person granted to you.</param>
    [Tier(Tier.Dating), Cost(10)]
    public static async Task<ScoreBadgeAnswer?> ScoreBadge(
        [FromServices] MakeInquiry inquiry, IResolveFieldContext context, ConsentId consent, CancellationToken cancellation) =>
        await AskAsync(inquiry, context, new AskScoreBadge(), consent, cancellation) is { } answer ? new(answer) : null;

    /// <summary>Score and reasons, totals, delinquencies and the lists that concern credit.</summary>
    /// <param name="consent">A consent for LOAN_UNDERWRITING or LOAN_MONITORING that the person granted to you.</param>
    [Tier(Tier.Lender), Cost(20)]
    public static async Task<CreditSummaryAnswer?> CreditSummary(
        [FromServices] MakeInquiry inquiry, IResolveFieldContext context, ConsentId consent, CancellationToken cancellation) =>
        await AskAsync(inquiry, context, new AskCreditSummary(), consent, cancellation) is { } answer ? new(answer) : null;

    private static async Task<AnsweredInquiry<TAnswer>?> AskAsync<TAnswer>(
        MakeInquiry inquiry, IResolveFieldContext context, Question<TAnswer> question, ConsentId consent, CancellationToken cancellation)
        where TAnswer : class, ICovered
    {
        var outcome = await inquiry.ExecuteAsync(question, consent, context.Caller().AsAsker(), context.Selection().Fields, cancellation);
        return context.Answer(outcome);
    }
}
