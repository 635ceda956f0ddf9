using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Schemes;
using CsCheck;

namespace Bureau.Domain.Tests.Scoring;

public sealed class RecognisingForbiddenInputs
{
    [Theory]
    [InlineData("SALES_VOLUME", ForbiddenInput.SalesVolume)]
    [InlineData("VIDEO_GAMES", ForbiddenInput.OnlineBehaviour)]
    [InlineData("PARENTING_GOODS", ForbiddenInput.Purchases)]
    [InlineData("DIAPERS_BOUGHT", ForbiddenInput.Purchases)]
    [InlineData("FRIENDS_SCORES", ForbiddenInput.FriendsOrFamily)]
    [InlineData("SOCIAL_GRAPH", ForbiddenInput.FriendsOrFamily)]
    [InlineData("PHOTOGRAPHS", ForbiddenInput.Biometrics)]
    [InlineData("CROWD_REPORTS", ForbiddenInput.CrowdJudgement)]
    [InlineData("RUMOURS", ForbiddenInput.CrowdJudgement)]
    [InlineData("CROWD_STARS", ForbiddenInput.CrowdJudgement)]
    [InlineData("driverRating", ForbiddenInput.CrowdJudgement)]
    [InlineData("REPORTING_OTHERS", ForbiddenInput.ReportingOthers)]
    [InlineData("REPORTED_BAD_PARKING", ForbiddenInput.ReportingOthers)]
    [InlineData("SELF_ASSERTED_INCOME", ForbiddenInput.SelfAssertion)]
    [InlineData("VOLUNTEERING_HOURS", ForbiddenInput.Volunteering)]
    [InlineData("FAMILY_PLANNING", ForbiddenInput.FamilyPlanning)]
    [InlineData("NEGLECT_OF_ELDERS", ForbiddenInput.FamilyDuty)]
    [InlineData("ELDER_CARE", ForbiddenInput.FamilyDuty)]
    [InlineData("PETITIONING", ForbiddenInput.Petitions)]
    [InlineData("BLOCKING_OFFICES", ForbiddenInput.Petitions)]
    [InlineData("ONLINE_ACCUSATION", ForbiddenInput.Speech)]
    [InlineData("CULT", ForbiddenInput.Religion)]
    [InlineData("ASSOCIATION", ForbiddenInput.Association)]
    [InlineData("UNION_MEMBERSHIP", ForbiddenInput.Association)]
    [InlineData("FACE_DATA", ForbiddenInput.Biometrics)]
    [InlineData("RIDE_TRAIL", ForbiddenInput.Location)]
    [InlineData("GPSTrail", ForbiddenInput.Location)]
    [InlineData("BROWSING_HISTORY", ForbiddenInput.OnlineBehaviour)]
    [InlineData("EXAM_CHEATING", ForbiddenInput.Education)]
    [InlineData("PROFESSION", ForbiddenInput.Profession)]
    [InlineData("IS_JOURNALIST", ForbiddenInput.Profession)]
    [InlineData("RELATIVES_BREACH", ForbiddenInput.FriendsOrFamily)]
    [InlineData("BREACH_OF_SUPPLIER", ForbiddenInput.BreachOfAnother)]
    [InlineData("SUPPLIERS_PENALTY", ForbiddenInput.BreachOfAnother)]
    [InlineData("PRIVATE_CONDUCT", ForbiddenInput.PrivateConduct)]
    [InlineData("JAYWALKING", ForbiddenInput.PrivateConduct)]
    [InlineData("BLOOD_TYPE", ForbiddenInput.Health)]
    [InlineData("GENES", ForbiddenInput.Biometrics)]
    [InlineData("FINGERPRINTS", ForbiddenInput.Biometrics)]
    [InlineData("DISEASES", ForbiddenInput.Health)]
    [InlineData("NATIONAL_ORIGIN", ForbiddenInput.Ethnicity)]
    [InlineData("PUBLIC_ASSISTANCE", ForbiddenInput.PublicSupport)]
    [InlineData("\uFF32\uFF25\uFF2C\uFF29\uFF27\uFF29\uFF2F\uFF2E", ForbiddenInput.Religion)]
    [InlineData("\u5fd7\u613f\u670d\u52a1", ForbiddenInput.Volunteering)]
    [InlineData("\u793e\u4ea4\u5173\u7cfb", ForbiddenInput.FriendsOrFamily)]
    [InlineData("customer.home.address", ForbiddenInput.Location)]
    [InlineData("REPORTS_ON_OTHERS", ForbiddenInput.ReportingOthers)]
    [InlineData("user_reviews", ForbiddenInput.CrowdJudgement)]
    [InlineData("SELF_EMPLOYED", ForbiddenInput.Profession)]
    [InlineData("PLACE_OF_BIRTH", ForbiddenInput.Ethnicity)]
    [InlineData("age", ForbiddenInput.Age)]
    [InlineData("AGE_OF_CUSTOMER", ForbiddenInput.Age)]
    public void FindsIt_ByTheWordsOfItsName(string name, ForbiddenInput forbidden) => Assert.Equal(forbidden, ForbiddenInputs.In(name));

