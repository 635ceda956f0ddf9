using Bureau.Domain.Consents;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.AdverseActions;

/// <summary>A partner decided against a person by an answered inquiry, and the person is told. Issued once for an inquiry; it never changes.</summary>
internal sealed record AdverseAction(
    AdverseActionId Id, InquiryId Inquiry, ConsentId Consent, PartnerId Partner, SubjectId Subject, AdverseActionNotice Notice, DateTimeOffset IssuedAt)
{
    /// <summary>How long an inquiry is a ground for decisions. The bureau's own bound; a creditor has 30 days to tell of an action (12 CFR 1002.9(a)(1)).</summary>
    public static readonly TimeSpan InquiryServes = TimeSpan.FromDays(60);

    /// <summary>Where it stands among the notices of its person.</summary>
    public PlaceInTime Place => new(IssuedAt, Id.Value);

    /// <summary>The notice of a decision, out of the very answer that it rests on.</summary>
    /// <param name="used">The answer.</param>
    /// <param name="partnerName">Who decided.</param>
    /// <param name="action">What was decided.</param>
    /// <param name="source">The bureau, and where it is reached.</param>
    /// <param name="at">When, UTC.</param>
    public static Outcome<AdverseAction> Issue(UsedAnswer used, string partnerName, ActionTaken action, string source, DateTimeOffset at)
    {
        if (at - used.At > InquiryServes)
            return new InquiryTooOld();
        if (Questions.Of(used.Use.Question) is not { } question)
            return new InquiryNotFound();
        var basis = question.BasisOf(used.Use.Answer, used.Fields);
        var score = basis.Score is { } of ? new NoticedScore(of.Value, Scorecard.Lowest, Scorecard.Highest, of.Band, of.Card, used.Use.At) : null;
        var notice = new AdverseActionNotice(action, partnerName, used.Purpose, used.At, used.Fields, basis.Told, score, basis.Reasons, source, Text: "");
        notice = notice with { Text = AdverseActionText.Of(notice, used.Jurisdiction, at) };
        return new AdverseAction(AdverseActionId.New(), used.Inquiry, used.Consent, used.Partner, used.Subject, notice, at);
    }

    /// <summary>That there is something to read, which the person is told at once.</summary>
    public Notice IssuedNotice() => Bureau.Domain.Notices.Notice.To(
        Subject, NoticeKind.AdverseAction, Id.Value, IssuedAt, ("partner", Notice.PartnerName), ("action", UpperSnake.Of(Notice.Action.ToString())));
}
