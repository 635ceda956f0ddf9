namespace Bureau.Domain.Subjects;

/// <summary>Whether a person who is stored under the same number is the one meant, and why.</summary>
/// <remarks>
/// Number, birth date and name are judged together. The number comes first: it was checked, and the two people compared have it in common. Another birth date, or a name below the
/// cut-off, is a question for a person. A name alone matches nobody. docs/matching.md has the figures behind the cut-offs.
/// </remarks>
/// <param name="BirthDateAgrees">Whether the birth dates are the same.</param>
/// <param name="Name">How alike the names are.</param>
/// <param name="CutOff">The similarity that the kind of number asks for.</param>
public sealed record IdentityMatch(bool BirthDateAgrees, NameMatch Name, double CutOff)
{
    /// <summary>For a number with a check digit and the birth date in it: a mistyped one hardly ever passes, so the name has only to be no contradiction.</summary>
    public const double WithCheckedNumber = 0.54;

    /// <summary>For a number of which nothing can be checked: any mistyped digit makes another person's.</summary>
    public const double WithUncheckedNumber = 0.8;

    /// <summary>Whether they are one person without anybody being asked.</summary>
    public bool IsSame => BirthDateAgrees && Name.Similarity >= CutOff;

    /// <summary>How a person who is stored under the number of <paramref name="identity"/> compares with it.</summary>
    /// <param name="identity">Who is meant.</param>
    /// <param name="knownName">The stored name.</param>
    /// <param name="knownBirthDate">The stored birth date.</param>
    public static IdentityMatch Of(Identity identity, string knownName, DateOnly knownBirthDate) =>
        new(identity.BirthDate == knownBirthDate, NameMatch.Between(identity.Name, knownName), CutOffFor(identity.Number.Type));

    /// <summary>How alike names must be under a number of that type.</summary>
    public static double CutOffFor(IdentityNumberType type) => type is IdentityNumberType.CnResidentId ? WithCheckedNumber : WithUncheckedNumber;
}
