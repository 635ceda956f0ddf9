using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Inquiries;
using Bureau.Domain.Consents;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>The score of a person who agreed that it is watched.</content>
public sealed partial class Subscription
{
    /// <summary>
    /// The credit summary whenever the score has changed from the one that you were told last; whoever was never told, from the one when they began. Each time is an inquiry and a use of the consent, as if you had
    /// asked. Within 24 hours of a use, or while the consent allows none, you are told nothing, and afterwards how it stands then. Ends when a question would be refused, with its code.
    /// </summary>
    /// <param name="consent">A consent for LOAN_MONITORING that the person granted to you and that covers SCORE.</param>
    [Tier(Tier.Lender), Cost(20)]
    public static CreditSummaryAnswer? ScoreChanged(IResolveFieldContext context, ConsentId consent) =>
        context.Source is AnsweredInquiry<CreditSummary> told ? new(told) : null;
}
