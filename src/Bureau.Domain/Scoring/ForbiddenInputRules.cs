using System.Collections.Frozen;

namespace Bureau.Domain.Scoring;

/// <summary>By which rule each input is forbidden. Where no statute names the thing, the principle that it breaks is given.</summary>
public static class ForbiddenInputRules
{
    private const string SensitiveAndCredit = "Regulation on the Administration of the Credit Reporting Industry (PRC, State Council Order 631), Art. 14; PIPL Art. 28; GDPR Art. 9(1).";
    private const string Special = "GDPR Art. 9(1); PIPL Art. 28.";
    private const string EqualCredit = "Equal Credit Opportunity Act, 15 U.S.C. § 1691(a)(1).";
    private const string Minimal = "Only what the purpose needs is collected: PIPL Art. 6; GDPR Art. 5(1)(c).";
    private const string Accurate = "What counts is confirmed and about the person themselves: 15 U.S.C. § 1681e(b); PIPL Art. 8; GDPR Art. 5(1)(d).";
    private const string LawAlone = "Only breaches that a law names are recorded: PRC State Council General Office, Opinion 49 of 2020.";

    private static readonly FrozenDictionary<ForbiddenInput, string> Rules = new Dictionary<ForbiddenInput, string>
    {
        [ForbiddenInput.Religion] = SensitiveAndCredit,
        [ForbiddenInput.Politics] = "GDPR Art. 9(1); ICCPR Art. 18 and 25.",
        [ForbiddenInput.Speech] = "ICCPR Art. 19; Constitution of the PRC Art. 35.",
        [ForbiddenInput.Petitions] = "Constitution of the PRC Art. 41; ICCPR Art. 19.",
        [ForbiddenInput.Purchases] = Minimal,
        [ForbiddenInput.Location] = "Whereabouts are sensitive: PIPL Art. 28. " + Minimal,
        [ForbiddenInput.Biometrics] = SensitiveAndCredit,
        [ForbiddenInput.Health] = SensitiveAndCredit,
        [ForbiddenInput.FriendsOrFamily] = Accurate,
        [ForbiddenInput.Gender] = EqualCredit,
        [ForbiddenInput.MaritalStatus] = EqualCredit,
        [ForbiddenInput.Age] = EqualCredit,
        [ForbiddenInput.Education] = Minimal,
        [ForbiddenInput.Ethnicity] = "Equal Credit Opportunity Act, 15 U.S.C. § 1691(a)(1); GDPR Art. 9(1).",
        [ForbiddenInput.Profession] = "No unreasonable difference by automated decision: PIPL Art. 24. " + Minimal,
        [ForbiddenInput.Association] = "ICCPR Art. 22; " + Special,
        [ForbiddenInput.FamilyPlanning] = "Regulation B, 12 CFR § 1002.5(d)(3).",
        [ForbiddenInput.FamilyDuty] = LawAlone,
        [ForbiddenInput.Volunteering] = LawAlone,
        [ForbiddenInput.ReportingOthers] = "Nobody's points are paid for with another's: " + Minimal,
        [ForbiddenInput.CrowdJudgement] = Accurate,
        [ForbiddenInput.SelfAssertion] = Accurate,
        [ForbiddenInput.OnlineBehaviour] = Minimal,
        [ForbiddenInput.SalesVolume] = Minimal,
        [ForbiddenInput.PrivateConduct] = LawAlone,
        [ForbiddenInput.BreachOfAnother] = Accurate,
        [ForbiddenInput.PublicSupport] = "Equal Credit Opportunity Act, 15 U.S.C. § 1691(a)(2).",
    }.ToFrozenDictionary();

    /// <summary>The rule in a sentence, with its source. Every forbidden input has one.</summary>
    public static string Of(ForbiddenInput input) => Rules[input];
}
