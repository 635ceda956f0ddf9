using System.Collections.Frozen;

namespace Bureau.Domain.Scoring;

/// <summary>
/// Finds what a name speaks of by its whole words, so that <c>mortgage</c> has no <c>age</c> in it. Longer phrases win over shorter ones, and a phrase may be
/// known as harmless: a face value is no face.
/// </summary>
internal sealed class Phrases<T>
    where T : struct, Enum
{
    private const int LongestPhrase = 4;

    private readonly FrozenDictionary<string, T?> meanings;
    private readonly (T Meaning, string Term)[] terms;

    /// <summary>Each text is a row of phrases between blanks; the words of a phrase are joined by underscores.</summary>
    /// <param name="meant">What speaks of what, in English and pinyin.</param>
    /// <param name="harmless">Phrases that speak of nothing.</param>
    /// <param name="terms">Chinese terms. Chinese does not part its words, so these are found anywhere in a name.</param>
    public Phrases((T Meaning, string Phrases)[] meant, string harmless, (T Meaning, string Terms)[] terms)
    {
        meanings = meant.SelectMany(row => row.Phrases.Split(' '), (row, phrase) => (Phrase: phrase, Meaning: (T?)row.Meaning))
            .Concat(harmless.Split(' ').Select(phrase => (Phrase: phrase, Meaning: (T?)null)))
            .ToFrozenDictionary(row => row.Phrase, row => row.Meaning, StringComparer.OrdinalIgnoreCase);
        this.terms = [.. terms.SelectMany(row => row.Terms.Split(' '), (row, term) => (row.Meaning, term))];
    }

    /// <summary>What the name speaks of first; null when of nothing that is known here.</summary>
    /// <param name="name">In any spelling: UPPER_SNAKE, kebab-case, camelCase or several words.</param>
    public T? In(string name)
    {
        var words = Words(name);
        for (var at = 0; at < words.Count;)
        {
            var taken = 1;
            for (var length = Math.Min(LongestPhrase, words.Count - at); length > 0; length--)
            {
                if (!TryFind(words.GetRange(at, length), out var meaning))
                    continue;
                if (meaning is not null)
                    return meaning;
                taken = length;
                break;
            }

            at += taken;
        }

        foreach (var (meaning, term) in terms)
        {
            if (name.Contains(term, StringComparison.Ordinal))
                return meaning;
        }

        return null;
    }

    // The last word may stand in the plural.
    private bool TryFind(List<string> words, out T? meaning)
    {
        var phrase = string.Join('_', words);
        return meanings.TryGetValue(phrase, out meaning)
            || (phrase.EndsWith("ies", StringComparison.OrdinalIgnoreCase) && meanings.TryGetValue(phrase[..^3] + "Y", out meaning))
            || (phrase.EndsWith('s') || phrase.EndsWith('S')) && meanings.TryGetValue(phrase[..^1], out meaning);
    }

    // Full-width letters count as the plain ones.
    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var plain = new string([.. name.Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c)]);
        var start = 0;
        for (var i = 0; i <= plain.Length; i++)
        {
            if (i < plain.Length && char.IsLetter(plain[i]) && !StartsWord(plain, i))
                continue;
            if (i > start && char.IsLetter(plain[start]))
                words.Add(plain[start..i]);
            start = i < plain.Length && char.IsLetter(plain[i]) ? i : i + 1;
        }

        return words;
    }

    // homeAddress, and GPSTrail.
    private static bool StartsWord(string text, int i) =>
        i > 0 && char.IsUpper(text[i]) && (char.IsLower(text[i - 1]) || (char.IsUpper(text[i - 1]) && i + 1 < text.Length && char.IsLower(text[i + 1])));
}
