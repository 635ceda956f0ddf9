namespace Bureau.Domain.Disputes;

/// <summary>What people write: kept as written, shown as text and never as markup. 15 U.S.C. § 1681i(b) lets a bureau stop at 100 words; this one carries more.</summary>
public static class StatementText
{
    /// <summary>Longest text, in UTF-16 units.</summary>
    public const int Longest = 2000;

    /// <summary>The text without the blanks around it, or why it cannot be kept.</summary>
    public static Outcome<string> Read(string text)
    {
        // Before anything is made of it: what is far too long is not looked through.
        if (text.Length > 2 * Longest)
            return new StatementMalformed();
        var trimmed = text.Trim();
        return trimmed.Length is 0 or > Longest || trimmed.Any(character => char.IsControl(character) && character is not ('\n' or '\r')) || !IsWellFormed(trimmed)
            ? new StatementMalformed()
            : trimmed;
    }

    /// <summary>No half of a surrogate pair stands alone: a store that holds UTF-8 could not keep it.</summary>
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
