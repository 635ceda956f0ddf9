using System.Text.Json;
using Bureau.Domain.AdverseActions;
using Bureau.Domain.Badges;
using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Tests.AdverseActions;

/// <summary>What a notice tells, by what was answered and whose law it is.</summary>
public sealed class IssuingANotice
{
    private static readonly DateTimeOffset Asked = new(2030, 3, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly SummaryScore Low = new(486, Band.Poor, [new("PAYMENTS_MISSED", "Payments were missed."), new("UNUSED_LIMIT_LOW", "Little of the limit is unused.")], "bureau-credit-2");

    [Fact]
    public void Refuses_WhenTheInquiryIsOlderThan60Days()
    {
        var used = Used("deposit-waiver:Car", new DepositWaiver(Sections.Answer, WaiverDecision.No, null, []) { Basis = Low });
        Assert.Null(Issue(used, Asked.AddDays(60)).Refusal);
        Assert.IsType<InquiryTooOld>(Issue(used, Asked.AddDays(60).AddTicks(1)).Refusal);
    }

    [Fact]
    public void Refuses_WhenTheQuestionIsNoneAnyMore() => Assert.IsType<InquiryNotFound>(Issue(Used("palm-reading", new { })).Refusal);

    [Fact]
    public void TellsTheScoreBehindANo_WhichThePartnerDidNotSee()
    {
        var notice = Issue(Used("deposit-waiver:Car", new DepositWaiver(Sections.Answer, WaiverDecision.No, null, [new("BELOW_THRESHOLD", "Below."), .. Low.Reasons]) { Basis = Low })).Value!.Notice;
        Assert.Equal(("NO", new NoticedScore(486, 350, 950, Band.Poor, "bureau-credit-2", Asked)), (notice.Told, notice.Score));
        Assert.Equal(Low.Reasons, notice.Reasons);
        Assert.Contains("It was told NO and nothing else of your score. The score behind it was 486. Scores go from 350 to 950", notice.Text, StringComparison.Ordinal);
        Assert.Contains("- Payments were missed.\n- Little of the limit is unused.", notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void TellsTheScoreBehindABand()
    {
        var notice = Issue(Used("score-badge", new ScoreBadge(Sections.Band, Band.Poor, "Poor", Asked) { Basis = Low }, ["ScoreBadge.band"])).Value!.Notice;
        Assert.Equal(("POOR", 486), (notice.Told, notice.Score?.Value));
    }

    [Fact]
    public void TellsWhyThereWasNoScore()
    {
        var notice = Issue(Used("deposit-waiver:Car", new DepositWaiver(Sections.Answer, WaiverDecision.Unknown, null, [WaiverReasons.NotEnoughHistory]))).Value!.Notice;
        Assert.Equal(("UNKNOWN", null), (notice.Told, notice.Score));
        Assert.Equal([WaiverReasons.NotEnoughHistory], notice.Reasons);
        Assert.Contains("No score was used. Why there was none:\n- The file holds too little for a score.", notice.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CreditSummary.score", 486)]
    [InlineData("CreditSummary.totals", null)]
    public void TellsALendersScore_WhenItWasDisclosed(string field, int? told)
    {
        var summary = new CreditSummary(Sections.Score | Sections.Totals, Low, null, null, null);
        var notice = Issue(Used("credit-summary", summary, [field])).Value!.Notice;
        Assert.Equal((null, told, told is null ? 0 : 2), (notice.Told, notice.Score?.Value, notice.Reasons.Count));
        Assert.Contains($"It was given: {field}.", notice.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Jurisdiction.Cn, "art. 25", "1681")]
    [InlineData(Jurisdiction.Us, "15 U.S.C. § 1681i", "Order 631")]
    public void NamesTheRights_ByTheLawOfThePerson(Jurisdiction jurisdiction, string named, string notNamed)
    {
        var text = Issue(Used("score-badge", new ScoreBadge(Sections.Band, null, null, null)) with { Jurisdiction = jurisdiction }).Value!.Notice.Text;
        foreach (var told in (string[])[named, "Harbour told the bureau on", "The source is this credit bureau: Bureau, 1 Square, +86 10 1.", "did not take the decision"])
            Assert.Contains(told, text, StringComparison.Ordinal);
        Assert.DoesNotContain(notNamed, text, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryActionAndPurpose_HasItsWords()
    {
        foreach (var action in Enum.GetValues<ActionTaken>())
        {
            foreach (var purpose in Enum.GetValues<Purpose>())
                Assert.NotEmpty(AdverseAction.Issue(Used("score-badge", new ScoreBadge(Sections.Band, null, null, null)) with { Purpose = purpose }, "Harbour", action, "Bureau", Asked).Value!.Notice.Text);
        }
    }

    [Fact]
    public void TheAnswerUsed_IsTheInquirysOwn_ThenItsConsents_ThenAnothers_AndARecalledOneLast()
    {
        var (mine, older, others, recalled) = (Use(-1), Use(-3), Use(-2), Use(-5));
        PastUse ofConsent = new(mine, false, true, false), ofOther = new(others, false, false, false), olderOfOther = new(older, false, false, false), wrong = new(recalled, false, true, true);
        var made = new PastUse(Use(0), true, true, true);
        Assert.Same(made, UsedAnswer.Of([ofConsent, wrong, made], Asked));
        Assert.Same(ofConsent, UsedAnswer.Of([ofOther, ofConsent, wrong], Asked));
        Assert.Same(olderOfOther, UsedAnswer.Of([wrong, ofOther, olderOfOther], Asked));
        Assert.Same(wrong, UsedAnswer.Of([wrong], Asked));
        Assert.Null(UsedAnswer.Of([new(Use(-24), false, true, false), new(Use(1), false, true, false)], Asked));

        static ConsentUse Use(int hours) => new("score-badge", Asked.AddHours(hours), "{}");
    }

    // As it is stored and read back, the partner's part and the person's.
    private static UsedAnswer Used<TAnswer>(string question, TAnswer answer, IReadOnlyList<string>? fields = null) => new(
        InquiryId.New(), ConsentId.New(), PartnerId.New(), SubjectId.New(), Jurisdiction.Cn, Purpose.RentalDeposit, Asked, fields ?? ["DepositWaiver.decision"],
        new ConsentUse(question, Asked, JsonSerializer.Serialize(answer)));

    private static Outcome<AdverseAction> Issue(UsedAnswer used, DateTimeOffset? at = null) =>
        AdverseAction.Issue(used, "Harbour", ActionTaken.Declined, "Bureau, 1 Square, +86 10 1", at ?? Asked.AddDays(1));
}
