using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;
using Bureau.Domain.Subjects;
using static Bureau.Domain.Tests.Listings.AnyListing;

namespace Bureau.Domain.Tests.Listings;

/// <summary>The steps of a listing, the wrong ones too.</summary>
public sealed class LifeOfAListing
{
    private static readonly DateOnly Later = Today.AddDays(16);

    [Fact]
    public void AProposal_HasNoEffect_AndSaysWhoListsForWhat()
    {
        var listing = Proposed();
        Assert.Equal((ListingStatus.Proposed, Court.Name, Court.Id, 1L), (listing.Status, listing.Authority, listing.AuthorityId, listing.Version));
        Assert.False(listing.InEffect(Today));
    }

    [Fact]
    public void ANotice_OpensTheTimeToObject_FromTheDayOnWhichItIsRecorded()
    {
        var listing = Notified();
        Assert.Equal((ListingStatus.Notified, Today.AddDays(-3), Today.AddDays(15)), (listing.Status, listing.Notice!.ServedOn, listing.Notice.ObjectionUntil));
        Assert.Equal(Today.AddDays(30), Proposed().RecordNotice(NoticeChannel.HandedOver, Today, "R", Hash, Jurisdiction.Us, Noon).Value!.Notice!.ObjectionUntil);
        Assert.False(listing.InEffect(Today));
        Assert.IsType<ListingAlreadyNotified>(listing.RecordNotice(NoticeChannel.HandedOver, Today, "R", Hash, Jurisdiction.Cn, Noon).Refusal);
    }

    [Theory]
    [InlineData(1, "R", Hash, "NOTICE_DAY_OUT_OF_RANGE")]
    [InlineData(-367, "R", Hash, "NOTICE_DAY_OUT_OF_RANGE")]
    [InlineData(0, " ", Hash, "LISTING_TEXT_MALFORMED")]
    [InlineData(0, "R", "", "NOTICE_PROOF_MALFORMED")]
    [InlineData(0, "R", "9f86", "NOTICE_PROOF_MALFORMED")]
    public void ANotice_IsRefused_WhenItProvesNothing(int days, string reference, string hash, string code) =>
        Assert.Equal(code, Proposed().RecordNotice(NoticeChannel.HandedOver, Today.AddDays(days), reference, hash, Jurisdiction.Cn, Noon).Refusal?.Code);

    [Fact]
    public void AListing_TakesEffect_OnTheDayAfterTheTimeToObject_AndNotBeforeTheDayOfItsActivation()
    {
        Assert.IsType<ListingNotNotified>(Proposed().Activate(SubjectKind.Person, Later).Refusal);
        Assert.Equal(Today.AddDays(15), Assert.IsType<ObjectionWindowOpen>(Notified().Activate(SubjectKind.Person, Today.AddDays(15)).Refusal).Until);
        var active = Active();
        Assert.Equal(Later, active.EffectiveFrom);
        Assert.True(active.InEffect(Later));
        Assert.False(active.InEffect(Later.AddDays(-1)));
        Assert.IsType<ListingAlreadyActive>(active.Activate(SubjectKind.Person, Later).Refusal);
        var ahead = Active(Black with { From = Later.AddDays(10), Until = Later.AddYears(2) });
        Assert.False(ahead.InEffect(Later));
        Assert.True(ahead.InEffect(Later.AddDays(10)));
    }

    [Fact]
    public void AListing_Expires_WhateverItsState_AndStaysSo()
    {
        var last = Black.Until;
        Assert.True(Active().InEffect(last));
        Assert.False(Active().InEffect(last.AddDays(1)));
        foreach (var listing in new[] { Proposed(), Notified(), Active() })
        {
            Assert.Equal(ListingStatus.Expired, listing.StatusOn(last.AddDays(1)));
            Assert.Equal(ListingStatus.Expired, listing.Expire(last.AddDays(1), Noon).Status);
            Assert.Same(listing, listing.Expire(last, Noon));
            Assert.IsType<ListingEnded>(listing.Activate(SubjectKind.Person, last.AddDays(1)).Refusal);
            Assert.IsType<ListingEnded>(listing.OpenAppeal("No.", last.AddDays(1), Noon).Refusal);
        }
    }

