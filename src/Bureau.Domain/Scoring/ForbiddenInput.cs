namespace Bureau.Domain.Scoring;

/// <summary>
/// What may never be an input of a score nor be furnished, so that a card or a file which carries it is refused by name and not merely as
/// unknown. What protects the person are the other enums: <see cref="Characteristic"/> has no member for any of these, and
/// <see cref="Furnishing.FurnishingColumn"/> has the birth date alone, to tell people apart.
/// </summary>
public enum ForbiddenInput
{
    /// <summary>Belief and worship.</summary>
    Religion = 1,

    /// <summary>Opinions and memberships.</summary>
    Politics,

    /// <summary>What was said, written or shared.</summary>
    Speech,

    /// <summary>Complaints to offices and petitions.</summary>
    Petitions,

    /// <summary>What was bought.</summary>
    Purchases,

    /// <summary>Where somebody was or lives.</summary>
    Location,

    /// <summary>Face, fingerprint, voice, photographs.</summary>
    Biometrics,

    /// <summary>Illness, treatment, disability.</summary>
    Health,

    /// <summary>Friends, relatives and the networks among them.</summary>
    FriendsOrFamily,

    /// <summary>Sex and gender.</summary>
    Gender,

    /// <summary>Marriage and divorce.</summary>
    MaritalStatus,

    /// <summary>Age and date of birth.</summary>
    Age,

    /// <summary>Schools and degrees.</summary>
    Education,

    /// <summary>Descent, race, nationality.</summary>
    Ethnicity,

    /// <summary>Occupation and employer.</summary>
    Profession,
}
