using Bureau.Domain.AdverseActions;
using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Tests.AdverseActions;

/// <summary>A human review: open, then decided, and decided once.</summary>
public sealed class ReviewingADecision
{
    private static readonly DateTimeOffset Asked = new(2030, 3, 15, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void IsOverdue_After30Days_UntilItIsDecided()
    {
        var review = Requested();
        Assert.False(review.OverdueAt(Asked.AddDays(30)));
        Assert.True(review.OverdueAt(Asked.AddDays(30).AddTicks(1)));
        Assert.False(review.Record(ReviewOutcome.Upheld, "Looked.", "Clerk 7", Asked.AddDays(40)).Value!.OverdueAt(Asked.AddDays(41)));
    }

    [Theory]
    [InlineData(ReviewOutcome.Upheld)]
    [InlineData(ReviewOutcome.Changed)]
    [InlineData(ReviewOutcome.Withdrawn)]
    public void IsRefused_WhenItWasDecided(ReviewOutcome outcome)
    {
        var decided = Requested().Record(outcome, "Looked.", "Clerk 7", Asked.AddDays(1)).Value!;
        Assert.Equal((outcome, "Looked.", "Clerk 7", Asked.AddDays(1), 2), (decided.Outcome, decided.Reason, decided.Reviewer, decided.DecidedAt, decided.Version));
        foreach (var other in Enum.GetValues<ReviewOutcome>())
            Assert.IsType<HumanReviewDecided>(decided.Record(other, "Again.", "Clerk 8", Asked.AddDays(2)).Refusal);
    }

    [Fact]
    public void ItsNotices_TellThePartnerAndThePerson_AndHoldNobodysWords()
    {
        var review = Requested();
        var (asked, decided) = (review.RequestedNotice(), review.DecidedNotice(ReviewOutcome.Withdrawn, Asked.AddDays(1)));
        Assert.Equal((review.Partner, null, NoticeKind.HumanReviewRequested), (asked.Partner, asked.Subject, asked.Kind));
        Assert.Equal((null, review.Subject, NoticeKind.HumanReviewDecided), (decided.Partner, decided.Subject, decided.Kind));
        Assert.DoesNotContain(review.Statement, asked.Details.Values.Concat(decided.Details.Values));
        Assert.Equal("WITHDRAWN", decided.Details["outcome"]);
    }

    private static HumanReview Requested() => HumanReview.Request(
        new AdverseAction(
            AdverseActionId.New(), InquiryId.New(), ConsentId.New(), PartnerId.New(), SubjectId.New(),
            new AdverseActionNotice(ActionTaken.Declined, "Harbour", Purpose.RentalDeposit, Asked, [], "NO", null, [], "Bureau", "Text."), Asked),
        "I have paid since.", Asked);
}