    [Fact]
    public void ARepair_EndsItAtOnce_ForGood()
    {
        var repaired = Active().Repair("The judgment was carried out.", Later, Noon).Value!;
        Assert.Equal(ListingStatus.Repaired, repaired.StatusOn(Later));
        Assert.False(repaired.InEffect(Later));
        Assert.IsType<ListingEnded>(repaired.Repair("Again.", Later, Noon).Refusal);
        Assert.IsType<ListingEnded>(repaired.Withdraw("Again.", Later, Noon).Refusal);
        Assert.IsType<ListingEnded>(repaired.Activate(SubjectKind.Person, Later).Refusal);
        Assert.IsType<ListingTextMalformed>(Active().Repair("", Later, Noon).Refusal);
        Assert.IsType<ListingNotRepairable>(Proposed(Red).Repair("Why?", Later, Noon).Refusal);
        Assert.Equal(ListingStatus.Withdrawn, Proposed(Red).Withdraw("By mistake.", Later, Noon).Value!.Status);
    }

    [Fact]
    public void AnAppeal_SuspendsIt_UntilAnotherPersonHasDecided()
    {
        var appealed = Active().OpenAppeal("It was paid.", Later, Noon).Value!;
        Assert.True(appealed.Suspended);
        Assert.False(appealed.InEffect(Later.AddDays(300)));
        Assert.IsType<ListingAppealed>(appealed.OpenAppeal("It was paid.", Later, Noon).Refusal);
        Assert.IsType<AppealDecidedByAuthor>(appealed.DecideAppeal(AppealOutcome.Dismissed, "No payment came.", "CLERK  one", Later, Noon).Refusal);

        var dismissed = appealed.DecideAppeal(AppealOutcome.Dismissed, "No payment came.", "Judge Two", Later, Noon).Value!;
        Assert.True(dismissed.InEffect(Later));
        Assert.IsType<AppealNotOpen>(dismissed.DecideAppeal(AppealOutcome.Granted, "After all.", "Judge Two", Later, Noon).Refusal);
        Assert.IsType<ListingAppealed>(dismissed.OpenAppeal("Again.", Later, Noon).Refusal);

        var granted = appealed.DecideAppeal(AppealOutcome.Granted, "It was paid.", "Judge Two", Later, Noon).Value!;
        Assert.Equal((ListingStatus.Withdrawn, "It was paid."), (granted.Status, granted.EndedBecause));
        Assert.IsType<AppealNotOpen>(Active().DecideAppeal(AppealOutcome.Granted, "Why?", "Judge Two", Later, Noon).Refusal);
    }

    [Fact]
    public void AnAppeal_InTheTimeToObject_KeepsTheListingFromBeingActivated()
    {
        var appealed = Notified().OpenAppeal("It is somebody else's debt.", Today, Noon).Value!;
        Assert.IsType<ListingUnderAppeal>(appealed.Activate(SubjectKind.Person, Later).Refusal);
        Assert.True(appealed.DecideAppeal(AppealOutcome.Dismissed, "It is not.", "Judge Two", Later, Noon).Value!.Activate(SubjectKind.Person, Later).Value!.InEffect(Later));
    }

    [Fact]
    public void AMinorOne_IsToldToThePerson_AndShownToNobody()
    {
        var minor = Notified(Black with { Class = ListingClass.Minor });
        Assert.IsType<ListingNotShown>(minor.Activate(SubjectKind.Person, Later).Refusal);
        Assert.False((minor with { Status = ListingStatus.Active }).InEffect(Later));
    }

    [Fact]
    public void ARedOne_NeedsThePersonsYes_AndACompanysDoesNot()
    {
        var red = Notified(Red);
        Assert.IsType<ListingNotAccepted>(red.Activate(SubjectKind.Person, Later).Refusal);
        var accepted = red.Accept(Today, Noon).Value!;
        Assert.True(accepted.Activate(SubjectKind.Person, Later).Value!.InEffect(Later));
        Assert.IsType<ListingNotAcceptable>(accepted.Accept(Today, Noon).Refusal);
        Assert.IsType<ListingNotAcceptable>(Proposed().Accept(Today, Noon).Refusal);
        Assert.True(red.Activate(SubjectKind.Company, Later).Value!.InEffect(Later));
    }

