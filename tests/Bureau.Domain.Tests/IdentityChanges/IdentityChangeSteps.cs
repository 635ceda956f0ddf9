using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.IdentityChanges;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Tests.IdentityChanges;

/// <summary>The steps of a change of who somebody is, the wrong ones too, and what a confirmed one does.</summary>
public sealed class IdentityChangeSteps
{
    private static readonly DateTimeOffset Noon = new(2030, 3, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly PartnerId Proposer = new(Guid.NewGuid());
    private static readonly PartnerId Other = new(Guid.NewGuid());
    private static readonly Subject Person = Somebody();
    private static readonly IdentityChange Proposed = IdentityChange.Death(Person, new(2030, 3, 1), "Certificate seen.", Proposer, Noon).Value!;

    [Fact]
    public void Confirming_IsForAnotherOperator_WithinSevenDays_Once()
    {
        Assert.IsType<ConfirmedByProposer>(Proposed.Confirm(Proposer, Noon).Refusal);
        Assert.IsType<IdentityChangeExpired>(Proposed.Confirm(Other, Noon.AddDays(7)).Refusal);
        var confirmed = Proposed.Confirm(Other, Noon.AddDays(7).AddTicks(-1)).Value!;
        Assert.Equal((IdentityChangeStatus.Confirmed, Other, 2L), (confirmed.StatusAt(Noon.AddYears(1)), confirmed.DecidedBy, confirmed.Version));
        Assert.IsType<IdentityChangeDecided>(confirmed.Confirm(Other, Noon).Refusal);
        Assert.IsType<IdentityChangeDecided>(confirmed.Withdraw(Proposer, Noon).Refusal);
    }

    [Fact]
    public void Withdrawing_IsForEither_WithinSevenDays_Once()
    {
        Assert.Equal(IdentityChangeStatus.Withdrawn, Proposed.Withdraw(Proposer, Noon).Value!.Status);
        var withdrawn = Proposed.Withdraw(Other, Noon).Value!;
        Assert.IsType<IdentityChangeDecided>(withdrawn.Withdraw(Other, Noon).Refusal);
        Assert.IsType<IdentityChangeDecided>(withdrawn.Confirm(Other, Noon).Refusal);
        Assert.IsType<IdentityChangeExpired>(Proposed.Withdraw(Other, Noon.AddDays(7)).Refusal);
    }

    [Fact]
    public void Proposing_IsRefused_WhenItCannotBe()
    {
        static Refusal? Death(DateOnly day, string because = "Seen.") => IdentityChange.Death(Person, day, because, Proposer, Noon).Refusal;
        Assert.Null(Death(Person.BirthDate));
        Assert.Null(Death(new(2030, 3, 15)));
        Assert.IsType<DeathDayOutOfRange>(Death(Person.BirthDate.AddDays(-1)));
        Assert.IsType<DeathDayOutOfRange>(Death(new(2030, 3, 16)));
        Assert.IsType<IdentityChangeReasonMalformed>(Death(new(2030, 3, 1), "\t"));
        Assert.IsType<IdentityChangeReasonMalformed>(Death(new(2030, 3, 1), new string('x', 1001)));
        Assert.IsType<MergeOfOne>(IdentityChange.Merge(Person, Person, "Seen.", Proposer, Noon).Refusal);
        Assert.IsType<MergeOfTwoJurisdictions>(IdentityChange.Merge(Person, Somebody() with { Jurisdiction = Jurisdiction.Us }, "Seen.", Proposer, Noon).Refusal);
        var number = IdentityNumber.Read(IdentityNumberType.CnResidentId, "999999198503140019").Value!;
        var american = IdentityNumber.Read(IdentityNumberType.UsSsn, "123456789").Value!;
        var minor = IdentityNumber.Read(IdentityNumberType.CnResidentId, "999999201503149042").Value!;
        Assert.IsType<IdentityNumberOfAnotherRegister>(IdentityChange.NewNumber(Person, number, american, "Seen.", Proposer, Noon).Refusal);
        Assert.IsType<MinorSubject>(IdentityChange.NewNumber(Person, number, minor, "Seen.", Proposer, Noon).Refusal);
    }

    [Fact]
    public void ADeath_EndsWhatIsInForce_AndLeavesRequestsToLapse()
    {
        var (granted, requested) = (Granted(Person, Noon), Requested(Person));
        var counterpart = ConsentId.New();
        var mutual = Granted(Person, Noon, Purpose.DatingBadge) with { Counterpart = counterpart };
        var step = IdentityStep.Death(Proposed, Standing(Person, granted, requested, mutual), Noon).Value!;

        Assert.Equal(Noon, Assert.Single(step.Files).ClosedAt);
        Assert.Equal([granted.Id, mutual.Id], step.Consents.Select(consent => consent.Id));
        Assert.All(step.Consents, consent => Assert.IsType<ConsentExpired>(consent.WhyNotInForce(Noon)));
        Assert.Equal([counterpart], step.Counterparts);
        Assert.Equal(2, step.Notices.Count(notice => notice.Partner is not null));
        Assert.IsType<FileClosed>(IdentityStep.Death(Proposed, new(Person, step.Files[0], []), Noon).Refusal);
    }

    [Fact]
    public void AMerge_KeepsTheNewestOfEachPartnerAndPurpose_AndMovesTheRest()
    {
        var (duplicate, kept) = (Somebody(), Somebody());
        var change = IdentityChange.Merge(duplicate, kept, "Seen.", Proposer, Noon).Value!;
        var (older, newer) = (Granted(kept, Noon.AddDays(-2)), Granted(duplicate, Noon.AddDays(-1)));
        var alone = Granted(duplicate, Noon, Purpose.LoanMonitoring);
        var requested = Requested(duplicate);
        var step = IdentityStep.Merge(change, Standing(duplicate, newer, alone, requested), Standing(kept, older), Noon).Value!;

        Assert.All(step.Consents, consent => Assert.Equal(kept.Id, consent.Subject));
        Assert.Equal([ConsentStatus.Granted, ConsentStatus.Granted, ConsentStatus.Requested, ConsentStatus.Expired], step.Consents.Select(consent => consent.StatusAt(Noon)));
        Assert.Equal(older.Id, step.Consents[^1].Id);
        Assert.Equal([duplicate.Id, kept.Id], step.Files.Select(file => file.Subject));
        Assert.Equal([Noon, null], step.Files.Select(file => file.ClosedAt));
        Assert.Equal(kept.Id, Assert.Single(step.Notices, notice => notice.Kind is NoticeKind.IdentityChanged).Subject);
    }

    [Fact]
    public void AbsorbingAFile_KeepsEveryFreeze()
    {
        var (one, both) = (new PartnerId(Guid.NewGuid()), new PartnerId(Guid.NewGuid()));
        static FileHead Frozen(params Thaw[] thaws) => new(SubjectId.New(), 1, true) { Thaws = thaws };
        FileHead open = new(SubjectId.New(), 1, false);
        var first = Frozen(new(one, Noon.AddHours(1), Noon), new(both, Noon.AddHours(1), Noon));
        var second = Frozen(new Thaw(both, Noon.AddHours(2), Noon));

        Assert.Equal((true, Noon.AddHours(1), null), Thawed(first.Absorb(second, Noon).Value!));
        Assert.Equal((true, Noon.AddHours(1), Noon.AddHours(1)), Thawed(open.Absorb(first, Noon).Value!));
        Assert.Equal((true, Noon.AddHours(1), Noon.AddHours(1)), Thawed(first.Absorb(open, Noon).Value!));
        Assert.False(open.Absorb(open, Noon).Value!.Frozen);
        Assert.IsType<FileClosed>((open with { ClosedAt = Noon }).Absorb(first, Noon).Refusal);
        Assert.IsType<FileClosed>((open with { ClosedAt = Noon }).Close(Noon).Refusal);

        (bool, DateTimeOffset?, DateTimeOffset?) Thawed(FileHead head) => (head.Frozen, head.ThawedUntil(both, Noon), head.ThawedUntil(one, Noon));
    }

    private static Subject Somebody() => new(SubjectId.New(), "Li Ming", new(1985, 3, 14), "99**************19", Jurisdiction.Cn);

    private static PersonStanding Standing(Subject person, params ConsentGrant[] open) => new(person, new(person.Id, 1, false), open);

    private static ConsentGrant Requested(Subject person) => ConsentGrant.Request(
        Other, person.Id, Purpose.RentalDeposit, ConsentTemplate.Of(Purpose.RentalDeposit).Sections, TimeSpan.FromDays(7), FrequencyBound.Once, Noon).Value!;

    private static ConsentGrant Granted(Subject person, DateTimeOffset at, Purpose purpose = Purpose.RentalDeposit)
    {
        var template = ConsentTemplate.Of(purpose);
        return ConsentGrant.Request(Other, person.Id, purpose, template.Sections, template.Lifetime, template.Frequency, at).Value!.Grant(at).Value!;
    }
}
