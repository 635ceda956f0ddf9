namespace Bureau.Domain.Subjects;

/// <summary>Who a person says they are, or a furnisher or partner says of them. All three parts together identify; a name alone never does.</summary>
public sealed record Identity
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 200;

    private Identity(IdentityNumber number, string name, DateOnly birthDate) => (Number, Name, BirthDate) = (number, name, birthDate);

    /// <summary>The checked number.</summary>
    public IdentityNumber Number { get; }

    /// <summary>The name, in Unicode normal form C, without blanks around it.</summary>
    public string Name { get; }

    /// <summary>The birth date, which the number confirms.</summary>
    public DateOnly BirthDate { get; }

    /// <summary>The identity, or why the parts do not make one.</summary>
    public static Outcome<Identity> Of(IdentityNumber number, string name, DateOnly birthDate)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl) || !name.IsNormalizable())
            return new NameMalformed();
        return number.BirthDate == birthDate ? new Identity(number, name.Trim().Normalize(), birthDate) : new BirthDateMismatch();
    }

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
