using System.Security.Cryptography;

namespace Bureau.Domain.ShareCodes;

/// <summary>
/// The code that a subject says to a partner: 60 random bits as twelve characters of Crockford's base 32, which leaves out letters that look like others, in three
/// groups. It is shown once and kept as a keyed hash alone; it prints as nothing.
/// </summary>
internal sealed class Code
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 12;
    private const int Group = 4;

    /// <summary>Room for every way to write the twelve with something between them.</summary>
    private const int Longest = 32;

    private readonly string letters;

    private Code(string letters) => this.letters = letters;

    /// <summary>The twelve characters without anything between them: what is hashed.</summary>
    public string Letters => letters;

    /// <summary>As it is said and written: <c>XXXX-XXXX-XXXX</c>.</summary>
    public string Spoken => string.Join('-', letters.Chunk(Group).Select(group => new string(group)));

    /// <summary>A code that nobody can guess.</summary>
    public static Code New() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>Reads a code as people write it: in any case, with blanks or hyphens anywhere, O for 0 and I or L for 1. Null: it is none.</summary>
    public static Code? Read(string written)
    {
        if (written.Length > Longest)
            return null;
        var read = string.Concat(written.Where(c => c is not (' ' or '-')).Select(c => char.ToUpperInvariant(c) switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            var letter => letter,
        }));
        return read.Length == Length && read.All(Alphabet.Contains) ? new(read) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(Code);
}
