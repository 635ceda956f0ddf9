using System.Collections.Frozen;
using Bureau.Domain.Disclosure;

namespace Bureau.Domain.Scoring.Schemes;

/// <summary>What is fixed of each category, whatever a scheme says: its domain, whether it speaks against somebody, whether it lasts.</summary>
public static class RecordCategories
{
    private static readonly FrozenDictionary<RecordCategory, RecordCategoryTerms> Terms = new RecordCategoryTerms[]
    {
        Adverse(RecordCategory.PaymentMonthLate, RecordDomain.Credit),
        Adverse(RecordCategory.PaymentTwoMonthsLate, RecordDomain.Credit),
        Adverse(RecordCategory.PaymentThreeMonthsLate, RecordDomain.Credit),
        Adverse(RecordCategory.DebtWrittenOff, RecordDomain.Credit),
        Favourable(RecordCategory.YearPaidAsAgreed, RecordDomain.Credit),

        Adverse(RecordCategory.BicycleParkedBadly, RecordDomain.Rental),
        Adverse(RecordCategory.RentalReturnedLate, RecordDomain.Rental),
        Adverse(RecordCategory.RentalDamaged, RecordDomain.Rental),
        Lasting(RecordCategory.RentalFeeUnpaid, RecordDomain.Rental),
        Favourable(RecordCategory.RentalCompleted, RecordDomain.Rental),

        Adverse(RecordCategory.TrafficMinorOffence, RecordDomain.Traffic),
        Adverse(RecordCategory.RedLightRun, RecordDomain.Traffic),
        Adverse(RecordCategory.DrunkDriving, RecordDomain.Traffic),
        Lasting(RecordCategory.TrafficFineUnpaid, RecordDomain.Traffic),
        Favourable(RecordCategory.SafeDrivingHonour, RecordDomain.Traffic),

        Adverse(RecordCategory.FareEvaded, RecordDomain.Transport),
        Lasting(RecordCategory.FareSurchargeUnpaid, RecordDomain.Transport),

        Favourable(RecordCategory.LifeSavingHonour, RecordDomain.Honours),
        Favourable(RecordCategory.CivicHonour, RecordDomain.Honours),

        Favourable(RecordCategory.FoodInspectionPassed, RecordDomain.FoodSafety),
        Adverse(RecordCategory.FoodViolation, RecordDomain.FoodSafety),
        Adverse(RecordCategory.FoodCriticalViolation, RecordDomain.FoodSafety),
        Adverse(RecordCategory.FoodSafetyPenalty, RecordDomain.FoodSafety),
        Favourable(RecordCategory.FoodSafetyHonour, RecordDomain.FoodSafety),

        Favourable(RecordCategory.EmissionInspectionPassed, RecordDomain.Environment),
        Lasting(RecordCategory.EmissionLimitExceeded, RecordDomain.Environment),
        Adverse(RecordCategory.PollutionPenalty, RecordDomain.Environment),
        Favourable(RecordCategory.PollutionRemedied, RecordDomain.Environment),
        Favourable(RecordCategory.EnvironmentalHonour, RecordDomain.Environment),

        Adverse(RecordCategory.PublicContractBroken, RecordDomain.PublicAdministration),
        Lasting(RecordCategory.PublicPaymentOverdue, RecordDomain.PublicAdministration),
        Lasting(RecordCategory.PublicJudgmentUnmet, RecordDomain.PublicAdministration),
        Favourable(RecordCategory.PublicAuditPassed, RecordDomain.PublicAdministration),
    }.ToFrozenDictionary(terms => terms.Category);

    /// <summary>The terms of a category. Every category has a row.</summary>
    public static RecordCategoryTerms Of(RecordCategory category) => Terms[category];

    private static RecordCategoryTerms Adverse(RecordCategory category, RecordDomain domain) => new(category, domain, IsAdverse: true, Lasts: false);

    private static RecordCategoryTerms Lasting(RecordCategory category, RecordDomain domain) => new(category, domain, IsAdverse: true, Lasts: true);

    private static RecordCategoryTerms Favourable(RecordCategory category, RecordDomain domain) => new(category, domain, IsAdverse: false, Lasts: false);
}

/// <summary>What is fixed of one category.</summary>
/// <param name="Category">Which.</param>
/// <param name="Domain">Where such conduct takes place; only a scheme of that domain may count it.</param>
/// <param name="IsAdverse">Whether it speaks against somebody: a scheme takes points for it and can give none.</param>
/// <param name="Lasts">Whether it goes on until it is ended; the others are over on the day of the event.</param>
public sealed record RecordCategoryTerms(RecordCategory Category, RecordDomain Domain, bool IsAdverse, bool Lasts);
