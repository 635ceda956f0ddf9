using System.Globalization;
using System.Text;

namespace Bureau.Domain.Disputes;

/// <summary>The name or number by which a furnisher knows one of its own people.</summary>
internal static class PersonName
{
    private const int Longest = 100;

    /// <summary>The name without the blanks around it, or why it is none.</summary>
    public static Outcome<string> Read(string name)
    {
        var trimmed = name.Length <= 2 * Longest ? name.Trim() : "";
        return trimmed.Length is 0 or > Longest || trimmed.Any(char.IsControl) || !StatementText.IsWellFormed(trimmed) || Letters(trimmed).Length == 0 ? new PersonNameMalformed() : trimmed;
    }

    /// <summary>Whether two names are of one person, however they are spaced, cased and punctuated.</summary>
    public static bool Same(string one, string other) => string.Equals(Letters(one), Letters(other), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string name) =>
        string.Concat(name.Normalize(NormalizationForm.FormKD).Where(character => char.IsLetterOrDigit(character) || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Surrogate));
}
