using Bureau.Domain.Subjects;

namespace Bureau.Domain.Companies.Names;

/// <summary>
/// The words by which a company's name is found: in Latin letters a to z and digits, without legal forms and joining words, abbreviations by one spelling. Characters that are syllables go in twos by
/// their readings, overlapping (海港绳索: haigang, gangsheng, shengsuo), so that pinyin, simplified and traditional characters find each other.
/// </summary>
public static class CompanyWords
{
    /// <summary>Most words of one name.</summary>
    public const int Most = 12;

    /// <summary>Most letters of one word; what is longer is cut.</summary>
    public const int Longest = 40;

    /// <summary>Fewest letters of a word in which one mistake is forgiven: of shorter words most neighbours are words too.</summary>
    public const int ShortestForgiven = 4;

    /// <summary>The distinct words of a name, in the order written; none when nothing in it is a letter or a digit.</summary>
    /// <param name="name">Well-formed text.</param>
    public static IReadOnlyList<string> Of(string name) => Of(CompanyNameReader.Read(name));

    /// <summary>What an index keeps of a name: its words and the wholes.</summary>
    internal static IEnumerable<string> Indexed(string name)
    {
        var parts = CompanyNameReader.Read(name);
        return Of(parts).Concat(Wholes(parts, word => word));
    }

    internal static IReadOnlyList<string> Of(List<NamePart> parts)
    {
        var words = new List<string>(parts.Count);
        for (var at = 0; at < parts.Count; at++)
        {
            if (parts[at].Role is NamePartRole.LegalForm or NamePartRole.Particle)
                continue;
            if (!IsSyllable(parts, at))
                words.Add(parts[at].Letters);
            else if (IsSyllable(parts, at + 1))
                words.Add(parts[at].Letters + parts[at + 1].Letters);
            else if (at == 0 || !IsSyllable(parts, at - 1))
                words.Add(parts[at].Letters);
        }

        // Single letters say too little, unless there is nothing else.
        var whole = words.Exists(word => word.Length > 1) ? words.FindAll(word => word.Length > 1) : words;
        return [.. whole.Select(Cut).Distinct(StringComparer.Ordinal).Take(Most)];
    }

    /// <summary>
    /// All the words as one, after an equals sign, in the order written and, unless each is a syllable, in that of the alphabet: a name is found by it however common its words are, in another order, and
    /// though the words are written together here and apart there. None when the name has no words.
    /// </summary>
    /// <param name="parts">Of the name.</param>
    /// <param name="corrected">What is meant by a word.</param>
    internal static IEnumerable<string> Wholes(List<NamePart> parts, Func<string, string> corrected)
    {
        var named = parts.FindAll(part => part.Role is not NamePartRole.LegalForm and not NamePartRole.Particle);
        var words = named.ConvertAll(part => part.Written is null ? corrected(part.Letters) : part.Letters);
        if (words.Count == 0)
            return [];
        var written = Cut("=" + string.Concat(words));
        return named.TrueForAll(part => part.Written is not null) ? [written] : [.. new[] { written, Cut("=" + string.Concat(words.Order(StringComparer.Ordinal))) }.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>
    /// The word with one letter left out, in every way: two words that are one mistake apart (a letter too many, too few, wrong, or swapped with its neighbour) have one of these in common, or one is
    /// among the other's. None of a word that is too short or has a digit.
    /// </summary>
    internal static IReadOnlyList<string> WithOneLetterLess(string word)
    {
        if (word.Length < ShortestForgiven || word.AsSpan().ContainsAnyExceptInRange('a', 'z'))
            return [];
        var less = new List<string>(word.Length);
        for (var at = 0; at < word.Length; at++)
        {
            // Of a doubled letter either gives the same.
            if (at == 0 || word[at] != word[at - 1])
                less.Add(word.Remove(at, 1));
        }

        return less;
    }

    /// <summary>Whether one word becomes the other by one mistake at most.</summary>
    internal static bool AreOneMistakeApart(string left, string right)
    {
        var (shorter, longer) = left.Length <= right.Length ? (left, right) : (right, left);
        if (longer.Length - shorter.Length > 1)
            return false;
        var same = shorter.AsSpan().CommonPrefixLength(longer);
        if (shorter.Length < longer.Length)
            return shorter.AsSpan(same).SequenceEqual(longer.AsSpan(same + 1));
        if (same >= shorter.Length - 1 || shorter.AsSpan(same + 1).SequenceEqual(longer.AsSpan(same + 1)))
            return true;
        return shorter[same] == longer[same + 1] && shorter[same + 1] == longer[same] && shorter.AsSpan(same + 2).SequenceEqual(longer.AsSpan(same + 2));
    }

    private static bool IsSyllable(List<NamePart> parts, int at) => at < parts.Count && parts[at] is { Role: NamePartRole.Name, Written: not null };

    private static string Cut(string word) => word.Length > Longest ? word[..Longest] : word;
}
