namespace Bureau.Domain.Subjects;

/// <summary>One part of a name, as it is compared.</summary>
/// <param name="Letters">In Latin letters a to z and digits, without marks; what stands in another script is transliterated.</param>
/// <param name="Role">What the part is in a name.</param>
/// <param name="Script">What its writing says about sounds.</param>
/// <param name="Written">The characters themselves where each stands for a syllable, else null: two names in such characters are compared by them.</param>
/// <param name="OtherReading">How a family name is also read, where dictionaries give it a reading of its own; else null.</param>
internal readonly record struct NamePart(string Letters, NamePartRole Role, NameScript Script, string? Written = null, string? OtherReading = null)
{
    /// <summary>Whether the part stands for a whole one by its first letter.</summary>
    public bool IsInitial => Letters.Length == 1 && Script is NameScript.Alphabet && Role is NamePartRole.Name;

    /// <summary>The part and the one after it as if written together.</summary>
    public NamePart With(NamePart next) => new(
        Letters + next.Letters, NamePartRole.Name, Script == next.Script ? Script : NameScript.Alphabet,
        Written is not null && next.Written is not null ? Written + next.Written : null);
}

/// <summary>What a part is in a name.</summary>
internal enum NamePartRole
{
    /// <summary>A given name, a family name, or a word of a company's name.</summary>
    Name,

    /// <summary>A word that joins names and is often left out: bin, de, von, al, the.</summary>
    Particle,

    /// <summary>Which of several of one name: junior, the third.</summary>
    Generation,

    /// <summary>A company's form: Ltd, GmbH, JSC.</summary>
    LegalForm,
}

/// <summary>What a writing says about the sounds of a name.</summary>
internal enum NameScript
{
    /// <summary>Consonants and vowels are written: Latin, Cyrillic, Greek, Armenian, Georgian, kana.</summary>
    Alphabet,

    /// <summary>Not all vowels are written, so only the consonants of a transliteration can be relied on: Arabic, Hebrew, the scripts of India and its neighbours.</summary>
    Consonants,

    /// <summary>A character is a syllable: Chinese characters and Hangul.</summary>
    Syllables,
}
