using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Badges;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;
using GraphQL;

namespace Bureau.Api.GraphQL.Badges;

/// <summary>A badge: the band in which the holder's score lies, and nothing else of it.</summary>
[Name("ScoreBadge")]
public sealed class ScoreBadgeAnswer(AnsweredInquiry<ScoreBadge> inquiry) : ICovered
{
    private readonly ScoreBadge answer = inquiry.Answer;

    Sections ICovered.Covered => answer.Covered;

    /// <summary>This inquiry: name it when you issue an adverse action notice of it. Each has its own, one that repeats an answer too.</summary>
    [Tier(Tier.Dating)]
    public InquiryId? Inquiry => inquiry.Inquiry;

    /// <summary>The band; null when the file holds too little for a score.</summary>
    [Tier(Tier.Dating), Discloses(Sections.Band)]
    public Band? Band => answer.Band;

    /// <summary>The band in words.</summary>
    [Tier(Tier.Dating), Discloses(Sections.Band)]
    public string? Label => answer.Label;

    /// <summary>Show the badge no longer than this: at most 24 hours, and never beyond the consent.</summary>
    [Tier(Tier.Dating), Discloses(Sections.Band)]
    public DateTimeOffset? ValidUntil => answer.ValidUntil;

    /// <summary>Whether the holder disputes an account; the score leaves it out. Show it with the badge.</summary>
    [Tier(Tier.Dating), Discloses(Sections.Band)]
    public bool? Disputed => answer.Disputed;
}
