using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;
using GraphQL;

namespace Bureau.Api.GraphQL.Inquiries;

/// <summary>The answer to a deposit question.</summary>
[Name("DepositWaiver")]
public sealed class DepositWaiverAnswer(AnsweredInquiry<DepositWaiver> inquiry) : ICovered
{
    private readonly DepositWaiver answer = inquiry.Answer;

    Sections ICovered.Covered => answer.Covered;

    /// <summary>This inquiry: name it when you issue an adverse action notice of it. Each has its own, one that repeats an answer too.</summary>
    [Tier(Tier.Rental)]
    public InquiryId? Inquiry => inquiry.Inquiry;

    /// <summary>YES: the score is at or above your threshold. NO: it is below. UNKNOWN: there is no score or no threshold.</summary>
    [Tier(Tier.Rental), Discloses(Sections.Answer)]
    public WaiverDecision? Decision => answer.Decision;

    /// <summary>With YES: the largest deposit that it waives.</summary>
    [Tier(Tier.Rental), Discloses(Sections.Answer)]
    public Money? MaximumDeposit => answer.MaximumDeposit;

    /// <summary>Why; with NO also the score's principal reasons, at most four.</summary>
    [Tier(Tier.Rental), Discloses(Sections.Answer), ListSize(AssumedSize = 5)]
    public IReadOnlyList<ReasonCode>? Reasons => answer.Reasons;

    /// <summary>Whether the person disputes an account; the score leaves it out.</summary>
    [Tier(Tier.Rental), Discloses(Sections.Answer)]
    public bool? Disputed => answer.Disputed;
}
