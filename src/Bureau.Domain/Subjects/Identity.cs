using System.Buffers;

namespace Bureau.Domain.Subjects;

/// <summary>Who a person says they are, or a furnisher or partner says of them. All three parts together identify; a name alone never does.</summary>
public sealed record Identity
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 200;

    // The control characters; the two that break lines; those that turn the direction of writing, so that a name reads as another; a byte
    // order mark; and the character that stands where one was lost.
    private static readonly SearchValues<char> NotInNames = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue).Select(code => (char)code).Where(char.IsControl),
         .. "\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\uFEFF\uFFFD"]);

    private Identity(IdentityNumber number, string name, DateOnly birthDate) => (Number, Name, BirthDate) = (number, name, birthDate);

    /// <summary>The checked number.</summary>
    public IdentityNumber Number { get; }

    /// <summary>The name, in Unicode normal form C, without blanks around it.</summary>
    public string Name { get; }

    /// <summary>The birth date, which the number confirms where it states one.</summary>
    public DateOnly BirthDate { get; }

    /// <summary>The identity, or why the parts do not make one.</summary>
    public static Outcome<Identity> Of(IdentityNumber number, string name, DateOnly birthDate)
    {
        if (!ReadName(name).Succeeded(out var written, out var refusal))
            return refusal;
        return number.BirthDate is null || number.BirthDate == birthDate ? new Identity(number, written, birthDate) : new BirthDateMismatch();
    }

    /// <summary>The name as the bureau writes it, or why it is none.</summary>
    public static Outcome<string> ReadName(string name)
    {
        if (name.Length > LongestName || name.AsSpan().ContainsAny(NotInNames) || !name.IsNormalizable())
            return new NameMalformed();
        var written = name.Trim().Normalize();
        return written.Length is > 0 and <= LongestName ? written : new NameMalformed();
    }

    /// <summary>
    /// Whether somebody who is stored under the same number is the one meant: birth date and name must be the same too. Furnishers and partners
    /// differ in capitals.
    /// </summary>
    internal bool IsKnownAs(string name, DateOnly birthDate) =>
        birthDate == BirthDate && string.Equals(name, Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => Number.Masked;
}

file static class Unicode
{
    // Normalization throws on lone surrogates, which a text from outside may hold.
    public static bool IsNormalizable(this string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}
