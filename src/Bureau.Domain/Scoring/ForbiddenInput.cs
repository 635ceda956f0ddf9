namespace Bureau.Domain.Scoring;

/// <summary>
/// What may never be an input of a score, so that a card which asks for it is refused by name and not merely as unknown.
/// What protects the person is the other enum: <see cref="Characteristic"/> has no member for any of these.
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

/// <summary>Recognises a forbidden input by the words of its name.</summary>
public static class ForbiddenInputs
{
    private static readonly Dictionary<string, ForbiddenInput> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["RELIGION"] = ForbiddenInput.Religion, ["RELIGIOUS"] = ForbiddenInput.Religion, ["FAITH"] = ForbiddenInput.Religion,
        ["BELIEF"] = ForbiddenInput.Religion, ["CHURCH"] = ForbiddenInput.Religion, ["CULT"] = ForbiddenInput.Religion,
        ["POLITICS"] = ForbiddenInput.Politics, ["POLITICAL"] = ForbiddenInput.Politics, ["PARTY"] = ForbiddenInput.Politics,
        ["SPEECH"] = ForbiddenInput.Speech, ["POSTS"] = ForbiddenInput.Speech, ["RUMOUR"] = ForbiddenInput.Speech, ["RUMOURS"] = ForbiddenInput.Speech,
        ["PETITION"] = ForbiddenInput.Petitions, ["PETITIONS"] = ForbiddenInput.Petitions, ["PETITIONING"] = ForbiddenInput.Petitions,
        ["PURCHASE"] = ForbiddenInput.Purchases, ["PURCHASES"] = ForbiddenInput.Purchases, ["SHOPPING"] = ForbiddenInput.Purchases,
        ["LOCATION"] = ForbiddenInput.Location, ["ADDRESS"] = ForbiddenInput.Location, ["POSTCODE"] = ForbiddenInput.Location,
        ["ZIP"] = ForbiddenInput.Location, ["GPS"] = ForbiddenInput.Location, ["TRAVEL"] = ForbiddenInput.Location,
        ["BIOMETRIC"] = ForbiddenInput.Biometrics, ["BIOMETRICS"] = ForbiddenInput.Biometrics, ["FACE"] = ForbiddenInput.Biometrics,
        ["FINGERPRINT"] = ForbiddenInput.Biometrics, ["VOICE"] = ForbiddenInput.Biometrics, ["PHOTO"] = ForbiddenInput.Biometrics,
        ["PHOTOS"] = ForbiddenInput.Biometrics, ["PHOTOGRAPHS"] = ForbiddenInput.Biometrics, ["GENETIC"] = ForbiddenInput.Biometrics,
        ["HEALTH"] = ForbiddenInput.Health, ["MEDICAL"] = ForbiddenInput.Health, ["DISABILITY"] = ForbiddenInput.Health, ["ILLNESS"] = ForbiddenInput.Health,
        ["FRIEND"] = ForbiddenInput.FriendsOrFamily, ["FRIENDS"] = ForbiddenInput.FriendsOrFamily, ["FAMILY"] = ForbiddenInput.FriendsOrFamily,
        ["RELATIVE"] = ForbiddenInput.FriendsOrFamily, ["RELATIVES"] = ForbiddenInput.FriendsOrFamily, ["SOCIAL"] = ForbiddenInput.FriendsOrFamily,
        ["CHILD"] = ForbiddenInput.FriendsOrFamily, ["CHILDREN"] = ForbiddenInput.FriendsOrFamily, ["PARENTS"] = ForbiddenInput.FriendsOrFamily,
        ["GENDER"] = ForbiddenInput.Gender, ["SEX"] = ForbiddenInput.Gender, ["SEXUAL"] = ForbiddenInput.Gender,
        ["MARITAL"] = ForbiddenInput.MaritalStatus, ["MARRIAGE"] = ForbiddenInput.MaritalStatus, ["MARRIED"] = ForbiddenInput.MaritalStatus,
        ["DIVORCE"] = ForbiddenInput.MaritalStatus, ["DIVORCED"] = ForbiddenInput.MaritalStatus, ["SPOUSE"] = ForbiddenInput.MaritalStatus,
        ["AGE"] = ForbiddenInput.Age, ["BIRTH"] = ForbiddenInput.Age, ["BIRTHDATE"] = ForbiddenInput.Age,
        ["EDUCATION"] = ForbiddenInput.Education, ["SCHOOL"] = ForbiddenInput.Education, ["DEGREE"] = ForbiddenInput.Education,
        ["ETHNICITY"] = ForbiddenInput.Ethnicity, ["ETHNIC"] = ForbiddenInput.Ethnicity, ["RACE"] = ForbiddenInput.Ethnicity,
        ["NATIONALITY"] = ForbiddenInput.Ethnicity,
        ["PROFESSION"] = ForbiddenInput.Profession, ["OCCUPATION"] = ForbiddenInput.Profession, ["EMPLOYER"] = ForbiddenInput.Profession,
    };

    /// <summary>Finds the forbidden input that a name speaks of.</summary>
    /// <param name="name">In any case: UPPER_SNAKE, snake-case, camelCase or several words.</param>
    /// <returns>The first one that a word of the name stands for; null when none does.</returns>
    public static ForbiddenInput? In(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && !EndsWord(name[i - 1], name[i]))
                continue;

            if (Words.TryGetValue(name[start..i].Trim('_', '-', '.', ' '), out var forbidden))
                return forbidden;

            start = i;
        }

        return null;
    }

    private static bool EndsWord(char here, char next) => !char.IsLetter(here) || !char.IsLetter(next) || (char.IsLower(here) && char.IsUpper(next));
}
