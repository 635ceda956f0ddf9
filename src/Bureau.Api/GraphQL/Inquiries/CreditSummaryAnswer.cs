using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Listings;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL.Inquiries;

/// <summary>What a lender reads of a credit file.</summary>
[Name("CreditSummary")]
public sealed class CreditSummaryAnswer(AnsweredInquiry<CreditSummary> inquiry) : ICovered
{
    private readonly CreditSummary answer = inquiry.Answer;

    Sections ICovered.Covered => answer.Covered;

    /// <summary>This inquiry: name it when you issue an adverse action notice of it. Each has its own, one that repeats an answer too.</summary>
    [Tier(Tier.Lender)]
    public InquiryId? Inquiry => inquiry.Inquiry;

    /// <summary>The score with its principal reasons; null when the file holds too little for one.</summary>
    [Tier(Tier.Lender), Discloses(Sections.Score)]
    public SummaryScore? Score => answer.Score;

    /// <summary>Whether the person disputes an account; the score leaves it out.</summary>
    [Tier(Tier.Lender), Discloses(Sections.Score)]
    public bool? Disputed => answer.Disputed;

    /// <summary>Accounts, balances, limits and utilization, as reported last.</summary>
    [Tier(Tier.Lender), Discloses(Sections.Totals)]
    public Totals? Totals => answer.Totals;

    /// <summary>How often a payment was late, in account-months.</summary>
    [Tier(Tier.Lender), Discloses(Sections.Delinquencies)]
    public Delinquencies? Delinquencies => answer.Delinquencies;

    /// <summary>Whether a listing that concerns credit is in effect.</summary>
    [Tier(Tier.Lender), Discloses(Sections.Lists)]
    public ListStatus? ListStatus => answer.ListStatus;
}
