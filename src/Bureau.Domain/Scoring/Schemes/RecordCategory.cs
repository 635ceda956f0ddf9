namespace Bureau.Domain.Scoring.Schemes;

/// <summary>
/// Every kind of record that a points scheme may count. The enum is closed: what has no member here cannot be named by a scheme nor stand in its
/// events, and <see cref="RecordCategories"/> gives each member its one record domain. Names in a scheme are these in UPPER_SNAKE.
/// </summary>
public enum RecordCategory
{
    /// <summary>A payment 30 to 59 days late.</summary>
    PaymentMonthLate = 1,

    /// <summary>A payment 60 to 89 days late.</summary>
    PaymentTwoMonthsLate = 2,

    /// <summary>A payment 90 days or more late.</summary>
    PaymentThreeMonthsLate = 3,

    /// <summary>A debt that its lender wrote off.</summary>
    DebtWrittenOff = 4,

    /// <summary>Twelve months in a row in which an account was paid as agreed.</summary>
    YearPaidAsAgreed = 5,

    /// <summary>A rented bicycle left where it may not stand.</summary>
    BicycleParkedBadly = 20,

    /// <summary>A rented thing brought back late.</summary>
    RentalReturnedLate = 21,

    /// <summary>A rented thing brought back damaged by the hirer's fault.</summary>
    RentalDamaged = 22,

    /// <summary>A hire that is due and not paid; lasts until it is.</summary>
    RentalFeeUnpaid = 23,

    /// <summary>A hire ended as agreed.</summary>
    RentalCompleted = 24,

    /// <summary>A minor traffic offence, by final decision.</summary>
    TrafficMinorOffence = 40,

    /// <summary>Driving through a red light, by final decision.</summary>
    RedLightRun = 41,

    /// <summary>Driving under the influence of alcohol, by final decision.</summary>
    DrunkDriving = 42,

    /// <summary>A traffic fine that is due and not paid; lasts until it is.</summary>
    TrafficFineUnpaid = 43,

    /// <summary>An honour of the traffic authority for safe driving.</summary>
    SafeDrivingHonour = 44,

    /// <summary>Travelling in public transport without a valid ticket, by final decision.</summary>
    FareEvaded = 60,

    /// <summary>A fare or its surcharge that is due and not paid; lasts until it is.</summary>
    FareSurchargeUnpaid = 61,

    /// <summary>An honour of an authority for saving a life.</summary>
    LifeSavingHonour = 80,

    /// <summary>Another honour of an authority for an exemplary act, by published criteria.</summary>
    CivicHonour = 81,

    /// <summary>A food inspection without a finding.</summary>
    FoodInspectionPassed = 100,

    /// <summary>A finding of a food inspection that is not critical.</summary>
    FoodViolation = 101,

    /// <summary>A critical finding of a food inspection.</summary>
    FoodCriticalViolation = 102,

    /// <summary>A penalty under food law, by final decision.</summary>
    FoodSafetyPenalty = 103,

    /// <summary>An honour of the food authority.</summary>
    FoodSafetyHonour = 104,

    /// <summary>An emission inspection without a finding.</summary>
    EmissionInspectionPassed = 120,

    /// <summary>Emissions above the permitted limit; lasts until they are back below it.</summary>
    EmissionLimitExceeded = 121,

    /// <summary>A penalty for pollution, by final decision.</summary>
    PollutionPenalty = 122,

    /// <summary>Pollution that was remedied, as the authority confirmed.</summary>
    PollutionRemedied = 123,

    /// <summary>An honour of the environmental authority.</summary>
    EnvironmentalHonour = 124,

    /// <summary>A contract that a public body broke, by final judgment.</summary>
    PublicContractBroken = 140,

    /// <summary>A payment of a public body that is due and not made; lasts until it is.</summary>
    PublicPaymentOverdue = 141,

    /// <summary>A judgment that a public body does not carry out; lasts until it does.</summary>
    PublicJudgmentUnmet = 142,

    /// <summary>An audit of a public body without a finding.</summary>
    PublicAuditPassed = 143,
}