    [Fact]
    public void TheSameCase_IsListedOnce_ForTheSameDays_AndAnotherAuthoritysBeside()
    {
        Assert.IsType<ListingOverlaps>(Proposing(Black, Proposed()).Refusal);
        Assert.IsType<ListingOverlaps>(Proposing(Black with { From = Black.Until, Until = Black.Until.AddYears(1) }, Active()).Refusal);
        Assert.Null(Proposing(Black with { From = Black.Until.AddDays(1), Until = Black.Until.AddYears(1) }, Active()).Refusal);
        Assert.Null(Proposing(Black with { CaseNumber = "(2030) 99" }, Active()).Refusal);
        Assert.Null(Proposing(Black, Proposed().Withdraw("By mistake.", Today, Noon).Value!).Refusal);
        var other = Listing.Propose(Court with { Id = new(Guid.NewGuid()), Name = "Another court" }, Black, SubjectKind.Person, [Active()], Today, Noon);
        Assert.Equal("Another court", other.Value!.Authority);
    }

    [Fact]
    public void ItsClass_BoundsHowLongItIsShown()
    {
        static string? Code(ListingClass grade, DateOnly until) => Proposing(Black with { Class = grade, Until = until }).Refusal?.Code;
        Assert.Null(Code(ListingClass.Serious, Today.AddYears(3)));
        Assert.Equal("LISTING_TOO_LONG", Code(ListingClass.Serious, Today.AddYears(3).AddDays(1)));
        Assert.Null(Code(ListingClass.Serious, Today.AddYears(1).AddDays(-1)));
        Assert.Equal("LISTING_TOO_SHORT", Code(ListingClass.Serious, Today.AddYears(1).AddDays(-2)));
        Assert.Null(Code(ListingClass.Ordinary, Today.AddYears(1)));
        Assert.Equal("LISTING_TOO_LONG", Code(ListingClass.Ordinary, Today.AddYears(1).AddDays(1)));
        Assert.Equal("LISTING_TOO_SHORT", Code(ListingClass.Ordinary, Today.AddMonths(3).AddDays(-2)));
        Assert.Equal("LISTING_TOO_LONG", Proposing(Red with { Until = Today.AddYears(3).AddDays(1) }).Refusal?.Code);
    }

    [Fact]
    public void AProposal_IsRefused_WhenItCannotStand()
    {
        static string? Code(ProposedListing proposed) => Proposing(proposed).Refusal?.Code;
        Assert.Equal("LISTING_ENDS_BEFORE_START", Code(Black with { From = Today.AddYears(1), Until = Today.AddMonths(6) }));
        Assert.Equal("LISTING_ENDS_BEFORE_START", Code(Black with { From = Today.AddYears(-2), Until = Today.AddDays(-1) }));
        Assert.Equal("LISTING_OUTSIDE_ACCREDITATION", Code(Black with { Domain = RecordDomain.Traffic }));
        Assert.Equal("LISTING_DOMAIN_OF_COMPANIES", Code(Black with { Domain = RecordDomain.FoodSafety }));
        Assert.Equal("LISTING_FIELDS_OF_COLOUR", Code(Black with { Class = null }));
        Assert.Equal("LISTING_FIELDS_OF_COLOUR", Code(Black with { RepairRoute = null }));
        Assert.Equal("LISTING_FIELDS_OF_COLOUR", Code(Red with { Class = ListingClass.Ordinary }));
        Assert.Equal("LISTING_AMOUNT_OUT_OF_RANGE", Code(Black with { Amount = new(0, "CNY") }));
        Assert.Equal("LISTING_AMOUNT_OUT_OF_RANGE", Code(Black with { Amount = new(1.001m, "CNY") }));
        Assert.Equal("LISTING_AMOUNT_OUT_OF_RANGE", Code(Black with { Amount = new(1, "XXX") }));
        Assert.Equal("LISTING_TEXT_MALFORMED", Code(Black with { Reason = new string('x', 2001) }));
        Assert.Equal("LISTING_TEXT_MALFORMED", Code(Black with { CaseNumber = "\0" }));
        Assert.Equal("PERSON_NAME_MALFORMED", Code(Black with { EnteredBy = "..." }));
    }
}
