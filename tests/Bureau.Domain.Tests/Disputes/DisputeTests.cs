using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disputes;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Tests.Disputes;

/// <summary>A dispute's steps from right and wrong states, and what it does to its entry on each day.</summary>
public sealed class DisputeTests
{
    private static readonly DateTimeOffset Opened = new(2030, 3, 15, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Jurisdiction.Cn, "2030-04-04")]
    [InlineData(Jurisdiction.Us, "2030-04-14")]
    public void LastDay_IsThatOfTheJurisdiction(Jurisdiction jurisdiction, string dueOn) => Assert.Equal(DateOnly.Parse(dueOn, null), New(jurisdiction).DueOn);

    [Fact]
    public void Mark_LastsToTheLastDay_AndTheEntryIsHiddenTheDayAfter()
    {
        var dispute = New(Jurisdiction.Cn);
        Assert.Equal((true, false), (dispute.MarksOn(dispute.DueOn), dispute.HidesOn(dispute.DueOn)));
        Assert.Equal((false, true), (dispute.MarksOn(dispute.DueOn.AddDays(1)), dispute.HidesOn(dispute.DueOn.AddDays(1))));
    }

    [Theory]
    [InlineData(DisputeOutcome.Verified, false)]
    [InlineData(DisputeOutcome.Deleted, true)]
    public void Answer_EndsIt_AndHidesWhatWasDeleted(DisputeOutcome outcome, bool hides)
    {
        var answered = Answer(New(Jurisdiction.Cn), outcome).Value!;
        Assert.Equal((2, false, hides), (answered.Version, answered.MarksOn(answered.DueOn), answered.HidesOn(answered.DueOn.AddDays(99))));
        Assert.IsType<DisputeIsClosed>(Answer(answered, DisputeOutcome.Verified).Refusal);
        Assert.IsType<DisputeIsClosed>(answered.Withdraw(Opened).Refusal);
        Assert.IsType<DisputeIsClosed>(answered.Extend([], Opened).Refusal);
    }

    [Fact]
    public void Past_IsAsItWas_WhateverBecameOfTheDisputeSince()
    {
        var (before, answered, after) = (Opened.AddHours(-1), Opened.AddDays(3), Opened.AddDays(4));
        var deleted = New(Jurisdiction.Cn).Answer(DisputeOutcome.Deleted, "r", "a", "b", null, answered).Value!;
        var shown = deleted.Reinsert("c", after).Value!;
        Assert.Equal([false, true, false], ((DateTimeOffset[])[before, Opened, answered]).Select(shown.MarkedAt));
        Assert.Equal([false, false, true, false], ((DateTimeOffset[])[before, Opened, answered, after]).Select(shown.HidAt));
        Assert.True(deleted.HidAt(after));

        var lapsed = Opened.AddDays(21);
        foreach (var silent in (Dispute[])[New(Jurisdiction.Cn), New(Jurisdiction.Cn).Suppress(lapsed.AddHours(1))])
        {
            Assert.Equal([false, true, false], ((DateTimeOffset[])[before, Opened, lapsed]).Select(silent.MarkedAt));
            Assert.Equal([false, false, true], ((DateTimeOffset[])[before, Opened, lapsed]).Select(silent.HidAt));
        }

        var verified = New(Jurisdiction.Cn).Answer(DisputeOutcome.Verified, "r", "a", "b", null, answered).Value!;
        Assert.Equal((true, false, false), (verified.MarkedAt(Opened), verified.MarkedAt(answered), verified.HidAt(lapsed)));
    }

    [Fact]
    public void Answer_IsRefused_WhenTheTimeHasPassed()
    {
        var dispute = New(Jurisdiction.Cn);
        var late = Opened.AddDays(21);
        Assert.IsType<DisputeOverdue>(dispute.Answer(DisputeOutcome.Verified, "r", "a", "b", null, late).Refusal);
        Assert.IsType<DisputeOverdue>(dispute.Withdraw(late).Refusal);
        Assert.IsType<DisputeOverdue>(dispute.Extend([], late).Refusal);
    }

    [Theory]
    [InlineData("Clerk 12", "clerk 12")]
    [InlineData("Clerk 12", " CLERK-12.")]
    [InlineData("Ｃｌｅｒｋ 12", "Clerk 12")]
    [InlineData("José", "José")]
    public void Answer_IsRefused_WhenTheReviewerIsTheAuthor(string author, string reviewer) =>
        Assert.IsType<ReviewerIsAuthor>(New(Jurisdiction.Cn).Answer(DisputeOutcome.Verified, "r", author, reviewer, null, Opened).Refusal);

    [Fact]
    public void Correction_NeedsAnEntryThatHasChanged()
    {
        var account = Account(100, 200);
        var dispute = New(Jurisdiction.Cn) with { Print = EntryPrint.Of(account) };
        var upTo = dispute.Print.UpTo;
        Assert.IsType<CorrectionMissing>(Corrected(account));
        Assert.IsType<CorrectionMissing>(Corrected(account with { ComplianceCondition = "XB", AccountNumber = "A-2" }));
        Assert.IsType<CorrectionMissing>(Corrected(Account(100.00m, 200.0m)));
        Assert.IsType<CorrectionMissing>(Corrected(Account(100, 200, 300)));
        Assert.IsType<CorrectionMissing>(Corrected(null));
        Assert.Null(Corrected(Account(100, 0)));
        Assert.Null(Corrected(Account(1, 200, 300)));
        Assert.Null(Corrected(account with { AccountType = "00" }));

        Refusal? Corrected(Tradeline? now) =>
            dispute.Answer(DisputeOutcome.Corrected, "r", "a", "b", now is null ? null : EntryPrint.Of(now, upTo), Opened).Refusal;
    }

    [Fact]
    public void Listing_CannotBeCorrected() => Assert.IsType<CorrectionMissing>(Answer(New(Jurisdiction.Cn), DisputeOutcome.Corrected).Refusal);

    [Fact]
    public void MoreTime_IsGivenOnce_ForWhatTheSubjectSentSince()
    {
        var dispute = New(Jurisdiction.Us);
        var sent = new Statement(StatementId.New(), dispute.Subject, dispute.Entry, "More.", null, Opened.AddDays(1), null);
        Assert.IsType<NothingNewFromSubject>(dispute.Extend([], Opened).Refusal);
        Assert.IsType<NothingNewFromSubject>(dispute.Extend([sent with { WrittenAt = Opened }], Opened).Refusal);
        Assert.IsType<NothingNewFromSubject>(dispute.Extend([sent with { Entry = null }], Opened).Refusal);
        var extended = dispute.Extend([sent], Opened).Value!;
        Assert.Equal((dispute.DueOn.AddDays(15), true), (extended.DueOn, extended.Extended));
        Assert.IsType<ExtensionTaken>(extended.Extend([sent], Opened).Refusal);
        Assert.IsType<ExtensionNotAllowed>(New(Jurisdiction.Cn).Extend([sent], Opened).Refusal);
    }

    [Fact]
    public void HiddenEntry_IsShownAgain_ByACertificateAlone()
    {
        var dispute = New(Jurisdiction.Cn);
        Assert.IsType<EntryNotHidden>(dispute.Reinsert("Head", Opened).Refusal);
        Assert.IsType<EntryNotHidden>(Answer(dispute, DisputeOutcome.Verified).Value!.Reinsert("Head", Opened).Refusal);
        var shown = Answer(dispute, DisputeOutcome.Deleted).Value!.Reinsert("Head", Opened).Value!;
        Assert.False(shown.HidesOn(shown.DueOn.AddDays(99)));
        Assert.IsType<EntryNotHidden>(shown.Reinsert("Head", Opened).Refusal);
        var late = dispute.Reinsert("Head", Opened.AddDays(30)).Value!;
        Assert.Equal((DisputeStatus.Suppressed, false), (late.Status, late.HidesOn(late.DueOn.AddDays(99))));
    }

    [Fact]
    public void Lapse_IsRecordedOnce()
    {
        var dispute = New(Jurisdiction.Cn);
        Assert.Same(dispute, dispute.Suppress(Opened));
        var lapsed = dispute.Suppress(Opened.AddDays(21));
        Assert.Equal((DisputeStatus.Suppressed, 2L), (lapsed.Status, lapsed.Version));
        Assert.Same(lapsed, lapsed.Suppress(Opened.AddDays(22)));
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("\u0085")]
    [InlineData("")]
    public void Text_IsRefused_WhenItIsNoText(string text) => Assert.IsType<StatementMalformed>(StatementText.Read(text).Refusal);

    [Fact]
    public void Text_IsRefused_WithHalfACharacter()
    {
        Assert.IsType<StatementMalformed>(StatementText.Read("\ud800").Refusal);
        Assert.IsType<StatementMalformed>(StatementText.Read("a\udc00b").Refusal);
    }

    [Fact]
    public void Text_IsKeptAsWritten() => Assert.Equal("<b>a</b>\r\n😀", StatementText.Read(" <b>a</b>\r\n😀 ").Value);

    private static Outcome<Dispute> Answer(Dispute dispute, DisputeOutcome outcome) => dispute.Answer(outcome, "r", "a", "b", null, Opened);

    private static Dispute New(Jurisdiction jurisdiction) => new()
    {
        Id = DisputeId.New(),
        Subject = SubjectId.New(),
        Jurisdiction = jurisdiction,
        Entry = new FileEntry.Account(PartnerId.New(), "A-1"),
        AnsweredBy = PartnerId.New(),
        Reason = DisputeReason.Amount,
        Statement = null,
        EvidenceSha256 = null,
        Print = null,
        OpenedAt = Opened,
        DueOn = DisputeDays.DueOn(jurisdiction, jurisdiction.Day(Opened)),
        Status = DisputeStatus.Open,
        Version = 1,
    };

    private static Tradeline Account(params decimal[] balances) => new(
        new TradelineId(Guid.Empty), new PartnerId(Guid.Empty), "A-1", 'R', "18", new DateOnly(2029, 1, 1), "CNY", null,
        [.. balances.Select((balance, month) => new TradelineMonth(new DateOnly(2030, 1, 31).AddMonths(month), AccountStatus.Current, TrendedUsage.Unknown, 1000, balance, null, null))]);
}
