using System.Globalization;
using System.Text;
using AnyAscii;

namespace Bureau.Domain.Subjects;

/// <summary>Takes a name apart: compatibility forms, capitals, marks and scripts are made alike, forms of address left out.</summary>
internal static class NameReader
{
    /// <summary>Most parts of one name that are compared.</summary>
    public const int MostParts = 24;

    /// <summary>Most Latin letters of one name that are compared: some characters stand for a sentence.</summary>
    public const int MostLetters = 200;

    /// <summary>The parts, in the order written. Empty when nothing in it is a letter or a digit.</summary>
    public static List<NamePart> Read(string name)
    {
        var parts = Split(name.Normalize(NormalizationForm.FormKC));
        JoinLongForms(parts);
        return Roles(parts);
    }

    private static List<NamePart> Split(string name)
    {
        var parts = new List<NamePart>();
        var word = new StringBuilder();
        var script = NameScript.Alphabet;
        var written = new StringBuilder();
        var syllables = new List<string>();
        var dotted = false;
        var letters = 0;

        void Close()
        {
            if (written.Length > 0)
                AddSyllables(parts, written.ToString(), syllables);
            else if (word.Length > 0)
                Add(parts, word.ToString(), script, dotted);
            dotted = false;
            word.Clear();
            written.Clear();
            syllables.Clear();
            script = NameScript.Alphabet;
        }

        foreach (var rune in name.EnumerateRunes())
        {
            if (letters >= MostLetters || parts.Count >= MostParts)
                break;
            if (rune.Value is '.' && word.Length == 1)
            {
                // "J.P." is one part, "J. P." are two initials.
                Close();
                dotted = true;
                continue;
            }

            if (IsWithinWord(rune))
                continue;
            if (!IsPartOfWord(rune))
            {
                Close();
                continue;
            }

            if (IsSyllable(rune))
            {
                if (word.Length > 0)
                    Close();
                var sound = Latin(rune);
                written.Append(rune.ToString());
                syllables.Add(sound);
                letters += sound.Length;
                continue;
            }

            if (written.Length > 0)
                Close();
            var latin = Latin(rune);
            if (HidesVowels(rune))
                script = NameScript.Consonants;
            word.Append(latin);
            letters += latin.Length;
        }

        Close();
        return parts;
    }

    // A part that follows a single letter and its dot, with nothing between, and is a single letter too, belongs to it.
    private static void Add(List<NamePart> parts, string letters, NameScript script, bool dotted)
    {
        if (dotted && letters.Length == 1 && parts.Count > 0 && parts[^1].Letters.Length < 6)
            parts[^1] = parts[^1] with { Letters = parts[^1].Letters + letters };
        else
            parts.Add(new NamePart(letters, NamePartRole.Name, script));
    }

    // Characters without blanks are a family name, of one character or a known one of two, and a given name.
    private static void AddSyllables(List<NamePart> parts, string written, List<string> sounds)
    {
        var characters = StringInfo.GetTextElementEnumerator(written);
        var each = new List<string>();
        while (characters.MoveNext())
            each.Add((string)characters.Current);
        if (each.Count != sounds.Count || each.Count < 2 || parts.Count > 0)
        {
            parts.Add(new NamePart(string.Concat(sounds), NamePartRole.Name, NameScript.Syllables, written));
            return;
        }

        var family = each.Count > 2 && NameWords.FamilyNamesOfTwo.Contains(each[0] + each[1]) ? 2 : 1;
        var name = string.Concat(each.Take(family));
        parts.Add(new NamePart(
            string.Concat(sounds.Take(family)), NamePartRole.Name, NameScript.Syllables, name, NameWords.FamilyNameReadings.GetValueOrDefault(name)));
        parts.Add(new NamePart(string.Concat(sounds.Skip(family)), NamePartRole.Name, NameScript.Syllables, string.Concat(each.Skip(family))));
    }

    private static void JoinLongForms(List<NamePart> parts)
    {
        foreach (var form in NameWords.LongForms)
        {
            for (var at = 0; at + form.Length <= parts.Count; at++)
            {
                if (!form.AsSpan().SequenceEqual(parts.Skip(at).Take(form.Length).Select(part => part.Letters).ToArray()))
                    continue;
                parts[at] = parts[at] with { Letters = string.Concat(form) };
                parts.RemoveRange(at + 1, form.Length - 1);
            }
        }
    }

    private static List<NamePart> Roles(List<NamePart> parts)
    {
        var named = new List<NamePart>(parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            if (part.Written is not null)
            {
                // Its reading may look like a Latin word that is none here.
                named.Add(part);
                continue;
            }

            if (NameWords.Titles.Contains(part.Letters) && parts.Count > 1)
                continue;
            named.Add(i > 0 && NameWords.Generations.TryGetValue(part.Letters, out var generation) ? part with { Letters = generation, Role = NamePartRole.Generation }
                : NameWords.LegalForms.TryGetValue(part.Letters, out var form) ? part with { Letters = form, Role = NamePartRole.LegalForm }
                : NameWords.Particles.Contains(part.Letters) ? part with { Role = NamePartRole.Particle }
                : NameWords.ShortForms.TryGetValue(part.Letters, out var whole) ? part with { Letters = whole }
                : part with { Letters = WithoutLookalikes(part.Letters) });
        }

        // A name of such words alone is a name all the same.
        return named.Exists(part => part.Role is NamePartRole.Name) ? named : [.. named.Select(part => part with { Role = NamePartRole.Name })];
    }

    // A digit among letters is one that was misread or mistyped for the letter it looks like.
    private static string WithoutLookalikes(string letters)
    {
        if (!letters.AsSpan().ContainsAnyInRange('0', '9') || !letters.AsSpan().ContainsAnyInRange('a', 'z') || char.IsAsciiDigit(letters[0]))
            return letters;
        return string.Create(letters.Length, letters, (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                target[i] = source[i] switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' => 'a', '5' => 's', '7' => 't', '9' => 'g', var other => other };
        });
    }

    private static string Latin(Rune rune)
    {
        var latin = rune.ToString().Transliterate();
        return latin.Length == 1 && char.IsAsciiLetterLower(latin[0]) ? latin : string.Concat(latin.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
    }

    private static bool IsPartOfWord(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber;

    // Apostrophes, and signs that are not seen, stand within a part.
    private static bool IsWithinWord(Rune rune) =>
        rune.Value is '\'' or '’' or '‘' or '`' or '´' or 'ʻ' or 'ʼ' or 'ʾ' or 'ʿ' or '′' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format;

    /// <summary>Whether a character stands for a syllable: Chinese characters and Hangul.</summary>
    internal static bool IsSyllable(Rune rune) => rune.Value is
        (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) or (>= 0xAC00 and <= 0xD7A3);

    // Hebrew to the scripts of the Philippines and Cambodia, and the Arabic presentation forms; Georgian, Hangul, Ethiopic and Cherokee write their vowels.
    private static bool HidesVowels(Rune rune) => rune.Value is (>= 0x0590 and < 0x10A0) or (>= 0x1700 and < 0x1800) or (>= 0xFB1D and <= 0xFEFC);
}
