using System.Globalization;
using System.Text;
using Bureau.Domain.Disputes;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Listings;

/// <summary>What authorities write in a listing: text, and never an identity number, however it is spaced, punctuated or wide (a list shows whom it names by nothing of the kind).</summary>
internal static class ListingText
{
    private const int ResidentIdLength = 18;
    private const string PrintedSsn = "000-00-0000";

    /// <summary>The text without the blanks around it, or why it cannot be kept.</summary>
    /// <param name="text">As written.</param>
    /// <param name="longest">In UTF-16 units.</param>
    public static Outcome<string> Read(string text, int longest)
    {
        if (text.Length > 2 * longest)
            return new ListingTextMalformed();
        var trimmed = text.Trim();
        if (trimmed.Length == 0 || trimmed.Length > longest || trimmed.Any(character => char.IsControl(character) && character is not ('\n' or '\r')) || !StatementText.IsWellFormed(trimmed))
            return new ListingTextMalformed();
        return HoldsIdentityNumber(trimmed) ? new ListingNamesNumber() : trimmed;
    }

    /// <summary>Whether a resident identity number with its right check digit, or a social security number as it is printed, stands in the text.</summary>
    public static bool HoldsIdentityNumber(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC);
        for (var start = 0; start < plain.Length; start++)
        {
            if (IsPrintedSsn(plain, start))
                return true;
        }

        var digits = string.Concat(plain.Where(character => !Separates(character)));
        for (var start = 0; start + ResidentIdLength <= digits.Length; start++)
        {
            if (IdentityNumber.Read(IdentityNumberType.CnResidentId, digits.Substring(start, ResidentIdLength)).Succeeded(out _, out _))
                return true;
        }

        return false;
    }

    private static bool Separates(char character) => char.IsWhiteSpace(character)
        || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format or UnicodeCategory.ConnectorPunctuation
        || character is '.' or '·' or '/' or ',';

    // 078-05-1120: three digits, two and four, with no digit before or after.
    private static bool IsPrintedSsn(ReadOnlySpan<char> text, int start)
    {
        if (start + PrintedSsn.Length > text.Length || (start > 0 && char.IsAsciiDigit(text[start - 1])) || (start + PrintedSsn.Length < text.Length && char.IsAsciiDigit(text[start + PrintedSsn.Length])))
            return false;
        for (var i = 0; i < PrintedSsn.Length; i++)
        {
            var character = text[start + i];
            if (PrintedSsn[i] == '0' ? !char.IsAsciiDigit(character) : !Separates(character))
                return false;
        }

        return true;
    }
}
