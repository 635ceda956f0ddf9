using System.Globalization;
using System.Text;

namespace Bureau.Domain.Companies;

/// <summary>A name of a company.</summary>
/// <param name="Text">As its source writes it, 1 to 400 characters.</param>
/// <param name="Kind">What kind of name.</param>
public sealed record CompanyName(string Text, CompanyNameKind Kind)
{
    internal const int Longest = 400;

    /// <summary>
    /// The name that a text writes: NFC, its blanks made one, without marks of direction and of width zero, which change what is seen and not what is meant.
    /// </summary>
    /// <returns>The name, or <see cref="CompanyNameUnsound"/>.</returns>
    internal static Outcome<CompanyName> Read(string text, CompanyNameKind kind)
    {
        if (text.Length > 2 * Longest || !IsWellFormed(text))
            return new CompanyNameUnsound();
        var visible = string.Concat(text.Normalize(NormalizationForm.FormC).Where(character => CharUnicodeInfo.GetUnicodeCategory(character) is not UnicodeCategory.Format));
        var name = string.Join(' ', visible.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return name.Length is 0 or > Longest || name.Any(char.IsControl) || !name.Any(char.IsLetterOrDigit) ? new CompanyNameUnsound() : new CompanyName(name, kind);
    }

    // A half of a character that takes two is no text.
    internal static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsSurrogatePair(text, i))
                return false;
            i++;
        }

        return true;
    }
}

/// <summary>What kind of name.</summary>
public enum CompanyNameKind
{
    /// <summary>As it is registered.</summary>
    Legal = 1,

    /// <summary>As it was registered before.</summary>
    Former = 2,

    /// <summary>Under which it trades.</summary>
    Trading = 3,
}
