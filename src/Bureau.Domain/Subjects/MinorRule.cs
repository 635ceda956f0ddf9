namespace Bureau.Domain.Subjects;

/// <summary>
/// The bureau keeps no file about minors and takes no consent of them: they can bind themselves by no debt (Civil Code of the People's Republic of China, Arts. 17 and 19;
/// PIPL Arts. 28 and 31 put the data of children under special protection; in the United States the age of majority is a state's to set, 18 in nearly all).
/// </summary>
internal static class MinorRule
{
    /// <summary>The age of majority in years, in every jurisdiction that the bureau knows.</summary>
    public const int Majority = 18;

    /// <summary>Whether somebody born on <paramref name="birthDate"/> is a minor on <paramref name="day"/>; on the eighteenth birthday no more, on 1 March for a birthday that the year lacks.</summary>
    public static bool IsMinor(DateOnly birthDate, DateOnly day) => birthDate > day.AddYears(-Majority);

    /// <summary>Refuses a person who is a minor at an instant: the day is that of the number's jurisdiction.</summary>
    public static Refusal? Judge(Identity person, DateTimeOffset at) => Judge(person.BirthDate, person.Number.Jurisdiction, at);

    /// <summary>The same, of a person that the bureau knows.</summary>
    public static Refusal? Judge(Subject person, DateTimeOffset at) => Judge(person.BirthDate, person.Jurisdiction, at);

    private static MinorSubject? Judge(DateOnly birthDate, Jurisdiction jurisdiction, DateTimeOffset at) => IsMinor(birthDate, jurisdiction.Day(at)) ? new MinorSubject() : null;
}
