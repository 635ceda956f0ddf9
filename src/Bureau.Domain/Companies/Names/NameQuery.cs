using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Companies.Names;

/// <summary>A name by which companies are searched. What stands in it are letters: no character is a wildcard or an operator.</summary>
public sealed class NameQuery
{
    /// <summary>Most characters.</summary>
    public const int Longest = 300;

    /// <summary>Most words that are looked up, the first of the name.</summary>
    internal const int MostWords = 8;

    private readonly CompanyNameMatch match;
    private readonly List<NamePart> parts;

    private NameQuery(string text, List<NamePart> parts)
    {
        (Text, match, this.parts) = (text, CompanyNameMatch.With(text), parts);
        Words = [.. CompanyWords.Of(parts).Take(MostWords)];
        Joined = [.. Neighbours(parts).Except(Words, StringComparer.Ordinal).Take(MostWords)];
        var key = string.Join(' ', parts.Select(part => part.Written ?? part.Letters));
        Key = key.Length > Longest ? key[..Longest] : key;
    }

    /// <summary>As it was asked.</summary>
    public string Text { get; }

    /// <summary>The name without marks, capitals and what else does not tell names apart, at most 300 characters.</summary>
    internal string Key { get; }

    /// <summary>Stands for the name in a cursor, which is good for one search alone.</summary>
    public long Print => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(Key)));

    /// <summary>Its words, of which at least one is not empty.</summary>
    internal IReadOnlyList<string> Words { get; }

    /// <summary>Its neighbouring words, two as one: others write them together.</summary>
    internal IReadOnlyList<string> Joined { get; }

    /// <summary>The query that a text writes, or <see cref="SearchTooLong"/> or <see cref="SearchEmpty"/>.</summary>
    public static Outcome<NameQuery> Read(string text)
    {
        if (text.Length > Longest)
            return new SearchTooLong();
        if (!CompanyName.IsWellFormed(text))
            return new SearchEmpty();
        var read = CompanyNameReader.Read(text);
        return CompanyWords.Of(read).Count == 0 ? new SearchEmpty() : new NameQuery(text, read);
    }

    /// <summary>See <see cref="CompanyWords.Wholes"/>.</summary>
    internal IEnumerable<string> Wholes(Func<string, string> corrected) => CompanyWords.Wholes(parts, corrected);

    /// <summary>How alike a company's name is.</summary>
    internal NameMatch To(string name) => match.To(name);

    private static IEnumerable<string> Neighbours(List<NamePart> parts)
    {
        for (var at = 0; at + 1 < parts.Count; at++)
        {
            var (one, other) = (parts[at], parts[at + 1]);
            if (one is { Role: NamePartRole.Name, Written: null } && other is { Role: NamePartRole.Name, Written: null } && one.Letters.Length + other.Letters.Length <= CompanyWords.Longest)
                yield return one.Letters + other.Letters;
        }
    }
}
