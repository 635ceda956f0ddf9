using System.Text.Json.Serialization;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Scoring;

namespace Bureau.Domain.Badges;

/// <summary>In which band does the holder's score lie?</summary>
public sealed record AskScoreBadge : Question<ScoreBadge>
{
    /// <summary>A badge older than this shows nothing.</summary>
    internal static readonly TimeSpan Life = TimeSpan.FromHours(24);

    internal override string Key => "score-badge";

    internal override bool Serves(Purpose purpose) => purpose is Purpose.DatingBadge;

    internal override ScoreBadge AnswerFrom(CreditReport report)
    {
        if (!report.Covers(Sections.Band))
            return new(report.Covered, null, null, null);
        var tomorrow = report.AsOf + Life;
        var until = tomorrow < report.ConsentEnds ? tomorrow : report.ConsentEnds;
        return report.Score is Score score
            ? new(report.Covered, score.Band.Band, score.Band.Label, until) { Disputed = report.Disputed, Basis = SummaryScore.Of(score) }
            : new(report.Covered, null, "Not enough history", until) { Disputed = report.Disputed };
    }

    internal override ScoreBadge Again(ScoreBadge answer, Sections granted, DateTimeOffset consentEnds) =>
        answer.ValidUntil <= consentEnds ? answer : answer with { ValidUntil = consentEnds };

    internal override AnswerBasis BasisOf(ScoreBadge answer, IReadOnlyCollection<string> fields) =>
        new(answer.Band is { } band ? UpperSnake.Of(band.ToString()) : null, answer.Basis, answer.Basis?.Reasons ?? [WaiverReasons.NotEnoughHistory]);

    internal override ScoreBadge Marked(ScoreBadge kept, ScoreBadge now) => kept with { Disputed = now.Disputed };
}

/// <summary>A badge: a band and nothing else of the score; everything in it is of the section Band.</summary>
/// <param name="Covered">The sections that the decision granted.</param>
/// <param name="Band">The band; null when there is no score.</param>
/// <param name="Label">The band in words.</param>
/// <param name="ValidUntil">At most 24 hours on and never beyond the consent, UTC.</param>
public sealed record ScoreBadge(Sections Covered, Band? Band, string? Label, DateTimeOffset? ValidUntil) : ICovered
{
    /// <summary>Whether the holder disputes an account; the score leaves it out.</summary>
    public bool? Disputed { get; init; }

    /// <summary>The score that the band is of, kept for the holder, who is told of it when it is used against them. The partner MUST NOT see it.</summary>
    [JsonInclude]
    internal SummaryScore? Basis { get; init; }
}
