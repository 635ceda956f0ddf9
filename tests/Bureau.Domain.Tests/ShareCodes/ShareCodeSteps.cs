using System.Collections.Frozen;
using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;
using Bureau.Domain.ShareCodes;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Tests.ShareCodes;

/// <summary>The steps of a share code, the wrong ones too, and how a code is written.</summary>
public sealed class ShareCodeSteps
{
    private static readonly DateTimeOffset Noon = new(2030, 3, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly PartnerAgreement Rental = Partner(Tier.Rental, Purpose.RentalDeposit);
    private static readonly ShareCode Live = ShareCode.Make(SubjectId.New(), Purpose.RentalDeposit, null, null, Noon).Value!;

    [Fact]
    public void Redeemed_GivesAConsentWithinTheTemplate()
    {
        var (code, consent) = Live.Redeem(Rental, Noon.AddHours(23)).Value;
        Assert.Equal(ShareCodeStatus.Redeemed, code.StatusAt(Noon.AddDays(9)));
        Assert.Equal((code.Consent, code.RedeemedBy), (consent.Id, Rental.Id));
        Assert.Equal((ConsentStatus.Granted, Noon, Noon.AddHours(23) + ConsentTemplate.Of(Purpose.RentalDeposit).Lifetime), (consent.Status, consent.DecidedAt, consent.ExpiresAt));
        Assert.Equal(FrequencyBound.Once, consent.Frequency);
        Assert.Null(consent.WhyNotInForce(Noon.AddHours(23)));
    }

    [Fact]
    public void Redeeming_IsRefused_FromEveryOtherState_AndForEverybodyElse()
    {
        Assert.IsType<ShareCodeInvalid>(Live.Redeem(Rental, Noon.AddHours(24)).Refusal);
        Assert.IsType<ShareCodeInvalid>(Live.Withdraw(Noon).Value!.Redeem(Rental, Noon).Refusal);
        Assert.IsType<ShareCodeInvalid>(Live.Redeem(Rental, Noon).Value.Code.Redeem(Rental, Noon).Refusal);
        Assert.IsType<ShareCodeInvalid>(Live.Redeem(Partner(Tier.Lender, Purpose.LoanUnderwriting), Noon).Refusal);
        Assert.IsType<ShareCodeInvalid>(Live.Redeem(Partner(Tier.Rental), Noon).Refusal);
    }

    [Fact]
    public void Withdrawing_IsRefused_FromEveryOtherState()
    {
        Assert.IsType<ShareCodeRedeemed>(Live.Redeem(Rental, Noon).Value.Code.Withdraw(Noon).Refusal);
        Assert.IsType<ShareCodeEnded>(Live.Withdraw(Noon).Value!.Withdraw(Noon).Refusal);
        Assert.IsType<ShareCodeEnded>(Live.Withdraw(Noon.AddHours(24)).Refusal);
    }

    [Theory]
    [InlineData("0O1I-LABC-DEFG", "00111ABCDEFG")]
    [InlineData("0o1i labc defg", "00111ABCDEFG")]
    [InlineData("0O1ILABCDEFG", "00111ABCDEFG")]
    [InlineData("0O1I-LABC-DEF", null)]
    [InlineData("0O1I-LABC-DEFGH", null)]
    [InlineData("0O1I-LABC-DEFU", null)]
    [InlineData("0O1I-LABC-DEFﬀ", null)]
    [InlineData("", null)]
    public void ACode_IsReadAsPeopleWriteIt(string written, string? letters) => Assert.Equal(letters, Code.Read(written)?.Letters);

    [Fact]
    public void ANewCode_IsReadBack_AndPrintsAsNothing()
    {
        var codes = Enumerable.Range(0, 1000).Select(_ => Code.New()).ToList();
        Assert.All(codes, code => Assert.Equal(code.Letters, Code.Read(code.Spoken)?.Letters));
        Assert.Equal(codes.Count, codes.Select(code => code.Letters).Distinct().Count());
        Assert.DoesNotContain(codes[0].Letters[..4], $"{codes[0]}", StringComparison.Ordinal);
    }

    private static PartnerAgreement Partner(Tier tier, params Purpose[] purposes) =>
        new(PartnerId.New(), "Harbour", tier, Suspended: false, purposes.ToFrozenSet(), FrozenDictionary<DepositCategory, DepositThreshold>.Empty, Version: 1);
}