    [Theory]
    [InlineData("MORTGAGE")]
    [InlineData("AVERAGE_BALANCE")]
    [InlineData("HOMEOWNER")]
    [InlineData("USAGE")]
    [InlineData("ALLOCATION")]
    [InlineData("INVOICE_DATE")]
    [InlineData("INTERFACE")]
    [InlineData("COUNTERPARTY")]
    [InlineData("THIRD_PARTY")]
    [InlineData("CREDIT_UNION")]
    [InlineData("FACE_VALUE")]
    [InlineData("ACCOUNT_AGE")]
    [InlineData("AGE_OF_OLDEST_ACCOUNT")]
    [InlineData("STUDENT_LOAN")]
    [InlineData("SOCIAL_SECURITY_NUMBER")]
    [InlineData("STATEMENT_DATE")]
    [InlineData("TRACE_NUMBER")]
    [InlineData("MIDDLE_NAME")]
    [InlineData("CREDIT_RATING")]
    [InlineData("REVIEW_DATE")]
    [InlineData("reporting_date")]
    [InlineData("payment_rating")]
    [InlineData("messages")]
    [InlineData("HEALTH_INSPECTION")]
    [InlineData("")]
    [InlineData("___")]
    public void LeavesALegitimateWordAlone(string name) => Assert.Null(ForbiddenInputs.In(name));

    [Theory]
    [InlineData("CREDIT_UNION_AND_RELIGION", ForbiddenInput.Religion)]
    [InlineData("FACE_VALUE_OF_FACE", ForbiddenInput.Biometrics)]
    public void AHarmlessPhrase_HidesNothingBesideIt(string name, ForbiddenInput forbidden) => Assert.Equal(forbidden, ForbiddenInputs.In(name));

    [Theory]
    [InlineData("JOB_OFFER", ForbiddenReach.Jobs)]
    [InlineData("PROMOTION", ForbiddenReach.Jobs)]
    [InlineData("SOCIAL_SUPPORT", ForbiddenReach.SocialSupport)]
    [InlineData("HIGH_SPEED_TRAIN_TICKETS", ForbiddenReach.Travel)]
    [InlineData("SCHOOL_ADMISSION", ForbiddenReach.Schools)]
    [InlineData("INTERNET_SPEED", ForbiddenReach.Internet)]
    [InlineData("HOSPITAL_BED", ForbiddenReach.MedicalCare)]
    [InlineData("CHILDREN", ForbiddenReach.Relatives)]
    [InlineData("PUBLIC_SCREEN", ForbiddenReach.PublicDisplay)]
    public void FindsAForbiddenReach(string name, ForbiddenReach forbidden)
    {
        Assert.Equal(forbidden, ForbiddenReaches.In(name));
        Assert.NotEmpty(ForbiddenReaches.RuleOf(forbidden));
    }

    [Fact]
    public void NeverThrows_WhateverTheName() => Gen.String.Sample(name => Assert.True(ForbiddenInputs.In(name) is not { } input || Enum.IsDefined(input)));

    [Fact]
    public void NoBenefit_ReachesWhereNoneMay() => Assert.All(Enum.GetValues<Benefit>(), benefit => Assert.Null(ForbiddenReaches.In(UpperSnake.Of(benefit.ToString()))));

    [Fact]
    public void EveryForbiddenInput_HasItsRule() => Assert.All(Enum.GetValues<ForbiddenInput>(), input => Assert.EndsWith(".", ForbiddenInputRules.Of(input), StringComparison.Ordinal));

    [Fact]
    public void TheRefusal_NamesTheThingAndTheRule() => Assert.Equal(
        "GENDER speaks of GENDER, which may never be an input of a score. Equal Credit Opportunity Act, 15 U.S.C. § 1691(a)(1).",
        new CharacteristicForbidden("$", "GENDER", ForbiddenInput.Gender).Message);
}
