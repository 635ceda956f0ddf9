using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;
using Bureau.Domain.Partners;
using static Bureau.Domain.Tests.Listings.AnyListing;

namespace Bureau.Domain.Tests.Listings;

/// <summary>What lists of defaulters and of model citizens were abused for, by the name of the abuse.</summary>
public sealed class AbusesOfLists
{
    [Fact]
    public void ActivationWithoutProofOfNotice_IsRefused() =>
        Assert.Equal("LISTING_NOT_NOTIFIED", Proposed().Activate(SubjectKind.Person, Today.AddYears(1)).Refusal?.Code);

    [Theory]
    [InlineData("A debtor, 999999198503140019, has not paid.")]
    [InlineData("999999 19850314 0019")]
    [InlineData("999999-1985-0314-0019.")]
    [InlineData("９９９９９９１９８５０３１４００１９")]
    [InlineData("9999991985\u200B03140019")]
    [InlineData("SSN 123-45-6789")]
    [InlineData("SSN 123 45 6789, unpaid")]
    [InlineData("SSN 123\u201145\u20116789")]
    public void DisplayOfAnIdentityNumber_IsRefused_InEveryText(string text)
    {
        static string? Code(ProposedListing proposed) => Proposing(proposed).Refusal?.Code;
        Assert.Equal("LISTING_NAMES_NUMBER", Code(Black with { Reason = text }));
        Assert.Equal("LISTING_NAMES_NUMBER", Code(Black with { LegalBasis = text }));
        Assert.Equal("LISTING_NAMES_NUMBER", Code(Black with { CaseNumber = text }));
        Assert.Equal("LISTING_NAMES_NUMBER", Code(Black with { RepairRoute = text }));
        Assert.Equal("LISTING_NAMES_NUMBER", Code(Red with { Criteria = text }));
    }

    [Theory]
    [InlineData("Case 999999198503140018 of 2030")]
    [InlineData("An amount of 123456789012345678 yuan")]
    [InlineData("Telephone 1123-45-67890")]
    [InlineData("Paragraphs 123-45 to 6789")]
    public void ANumberThatIdentifiesNobody_MayStandThere(string text) => Assert.Null(Proposing(Black with { Reason = text }).Refusal);

    [Fact]
    public void AnEntryWithoutAuthority_IsRefused() => Assert.Equal(
        "LISTING_WITHOUT_AUTHORITY", Listing.Propose(Court with { Tier = Tier.Furnisher }, Black, SubjectKind.Person, [], Today, Noon).Refusal?.Code);

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void AnEntryWithoutLegalBasis_IsRefused(string basis) => Assert.Equal("LISTING_WITHOUT_LEGAL_BASIS", Proposing(Black with { LegalBasis = basis }).Refusal?.Code);

    [Theory]
    [InlineData(Purpose.RentalDeposit)]
    [InlineData(Purpose.DatingBadge)]
    public void APurposeOutsideTheDomain_IsToldNothing(Purpose purpose)
    {
        var day = Today.AddDays(16);
        var file = new CreditFile(default, 1, [], [Active()]);
        Assert.False(Told(purpose).Black);
        Assert.True(Told(Purpose.LoanUnderwriting).Black);

        ListStatus Told(Purpose asked) => ListStatus.Of(file, PurposeMatrix.Of(asked).Domains, day);
    }

    [Fact]
    public void ARedListWithoutPublishedCriteria_IsRefused() => Assert.Equal("LISTING_FIELDS_OF_COLOUR", Proposing(Red with { Criteria = null }).Refusal?.Code);

    [Fact]
    public void ARedListWithoutExpiry_IsRefused() => Assert.Equal("LISTING_TOO_LONG", Proposing(Red with { Until = DateOnly.MaxValue }).Refusal?.Code);

    [Fact]
    public void ARedListThatNobodyAskedFor_IsRefused() => Assert.Equal("LISTING_NOT_ACCEPTED", Notified(Red).Activate(SubjectKind.Person, Today.AddDays(16)).Refusal?.Code);

    [Fact]
    public void ARepairedListing_IsNotToldAgain_InAnAnswerThatStands()
    {
        var told = new ListStatus(Red: true, Black: true).With(new ListStatus(Red: true, Black: false));
        Assert.Equal((true, false), (told.Red, told.Black));
    }
}
