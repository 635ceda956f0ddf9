namespace Bureau.Domain.Scoring;

/// <summary>Recognises a forbidden input by the words of its name.</summary>
public static class ForbiddenInputs
{
    private static readonly Dictionary<string, ForbiddenInput> Words = new (ForbiddenInput Input, string Words)[]
    {
        (ForbiddenInput.Religion, "RELIGION RELIGIOUS FAITH BELIEF CHURCH CULT"),
        (ForbiddenInput.Politics, "POLITICS POLITICAL PARTY"),
        (ForbiddenInput.Speech, "SPEECH POSTS RUMOUR RUMOURS"),
        (ForbiddenInput.Petitions, "PETITION PETITIONS PETITIONING"),
        (ForbiddenInput.Purchases, "PURCHASE PURCHASES SHOPPING"),
        (ForbiddenInput.Location, "LOCATION ADDRESS POSTCODE ZIP GPS TRAVEL"),
        (ForbiddenInput.Biometrics, "BIOMETRIC BIOMETRICS FACE FINGERPRINT VOICE PHOTO PHOTOS PHOTOGRAPHS GENETIC"),
        (ForbiddenInput.Health, "HEALTH MEDICAL DISABILITY ILLNESS"),
        (ForbiddenInput.FriendsOrFamily, "FRIEND FRIENDS FAMILY RELATIVE RELATIVES SOCIAL CHILD CHILDREN PARENTS"),
        (ForbiddenInput.Gender, "GENDER SEX SEXUAL"),
        (ForbiddenInput.MaritalStatus, "MARITAL MARRIAGE MARRIED DIVORCE DIVORCED SPOUSE"),
        (ForbiddenInput.Age, "AGE BIRTH BIRTHDATE"),
        (ForbiddenInput.Education, "EDUCATION SCHOOL DEGREE"),
        (ForbiddenInput.Ethnicity, "ETHNICITY ETHNIC RACE NATIONALITY"),
        (ForbiddenInput.Profession, "PROFESSION OCCUPATION EMPLOYER"),
    }.SelectMany(row => row.Words.Split(' '), (row, word) => (word, row.Input)).ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the forbidden input that a name speaks of.</summary>
    /// <param name="name">In any spelling: UPPER_SNAKE, kebab-case, camelCase or several words.</param>
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
