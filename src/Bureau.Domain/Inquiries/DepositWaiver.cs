using System.Text.Json.Serialization;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;

namespace Bureau.Domain.Inquiries;

/// <summary>May a deposit be waived, by the threshold that the partner registered beforehand?</summary>
/// <param name="Category">What is rented.</param>
public sealed record AskDepositWaiver(DepositCategory Category) : Question<DepositWaiver>
{
    /// <summary>How the keys of all categories begin.</summary>
    internal const string KeyPrefix = "deposit-waiver:";

    internal override string Key => Keys[Category];

    private static readonly Dictionary<DepositCategory, string> Keys =
        Enum.GetValues<DepositCategory>().ToDictionary(category => category, category => $"{KeyPrefix}{category}");

    internal override bool Serves(Purpose purpose) => purpose is Purpose.RentalDeposit;

    internal override DepositWaiver AnswerFrom(CreditReport report) => Decide(report) with { Disputed = report.Covers(Sections.Answer) ? report.Disputed : null };

    internal override DepositWaiver Marked(DepositWaiver kept, DepositWaiver now) => kept with { Disputed = now.Disputed };

    private DepositWaiver Decide(CreditReport report)
    {
        if (!report.Covers(Sections.Answer))
            return new(report.Covered, null, null, null);
        if (!report.Agreement.Thresholds.TryGetValue(Category, out var threshold))
            return new(report.Covered, WaiverDecision.Unknown, null, [WaiverReasons.NoThreshold]);
        return report.Score switch
        {
            Score score when score.Value >= threshold.MinimumScore =>
                new(report.Covered, WaiverDecision.Yes, threshold.MaximumDeposit, [WaiverReasons.AtOrAboveThreshold]) { Basis = SummaryScore.Of(score) },
            Score score => new(report.Covered, WaiverDecision.No, null, [WaiverReasons.BelowThreshold, .. score.PrincipalReasons]) { Basis = SummaryScore.Of(score) },
            _ => new(report.Covered, WaiverDecision.Unknown, null, [WaiverReasons.NotEnoughHistory]),
        };
    }

    internal override AnswerBasis BasisOf(DepositWaiver answer, IReadOnlyCollection<string> fields) =>
        new(answer.Decision is { } decision ? UpperSnake.Of(decision.ToString()) : null, answer.Basis, answer.Basis?.Reasons ?? answer.Reasons ?? []);

    internal override DepositWaiver Again(DepositWaiver answer, Sections granted, DateTimeOffset consentEnds) => answer;
}

/// <summary>The answer to a deposit question; everything in it is of the section Answer.</summary>
/// <param name="Covered">The sections that the decision granted.</param>
/// <param name="Decision">YES, NO or UNKNOWN.</param>
/// <param name="MaximumDeposit">With YES: the largest deposit that it waives.</param>
/// <param name="Reasons">Why; with NO also the principal reasons of the score, at most four.</param>
public sealed record DepositWaiver(Sections Covered, WaiverDecision? Decision, Money? MaximumDeposit, IReadOnlyList<ReasonCode>? Reasons) : ICovered
{
    /// <summary>Whether the subject disputes an account; the score leaves it out.</summary>
    public bool? Disputed { get; init; }

    /// <summary>The score that YES or NO rests on, kept for the person, who is told of it when it is used against them. The partner MUST NOT see it.</summary>
    [JsonInclude]
    internal SummaryScore? Basis { get; init; }
}

/// <summary>May the deposit be waived?</summary>
public enum WaiverDecision
{
    /// <summary>The score is at or above the registered threshold.</summary>
    Yes = 1,

    /// <summary>The score is below it.</summary>
    No = 2,

    /// <summary>There is no score, or no threshold was registered for the category.</summary>
    Unknown = 3,
}

/// <summary>The reasons that a waiver adds to those of the score.</summary>
internal static class WaiverReasons
{
    public static readonly ReasonCode AtOrAboveThreshold = new("AT_OR_ABOVE_THRESHOLD", "The score is at or above the registered threshold.");
    public static readonly ReasonCode BelowThreshold = new("BELOW_THRESHOLD", "The score is below the registered threshold.");
    public static readonly ReasonCode NotEnoughHistory = new("NOT_ENOUGH_HISTORY", "The file holds too little for a score.");
    public static readonly ReasonCode NoThreshold = new("NO_THRESHOLD", "No threshold is registered for this category.");
}
