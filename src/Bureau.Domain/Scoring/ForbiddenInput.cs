namespace Bureau.Domain.Scoring;

/// <summary>
/// What may never be an input of a score nor be furnished, so that a card, a scheme or a file which carries it is refused by name and not merely as
/// unknown; <see cref="ForbiddenInputRules"/> says by which rule. What protects the person are the other enums: <see cref="Characteristic"/> and
/// <see cref="Schemes.RecordCategory"/> have no member for any of these, and <see cref="Furnishing.FurnishingColumn"/> has the birth date alone, to tell
/// people apart.
/// </summary>
public enum ForbiddenInput
{
    /// <summary>Belief and worship, and what is called a cult.</summary>
    Religion = 1,

    /// <summary>Opinions, votes and parties.</summary>
    Politics,

    /// <summary>What was said, written or shared.</summary>
    Speech,

    /// <summary>Complaints to offices, petitions and standing in their way.</summary>
    Petitions,

    /// <summary>What was bought.</summary>
    Purchases,

    /// <summary>Where somebody was, lives or travelled.</summary>
    Location,

    /// <summary>Face, fingerprint, voice, genes, photographs.</summary>
    Biometrics,

    /// <summary>Illness, treatment, blood, disability.</summary>
    Health,

    /// <summary>Friends, relatives and the networks among them, and what they score.</summary>
    FriendsOrFamily,

    /// <summary>Sex, gender and whom one loves.</summary>
    Gender,

    /// <summary>Marriage and divorce.</summary>
    MaritalStatus,

    /// <summary>Age and date of birth.</summary>
    Age,

    /// <summary>Schools, degrees and conduct in exams.</summary>
    Education,

    /// <summary>Descent, race, nationality.</summary>
    Ethnicity,

    /// <summary>Occupation and employer.</summary>
    Profession,

    /// <summary>Membership of a union, a club or any other group.</summary>
    Association,

    /// <summary>Having children, or not.</summary>
    FamilyPlanning,

    /// <summary>Care or neglect of parents and elders.</summary>
    FamilyDuty,

    /// <summary>Unpaid work and gifts.</summary>
    Volunteering,

    /// <summary>Reporting others.</summary>
    ReportingOthers,

    /// <summary>What a crowd says of somebody: stars, votes, reports, rumours.</summary>
    CrowdJudgement,

    /// <summary>What somebody says of themselves and nobody accredited confirms.</summary>
    SelfAssertion,

    /// <summary>What was browsed, searched, watched or played, and on which device.</summary>
    OnlineBehaviour,

    /// <summary>How much somebody sells.</summary>
    SalesVolume,

    /// <summary>Manners, neighbours, litter: conduct that is nobody's business here.</summary>
    PrivateConduct,

    /// <summary>What a relative, a guarantor's friend, a supplier or any other did.</summary>
    BreachOfAnother,

    /// <summary>Living on public support.</summary>
    PublicSupport,
}
