using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;
using Bureau.Domain.Scoring;

namespace Bureau.Domain.Inquiries;

/// <summary>What a lender reads of a file: score and reasons, totals, delinquencies, lists that concern credit.</summary>
public sealed record AskCreditSummary : Question<CreditSummary>
{
    /// <summary>Whether it is asked because the score has changed, by a partner who watches it. It is the same question: what was answered within 24 hours stands for both.</summary>
    public bool Watched { get; init; }

    internal override string Key => "credit-summary";

    internal override Sections Needs => Watched ? Sections.Score : Sections.None;

    internal override bool Serves(Purpose purpose) =>
        purpose is Purpose.LoanUnderwriting or Purpose.LoanMonitoring && (!Watched || PurposeMatrix.Of(purpose).AllowsMonitoring);

    // A score that the lender did not select was not used.
    internal override AnswerBasis BasisOf(CreditSummary answer, IReadOnlyCollection<string> fields) => fields.Contains("CreditSummary.score")
        ? new(null, answer.Score, answer.Score?.Reasons ?? [WaiverReasons.NotEnoughHistory])
        : new(null, null, []);

    internal override CreditSummary AnswerFrom(CreditReport report) => new(
        report.Covered,
        report.Covers(Sections.Score) && report.Score is Score score ? SummaryScore.Of(score) : null,
        report.Totals,
        report.Delinquencies,
        report.ListStatus)
    {
        Disputed = report.Covers(Sections.Score) ? report.Disputed : null,
    };

    internal override CreditSummary Again(CreditSummary answer, Sections granted, DateTimeOffset consentEnds)
    {
        if (granted == answer.Covered)
            return answer;
        bool Covers(Sections section) => (granted & section) == section;
        return new(
            granted,
            Covers(Sections.Score) ? answer.Score : null,
            Covers(Sections.Totals) ? answer.Totals : null,
            Covers(Sections.Delinquencies) ? answer.Delinquencies : null,
            Covers(Sections.Lists) ? answer.ListStatus : null)
        {
            Disputed = Covers(Sections.Score) ? answer.Disputed : null,
        };
    }

    internal override CreditSummary Marked(CreditSummary kept, CreditSummary now) => kept with
    {
        Disputed = now.Disputed,
        Totals = kept.Totals?.With(now.Totals),
        Delinquencies = kept.Delinquencies?.With(now.Delinquencies),
        ListStatus = kept.ListStatus?.With(now.ListStatus),
    };
}

/// <summary>A credit summary. A section that the consent does not cover is null; so is the score of a file too thin for one.</summary>
/// <param name="Covered">The sections that the decision granted.</param>
/// <param name="Score">Section Score.</param>
/// <param name="Totals">Section Totals.</param>
/// <param name="Delinquencies">Section Delinquencies.</param>
/// <param name="ListStatus">Section Lists.</param>
public sealed record CreditSummary(
    Sections Covered, SummaryScore? Score, Totals? Totals, Delinquencies? Delinquencies, ListStatus? ListStatus) : ICovered
{
    /// <summary>Whether the subject disputes an account; the score leaves it out. Section Score.</summary>
    public bool? Disputed { get; init; }
}

/// <summary>The score as a lender reads it.</summary>
/// <param name="Value">350 to 950, higher is better.</param>
/// <param name="Band">The band in which it lies.</param>
/// <param name="Reasons">The principal reasons, at most four, the weightiest first, and a fifth when it is the number of inquiries.</param>
/// <param name="Card">Id and version of the scorecard.</param>
public sealed record SummaryScore(int Value, Band Band, IReadOnlyList<ReasonCode> Reasons, string Card)
{
    internal static SummaryScore Of(Score score) => new(score.Value, score.Band.Band, score.PrincipalReasons, score.Card.ToString());
}
