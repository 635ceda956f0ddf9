using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.AdverseActions;

/// <summary>A person asks that somebody look at a decision about them (PIPL Art. 24, GDPR Art. 22(3)); whoever decided records what came of it, once.</summary>
internal sealed record HumanReview
{
    /// <summary>How long the partner has. The bureau's own bound, after the month of GDPR Art. 12(3).</summary>
    public static readonly TimeSpan AnswerTakes = TimeSpan.FromDays(30);

    public required HumanReviewId Id { get; init; }

    public required AdverseActionId AdverseAction { get; init; }

    /// <summary>Who decided, and is to look again.</summary>
    public required PartnerId Partner { get; init; }

    public required SubjectId Subject { get; init; }

    /// <summary>The person's words, for the partner.</summary>
    public required string? Statement { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>What came of it; null while it is open, as are the three that follow.</summary>
    public ReviewOutcome? Outcome { get; init; }

    public string? Reason { get; init; }

    /// <summary>Who looked, as the partner names its own people.</summary>
    public string? Reviewer { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Raised by the outcome.</summary>
    public required long Version { get; init; }

    /// <summary>When the outcome is due, UTC.</summary>
    public DateTimeOffset DueAt => RequestedAt + AnswerTakes;

    /// <summary>A new request.</summary>
    public static HumanReview Request(AdverseAction action, string? statement, DateTimeOffset at) => new()
    {
        Id = HumanReviewId.New(),
        AdverseAction = action.Id,
        Partner = action.Partner,
        Subject = action.Subject,
        Statement = statement,
        RequestedAt = at,
        Version = 1,
    };

    /// <summary>Whether its outcome is late at a moment.</summary>
    public bool OverdueAt(DateTimeOffset moment) => DecidedAt is null && moment > DueAt;

    /// <summary>Somebody has looked; a late outcome counts too.</summary>
    public Outcome<HumanReview> Record(ReviewOutcome outcome, string reason, string reviewer, DateTimeOffset at) => DecidedAt is null
        ? this with { Outcome = outcome, Reason = reason, Reviewer = reviewer, DecidedAt = at, Version = Version + 1 }
        : new HumanReviewDecided();

    /// <summary>What the partner is told of the request.</summary>
    public Notice RequestedNotice() => Notice.To(Partner, NoticeKind.HumanReviewRequested, Id.Value, RequestedAt, ("adverseAction", AdverseAction.ToString()));

    /// <summary>What the person is told of the outcome.</summary>
    public Notice DecidedNotice(ReviewOutcome outcome, DateTimeOffset at) => Notice.To(Subject, NoticeKind.HumanReviewDecided, Id.Value, at, ("outcome", UpperSnake.Of(outcome.ToString())));
}
