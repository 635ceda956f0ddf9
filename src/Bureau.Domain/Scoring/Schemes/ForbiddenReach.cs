namespace Bureau.Domain.Scoring.Schemes;

/// <summary>Where nothing may hang on a scheme, so that one which reaches there is refused by name; <see cref="Benefit"/> has no member for any of these.</summary>
public enum ForbiddenReach
{
    /// <summary>Work, promotion, public office.</summary>
    Jobs = 1,

    /// <summary>Public support, pensions, housing help.</summary>
    SocialSupport,

    /// <summary>Journeys: tickets for trains and flights, leaving the country.</summary>
    Travel,

    /// <summary>Schools and universities, one's own or one's children's.</summary>
    Schools,

    /// <summary>Access to the net and its speed.</summary>
    Internet,

    /// <summary>Treatment and insurance of health.</summary>
    MedicalCare,

    /// <summary>Anything that befalls a relative.</summary>
    Relatives,

    /// <summary>Showing somebody to the public.</summary>
    PublicDisplay,
}

/// <summary>Recognises a forbidden reach by the words of its name.</summary>
public static class ForbiddenReaches
{
    private const string Rule = "An advantage stays in the field of the conduct: PIPL Art. 6 (purpose) and 24 (automated decisions); PRC State Council General Office, Opinion 49 of 2020 (measures fit the breach).";

    private static readonly Phrases<ForbiddenReach> Known = new(
        [
            (ForbiddenReach.Jobs, "JOB EMPLOYMENT EMPLOYER WORK PROMOTION PUBLIC_OFFICE CIVIL_SERVICE CAREER HIRING RECRUITMENT LICENCE_TO_PRACTISE"),
            (ForbiddenReach.SocialSupport, "SUPPORT SUBSIDY WELFARE PENSION SOCIAL SOCIAL_SECURITY PUBLIC_ASSISTANCE PUBLIC_HOUSING ALLOWANCE"),
            (ForbiddenReach.Travel, "TRAVEL TRAIN TRAIN_TICKET FLIGHT FLYING AIRLINE PASSPORT EXIT_BAN LEAVING_THE_COUNTRY"),
            (ForbiddenReach.Schools, "SCHOOL SCHOOLING EDUCATION UNIVERSITY COLLEGE KINDERGARTEN ENROLMENT ENROLLMENT ADMISSION"),
            (ForbiddenReach.Internet, "INTERNET BROADBAND INTERNET_SPEED BANDWIDTH"),
            (ForbiddenReach.MedicalCare, "MEDICAL HOSPITAL HEALTH MEDICAL_TREATMENT HEALTH_INSURANCE"),
            (ForbiddenReach.Relatives, "RELATIVE FAMILY CHILD CHILDREN SPOUSE PARENT SIBLING"),
            (ForbiddenReach.PublicDisplay, "PUBLIC_SCREEN PUBLIC_DISPLAY BILLBOARD SHAMING RINGTONE"),
        ],
        harmless: "CUSTOMER_SUPPORT SUPPORT_DESK PROMOTION_PRICE PRICE_PROMOTION",
        terms:
        [
            (ForbiddenReach.Jobs, "就业 录用 职务"),
            (ForbiddenReach.SocialSupport, "低保 补贴 社保"),
            (ForbiddenReach.Travel, "机票 火车票 出境"),
            (ForbiddenReach.Schools, "入学 学校"),
            (ForbiddenReach.MedicalCare, "医疗"),
            (ForbiddenReach.Relatives, "亲属 子女"),
        ]);

    /// <summary>Finds the forbidden reach that a name speaks of; null when of none.</summary>
    public static ForbiddenReach? In(string name) => Known.In(name);

    /// <summary>The rule in a sentence, with its source.</summary>
    public static string RuleOf(ForbiddenReach reach) => reach switch
    {
        ForbiddenReach.Relatives => "Nobody answers for what another did. " + Rule,
        ForbiddenReach.PublicDisplay => "Nobody is shown to the public: PIPL Art. 25. " + Rule,
        _ => Rule,
    };
}
